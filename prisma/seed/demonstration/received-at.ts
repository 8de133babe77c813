import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import { startRandom } from './random.js';

/**
 * How often a return comes after its due day, in per cent: the police's rarely, those of charities
 * and small councils more often.
 */
const latePercents: Readonly<Record<string, number>> = {
  POLICE: 2,
  REGIONAL_POLICE: 3,
  CHARITY: 14,
  LOCAL_AUTHORITY_DISTRICT: 13,
  PROBATION: 16,
};
const LATE_PERCENT_OF_OTHERS = 7;

export interface SentReturn {
  readonly dataset: string;
  readonly agency: { readonly code: string; readonly kind: string };
  readonly quarter: DemonstrationQuarter;
}

/** The due day of a quarter's returns: the last day of the month after it. */
export function dueOnOf({ start, days }: DemonstrationQuarter): string {
  const monthAfter = daysAfter(start, days);
  return daysAfter(`${daysAfter(monthAfter, 31).slice(0, 7)}-01`, -1);
}

/**
 * When a quarter's return came in, usually in the weeks before its due day and sometimes up to 18
 * days after it. Never later than `now`: a later one counts as sent now, and so does that of a
 * current quarter.
 */
export function drawReceivedAt(
  { dataset, agency: { code, kind }, quarter }: SentReturn,
  now: Date,
): Date {
  const random = startRandom(`received ${dataset} ${code} ${quarter.key}`);
  const isLate = random.happens(latePercents[kind] ?? LATE_PERCENT_OF_OTHERS);
  const day = daysAfter(dueOnOf(quarter), isLate ? random.int(1, 18) : -random.int(0, 22));
  const minutes = random.int(8 * 60, 17 * 60 - 1);
  const received = new Date(Date.parse(day) + minutes * 60_000);
  return received < now ? received : now;
}
