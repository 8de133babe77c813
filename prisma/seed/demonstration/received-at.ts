import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import { startRandom } from './random.js';

/**
 * The percentage of returns that arrive after their due day: low for the police, higher for
 * charities and small councils.
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
 * Draws when a quarter's return was received: usually in the three weeks up to its due day,
 * sometimes up to 18 days after it. Later returns, and those of a current quarter, are received at
 * `now`.
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
