import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { formatQuarter, type Quarter, quarterOf, quartersBetween, shift } from '#domain/quarter.js';
import { nameSources, type Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** The period of each row, or of each mark of a line. */
export const steps = {
  MONTH: 'Each month.',
  QUARTER: 'Each quarter.',
  YEAR: 'Each year.',
  ROLLING: 'The four quarters up to each quarter.',
} as const;
export type Step = keyof typeof steps;

/** The name of a row for each step. */
export const periodNames: Readonly<Record<Step, string>> = {
  MONTH: 'Month',
  QUARTER: 'Quarter',
  YEAR: 'Year',
  ROLLING: 'Four quarters to',
};

/** The kind of years that quarters are written in. */
export const yearKinds = {
  FINANCIAL: 'From April to March.',
  CALENDAR: 'From January to December.',
} as const;
export type YearKind = keyof typeof yearKinds;

/** A page shown over time, whose quarter is not rated. */
export interface PageTime {
  /** The first quarter of a range; null for a single quarter. */
  readonly from: Quarter | null;
  readonly step: Step;
  readonly years: YearKind;
}

/**
 * The number of quarters shown over time without a range: three years, and the quarter that they
 * are compared with.
 */
const USUAL_QUARTERS = 13;

/** The dimension that groups figures by a step. */
export function toTimeDimension({ step, years }: PageTime): Dimension {
  switch (step) {
    case 'MONTH':
      return 'MONTH';
    case 'YEAR':
      return years === 'CALENDAR' ? 'CALENDAR_YEAR' : 'FINANCIAL_YEAR';
    default:
      return 'QUARTER';
  }
}

/** Why a measure cannot be shown by the chosen step, in a sentence; null if it can. */
export function refuseStep(key: MeasureKey, time: PageTime | null): string | null {
  const measure = measureOf(key);
  const dimension = time && toTimeDimension(time);
  if (dimension === null || measure.dimensions.includes(dimension)) return null;
  return `step: ${dimensions[dimension].name} is not recorded for ${nameSources(measure)}, so ${key} cannot be shown by it. Leave out "step".`;
}

/** The window of each figure, for a step. */
export function toWindow({ step }: PageTime): Question['window'] {
  return step === 'ROLLING' ? 'ROLLING_FOUR_QUARTERS' : 'PERIOD';
}

/** The quarters whose figures are added up: the range, or the single quarter. */
export function shownQuarters({ from }: PageTime, quarter: Quarter): readonly Quarter[] {
  return quartersBetween(from ?? quarter, quarter);
}

/**
 * The quarters that lines are drawn over: the range, or the thirteen quarters up to a single
 * quarter. By year, these are whole years, but no quarter after the current one.
 */
export function drawnQuarters(
  time: PageTime,
  quarter: Quarter,
  { today }: Pick<ReferenceData, 'today'>,
): readonly Quarter[] {
  const [first, last] = [time.from ?? shift(quarter, 1 - USUAL_QUARTERS), quarter];
  if (time.step !== 'YEAR') return quartersBetween(first, last);
  const running = quarterOf(today);
  const begins = beginOfYear(first, time.years);
  const ends = shift(beginOfYear(last, time.years), 3);
  return quartersBetween(begins, ends < running ? ends : running);
}

function beginOfYear(quarter: Quarter, years: YearKind): Quarter {
  const number = Number(quarter.slice(-1));
  // A calendar year begins with the last quarter of a financial year.
  return shift(quarter, years === 'FINANCIAL' ? 1 - number : -(number % 4));
}

const monthFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The key of a period as people write it: Q1 2025/26, April 2025, 2025/26, 2025. */
export function formatPeriodKey(dimension: Dimension, key: string): string {
  switch (dimension) {
    case 'QUARTER':
      return formatQuarter(key);
    case 'MONTH':
      return monthFormat.format(Date.parse(`${key}-01`));
    default:
      return key.replace('-', '/');
  }
}
