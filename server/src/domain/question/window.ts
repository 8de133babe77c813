import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { endBefore, formatQuarter, type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS, type DateRange, mergeRanges } from '#domain/time.js';
import { monthsBefore } from '#domain/time-shift.js';

import { isTimeDimension } from './dimension-values.js';
import type { Filter } from './filter.js';
import { onDays, separateTime } from './separate-time.js';
import { lastQuarterOf } from './stock-quarter.js';

export const windows = {
  PERIOD:
    'Each figure is for the period that its row names, or for all days asked about if rows name none.',
  ROLLING_FOUR_QUARTERS:
    'Each figure is for four quarters: the one that its row names and the three before it. If rows name none, it is for the four that end with the last closed quarter asked about.',
} as const;
export type Window = keyof typeof windows;

/** Whether a text names a window. */
export function isWindow(text: string): text is Window {
  return Object.hasOwn(windows, text);
}

/** What a question says about time. */
interface Windowed {
  readonly by: readonly Dimension[];
  readonly filter: Filter;
  readonly window: Window;
}

/**
 * Months from the first day of the window that ends with a quarter to the first day of that
 * quarter.
 */
const MONTHS_BEFORE = 9;

/** The days of the four quarters that end with this one. */
export function windowTo(quarter: Quarter): DateRange {
  return { from: monthsBefore(startOf(quarter), MONTHS_BEFORE), until: endBefore(quarter) };
}

/** Whether each row is for a quarter, with figures that cover the four quarters up to it. */
export function isRollingByQuarter({ by, window }: Pick<Windowed, 'by' | 'window'>): boolean {
  return window === 'ROLLING_FOUR_QUARTERS' && by.includes('QUARTER');
}

/**
 * Why a question cannot have a rolling window, in a sentence; null if it can, or does not ask for
 * one.
 */
export function refuseWindow({ by, filter, window }: Windowed): string | null {
  if (window === 'PERIOD') return null;
  const unfit = by.find((dimension) => isTimeDimension(dimension) && dimension !== 'QUARTER');
  if (unfit) {
    return `window: four quarters cannot be grouped by ${unfit} (${dimensions[unfit].name.toLowerCase()}). Group by QUARTER, or by no time dimension.`;
  }
  const apart = separateTime(filter);
  if (!apart) {
    return 'window: "where" combines periods and other conditions under "or" or "not", so the quarters before them are not known. Put periods next to the other conditions.';
  }
  const isOfWholeQuarters = apart.days.every(({ from, until }) => isEdge(from) && isEdge(until));
  return isOfWholeQuarters
    ? null
    : 'window: four quarters must be whole quarters, and the days asked about in "where" begin or end within one. Ask for whole quarters.';
}

function isEdge(day: string): boolean {
  return day === ALWAYS.from || day === ALWAYS.until || startOf(quarterOf(day)) === day;
}

/**
 * The quarter up to which a question's total figure goes: the last closed one asked about; if none
 * is closed, the last that has begun, or else the first asked about. Null if the question does not
 * ask about any day.
 */
export function lastOfWindow(
  { filter }: Pick<Windowed, 'filter'>,
  referenceData: ReferenceData,
): Quarter | null {
  const days = separateTime(filter)?.days ?? [];
  const [first] = days;
  return first ? (lastQuarterOf(days, 'RETURNS', referenceData) ?? quarterOf(first.from)) : null;
}

/**
 * The filters for reading a question's records: for its groups, by quarter if the window rolls, and
 * for the whole. They are the question's own filters, except that rolling quarters reach further
 * back.
 */
export function widenToWindow(
  question: Windowed,
  referenceData: ReferenceData,
): { readonly groups: Filter; readonly whole: Filter } {
  const { filter, window } = question;
  const apart = window === 'PERIOD' ? null : separateTime(filter);
  const last = apart && lastOfWindow(question, referenceData);
  if (!apart || !last) return { groups: filter, whole: filter };
  const whole = onDays(apart, [windowTo(last)]);
  return { groups: isRollingByQuarter(question) ? onDays(apart, widen(apart.days)) : whole, whole };
}

function widen(days: readonly DateRange[]): readonly DateRange[] {
  const reachBack = (from: string) =>
    from === ALWAYS.from ? from : monthsBefore(from, MONTHS_BEFORE);
  return mergeRanges(days.map(({ from, until }) => ({ from: reachBack(from), until })));
}

/** What a reader must know about the window, in sentences. */
export function noteWindow(question: Windowed, referenceData: ReferenceData): readonly string[] {
  const last = question.window === 'PERIOD' ? null : lastOfWindow(question, referenceData);
  if (!last) return [];
  const upTo = `are for the four quarters up to ${formatQuarter(last)}.`;
  return isRollingByQuarter(question)
    ? ['Each figure is for the four quarters up to the one named.', `Totals ${upTo}`]
    : [`All figures ${upTo}`];
}
