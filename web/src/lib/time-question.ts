import type { PeriodChoice } from './choice.js';
import { formatMonth } from './format.js';
import { shiftQuarter, toQuarterOfMonth, toYearSpan } from './quarter.js';
import { type AskedScope, isRange, type Scope } from './scope.js';

type TimeDimension = 'MONTH' | 'QUARTER' | 'FINANCIAL_YEAR' | 'CALENDAR_YEAR';

/** What a chart over time asks of `figures`. */
interface TimeQuestion {
  readonly by: TimeDimension[];
  readonly window: 'PERIOD' | 'ROLLING_FOUR_QUARTERS';
  /** The quarters whose records count, both ends included. */
  readonly quarter: { readonly from: string; readonly to: string };
}

type TimeScope = Pick<Scope, 'quarter' | 'from' | 'step' | 'years'>;

interface Known {
  /** Every quarter that there is, from early to late. */
  readonly periods: readonly PeriodChoice[];
}

/** So many quarters are shown where no range is asked: three years, and the quarter with which they are compared. */
const quartersShown = 13;

/**
 * What is shown over time: each month, quarter or year of the range, or four quarters up to each quarter of it. Without a range it is
 * the thirteen quarters up to the one shown. By year they are whole years, as far as there are quarters.
 */
export function toTimeQuestion(scope: TimeScope, { periods }: Known): TimeQuestion {
  const span = findSpan(scope, periods);
  const { step, years } = scope;
  if (step === 'month') return { by: ['MONTH'], window: 'PERIOD', quarter: span };
  if (step === 'rolling') return { by: ['QUARTER'], window: 'ROLLING_FOUR_QUARTERS', quarter: span };
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
 * The address of what a row or a mark over time stands for: a quarter, the quarter of a month, a whole year, or the four quarters up to
 * one, as far as there are quarters. What it leads to is told by quarter.
 */
export function narrowToTime(
  code: string,
  { step, years }: Pick<Scope, 'step' | 'years'>,
  { periods }: Known,
): Pick<AskedScope, 'quarter' | 'from' | 'step'> {
  const { first, last } = spanOf(code, step, years);
  const from = periods.find((period) => period.code >= first)?.code ?? first;
  const quarter = periods.findLast((period) => period.code <= last)?.code ?? last;
  return { quarter, from: from < quarter ? from : null, step: null };
}

function spanOf(code: string, step: Scope['step'], years: Scope['years']): ReturnType<typeof toYearSpan> {
  if (step === 'year') return toYearSpan(years === 'calendar' ? toQuarterOfMonth(`${code}-01`) : `${code}-Q1`, years);
  const last = step === 'month' ? toQuarterOfMonth(code) : code;
  return { first: step === 'rolling' ? shiftQuarter(last, -3) : last, last };
}

/** What names the time of a row of `figures`. */
interface TimeKey {
  readonly month?: string | null;
  readonly quarter?: { readonly key: string; readonly label: string } | null;
  readonly financialYear?: string | null;
  readonly calendarYear?: number | null;
}

interface TimePlace {
  readonly code: string;
  /** `April 2026`, `Q1 2026/27`, `2026/27` or `2026`. */
  readonly label: string;
  /** Whether returns of it are still coming in, or a part of it has not begun: what is there is not the whole. */
  readonly isOpen: boolean;
}

/** The time of a row that answers `toTimeQuestion`. Null where it names none. */
export function readTimeKey(key: TimeKey, { periods }: Known): TimePlace | null {
  const isOpen = (from: string, to: string) => {
    const inside = periods.filter(({ code }) => code >= from && code <= to);
    return inside.at(-1)?.code !== to || inside.some((period) => period.isOpen);
  };
  if (typeof key.month === 'string') {
    const quarter = toQuarterOfMonth(key.month);
    return { code: key.month, label: formatMonth(key.month), isOpen: isOpen(quarter, quarter) };
  }
  if (key.quarter) return { code: key.quarter.key, label: key.quarter.label, isOpen: isOpen(key.quarter.key, key.quarter.key) };
  if (typeof key.financialYear === 'string') {
    const { first, last } = toYearSpan(`${key.financialYear}-Q1`, 'financial');
    return { code: key.financialYear, label: key.financialYear.replace('-', '/'), isOpen: isOpen(first, last) };
  }
  if (typeof key.calendarYear !== 'number') return null;
  const year = String(key.calendarYear);
  const { first, last } = toYearSpan(toQuarterOfMonth(`${year}-01`), 'calendar');
  return { code: year, label: year, isOpen: isOpen(first, last) };
}
