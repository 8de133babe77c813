import { addDays, countDays, type PlainDate } from '#domain/plain-date.js';
import { quarterOf, shift, startOf } from '#domain/quarter.js';
import {
  daysOf,
  doesAskDecision,
  type Filter,
  type Leaf,
  mapLeaves,
  timeRangesOf,
} from '#domain/question/filter.js';
import { ALWAYS, type DateRange } from '#domain/time.js';

/** The days of an earlier quarter that match those of the current quarter so far. */
export interface SameDays {
  readonly days: DateRange;
  /** Whether only records that were decided by the end of these days count. */
  readonly isDecided: boolean;
}

/**
 * The current quarter is compared with quarters this many before it: the previous one, and last
 * year's.
 */
const COMPARED = [1, 4];

/**
 * The same days of an earlier quarter, if a filter asks for records of these days only; null if it
 * asks for any others. Every other day that the filter names begins a quarter, so a record of these
 * days meets the filter's conditions on time if and only if the first of the days does.
 */
export function sameDaysIn(filter: Filter, today: PlainDate): SameDays | null {
  const splits = new Set(
    timeRangesOf(filter)
      .flatMap(({ from, until }) => [from, until])
      .filter((day) => !beginsQuarter(day)),
  );
  const [split] = splits;
  if (split === undefined || splits.size > 1) return null;
  if (!COMPARED.some((count) => split === untilIn(today, count))) return null;
  const days = { from: startOf(quarterOf(split)), until: split };
  const areAlone = daysOf(filter).every(
    ({ from, until }) => from >= days.from && until <= days.until,
  );
  if (!areAlone) return null;
  const isDecided = doesAskDecision(filter);
  return !isDecided || doesRequireDecision(filter, split) ? { days, isDecided } : null;
}

/** Whether only records that were decided before that day meet a filter. */
function doesRequireDecision(filter: Filter, day: PlainDate): boolean {
  const requested = new Set<PlainDate>();
  const undecided = mapLeaves(filter, (leaf): Leaf => {
    if (leaf.axis !== 'TIME' || leaf.decidedBefore === undefined) return leaf;
    requested.add(leaf.decidedBefore);
    return { ...leaf, ranges: [] };
  });
  return [...requested].every((each) => each === day) && daysOf(undecided).length === 0;
}

/** The first day after the same days of the quarter that is `count` quarters earlier. */
function untilIn(today: PlainDate, count: number): PlainDate {
  const quarter = quarterOf(today);
  const daysRun = countDays(startOf(quarter), addDays(today, 1));
  return addDays(startOf(shift(quarter, -count)), daysRun);
}

/** Whether a quarter begins on the day, or the day is one of the ends of `ALWAYS`. */
function beginsQuarter(day: PlainDate): boolean {
  return day === ALWAYS.from || day === ALWAYS.until || day === startOf(quarterOf(day));
}
