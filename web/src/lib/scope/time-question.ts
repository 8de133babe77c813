import type { FigureWhere } from '#lib/figure-question.js';
import { formatMonth } from '#lib/format.js';
import { shiftQuarter, toQuarterOfMonth, toYearSpan } from '#lib/quarter.js';

import type { PeriodChoice } from './choice.js';
import { isRange, type Scope, type ScopeParams } from './scope.js';

type TimeDimension = 'MONTH' | 'QUARTER' | 'FINANCIAL_YEAR' | 'CALENDAR_YEAR';

/** The question for `figures` of a chart over time. */
interface TimeQuestion {
  readonly by: TimeDimension[];
  readonly window: 'PERIOD' | 'ROLLING_FOUR_QUARTERS';
  /** The quarters whose records count, both ends included. */
  readonly quarter: { readonly from: string; readonly to: string };
}

type TimeScope = Pick<Scope, 'quarter' | 'from' | 'step' | 'years'>;

interface Known {
  /** Every quarter available, in order of time. */
  readonly periods: readonly PeriodChoice[];
}

/**
 * Whether a page over time uses the range and step of its scope; otherwise it shows rated quarters.
 */
export function isOverTime(scope: Pick<Scope, 'quarter' | 'from' | 'step'>): boolean {
  return isRange(scope) || scope.step !== 'quarter';
}

/**
 * The number of quarters shown if no range is asked for: three years, and the quarter that they are
 * compared with.
 */
const quartersShown = 13;

/**
 * The periods of a chart over time: each month, quarter or year of the range, or four quarters up
 * to each quarter of the range. Without a range the chart covers the thirteen quarters up to the
 * one shown. Years are whole unless some of their quarters are not available.
 */
export function toTimeQuestion(scope: TimeScope, { periods }: Known): TimeQuestion {
  const span = findSpan(scope, periods);
  const { step, years } = scope;
  if (step === 'month') return { by: ['MONTH'], window: 'PERIOD', quarter: span };
  if (step === 'rolling')
    return { by: ['QUARTER'], window: 'ROLLING_FOUR_QUARTERS', quarter: span };
  if (step === 'quarter') return { by: ['QUARTER'], window: 'PERIOD', quarter: span };

  const whole = { from: toYearSpan(span.from, years).first, to: toYearSpan(span.to, years).last };
  return {
    by: [years === 'calendar' ? 'CALENDAR_YEAR' : 'FINANCIAL_YEAR'],
    window: 'PERIOD',
    quarter: {
      from: periods.find(({ code }) => code >= whole.from)?.code ?? span.from,
      to: periods.findLast(({ code }) => code <= whole.to)?.code ?? span.to,
    },
  };
}

function findSpan(scope: TimeScope, periods: Known['periods']): TimeQuestion['quarter'] {
  if (isRange(scope)) return { from: scope.from.code, to: scope.quarter.code };
  const last = periods.findIndex(({ code }) => code === scope.quarter.code);
  const first = periods[Math.max(0, last - quartersShown + 1)] ?? scope.quarter;
  return { from: first.code, to: scope.quarter.code };
}

/**
 * The address for a row or a mark over time: a quarter, the quarter of a month, a whole year, or
 * the four quarters up to one, without quarters that are not available. The page at that address
 * shows quarters.
 */
export function narrowToTime(
  code: string,
  { step, years }: Pick<Scope, 'step' | 'years'>,
  { periods }: Known,
): Pick<ScopeParams, 'quarter' | 'from' | 'step'> {
  const { first, last } = spanOf(code, step, years);
  const from = periods.find((period) => period.code >= first)?.code ?? first;
  const quarter = periods.findLast((period) => period.code <= last)?.code ?? last;
  return { quarter, from: from < quarter ? from : null, step: null };
}

function spanOf(
  code: string,
  step: Scope['step'],
  years: Scope['years'],
): ReturnType<typeof toYearSpan> {
  if (step === 'year')
    return toYearSpan(years === 'calendar' ? toQuarterOfMonth(`${code}-01`) : `${code}-Q1`, years);
  const last = step === 'month' ? toQuarterOfMonth(code) : code;
  return { first: step === 'rolling' ? shiftQuarter(last, -3) : last, last };
}

/**
 * The time conditions that replace the quarters of a filter, so that only the records behind a row
 * or a mark over time remain.
 */
export function filterTime(
  code: string,
  { step, years }: Pick<Scope, 'step' | 'years'>,
): FigureWhere {
  if (step === 'month') return { quarter: null, month: { in: [code] } };
  if (step === 'quarter') return { quarter: { in: [code] } };
  if (step === 'rolling') return { quarter: { from: shiftQuarter(code, -3), to: code } };
  return years === 'calendar'
    ? { quarter: null, calendarYear: { in: [Number(code)] } }
    : { quarter: null, financialYear: { in: [code] } };
}

/** The parts of a row's key that name its time. */
export interface TimeKey {
  readonly month?: string | null;
  readonly quarter?: { readonly key: string; readonly label: string } | null;
  readonly financialYear?: string | null;
  readonly calendarYear?: number | null;
}

/** A month, a quarter or a year. */
export interface TimePlace {
  readonly code: string;
  /** `April 2026`, `Q1 2026/27`, `2026/27` or `2026`. */
  readonly label: string;
  /**
   * Whether the time is incomplete: its returns are still coming in, or part of it is before or
   * after all available quarters.
   */
  readonly isOpen: boolean;
  /**
   * `so far`, or `from Q1 2022/23 on` for a year that starts before the first records. Empty if the
   * time is complete.
   */
  readonly part: string;
}

/** The time of a row in the answer to a `toTimeQuestion`. Null if the row names no time. */
export function readTimeKey(key: TimeKey, known: Known): TimePlace | null {
  if (typeof key.month === 'string') {
    const quarter = toQuarterOfMonth(key.month);
    return {
      code: key.month,
      label: formatMonth(key.month),
      ...findPart({ first: quarter, last: quarter }, known),
    };
  }
  if (key.quarter) {
    const { key: code, label } = key.quarter;
    return { code, label, ...findPart({ first: code, last: code }, known) };
  }
  if (typeof key.financialYear === 'string') {
    const span = toYearSpan(`${key.financialYear}-Q1`, 'financial');
    return {
      code: key.financialYear,
      label: key.financialYear.replace('-', '/'),
      ...findPart(span, known),
    };
  }
  if (typeof key.calendarYear !== 'number') return null;
  const year = String(key.calendarYear);
  return {
    code: year,
    label: year,
    ...findPart(toYearSpan(toQuarterOfMonth(`${year}-01`), 'calendar'), known),
  };
}

function findPart(
  { first, last }: ReturnType<typeof toYearSpan>,
  { periods }: Known,
): Pick<TimePlace, 'isOpen' | 'part'> {
  const inside = periods.filter(({ code }) => code >= first && code <= last);
  const [earliest] = inside;
  if (inside.at(-1)?.code !== last || inside.some((period) => period.isOpen))
    return { isOpen: true, part: 'so far' };
  if (earliest !== undefined && earliest.code > first)
    return { isOpen: true, part: `from ${earliest.name} on` };
  return { isOpen: false, part: '' };
}
