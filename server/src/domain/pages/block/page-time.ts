import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { formatQuarter, type Quarter, quarterOf, quartersBetween, shift } from '#domain/quarter.js';
import { nameSources, type Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** Which period each row, or each mark of a line, is for. */
export const steps = {
  MONTH: 'Each month.',
  QUARTER: 'Each quarter.',
  YEAR: 'Each year.',
  ROLLING: 'The four quarters up to each quarter.',
} as const;
export type Step = keyof typeof steps;

/** What a row of each step is called. */
export const periodNames: Readonly<Record<Step, string>> = {
  MONTH: 'Month',
  QUARTER: 'Quarter',
  YEAR: 'Year',
  ROLLING: 'Four quarters to',
};

/** Which years quarters are written in. */
export const yearKinds = {
  FINANCIAL: 'From April to March.',
  CALENDAR: 'From January to December.',
} as const;
export type YearKind = keyof typeof yearKinds;

/** A page that is told over time, and not judged by its quarter. */
export interface PageTime {
  /** The first quarter of a range; null where one quarter stands alone. */
  readonly from: Quarter | null;
  readonly step: Step;
  readonly years: YearKind;
}

/**
 * Quarters that are shown over time where no range is asked: three years, and the quarter with
 * which they are compared.
 */
const USUAL_QUARTERS = 13;

/** What groups figures by a step. */
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

/** Why a measure cannot be told by the step that is asked for, in a sentence; null where it can. */
export function refuseStep(key: MeasureKey, time: PageTime | null): string | null {
  const measure = measureOf(key);
  const dimension = time && toTimeDimension(time);
  if (dimension === null || measure.dimensions.includes(dimension)) return null;
  return `step: ${dimensions[dimension].name} is not recorded for ${nameSources(measure)}, so ${key} cannot be shown by it. Leave step out.`;
}

/** What of time each figure of a step is for. */
export function toWindow({ step }: PageTime): Question['window'] {
  return step === 'ROLLING' ? 'ROLLING_FOUR_QUARTERS' : 'PERIOD';
}

/** The quarters whose figures are added up: the range, or the one that stands alone. */
export function shownQuarters({ from }: PageTime, quarter: Quarter): readonly Quarter[] {
  return quartersBetween(from ?? quarter, quarter);
}

/**
 * The quarters that lines are drawn over: the range, or the thirteen up to the one that stands
 * alone. By year they are whole years, as far as there are quarters.
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
  // A calendar year begins with the last quarter of a financial one.
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
