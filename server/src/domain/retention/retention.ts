import type { Dataset } from '#domain/lists.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter, quarterOf, startOf } from '#domain/quarter.js';

/** The minimum and maximum number of years: the pages look back over three years and a quarter. */
export const [MIN_YEARS, MAX_YEARS] = [4, 100];

/** How long records of a dataset are kept. */
export interface RetentionPeriod {
  readonly dataset: Dataset;
  /** The number of years; null if records are kept until somebody erases them. */
  readonly years: number | null;
  /** The day before which records were removed; null if none have ever been. */
  readonly takenBefore: PlainDate | null;
  /** The version, which goes up with every change to the years; 0 if nobody has ever set any. */
  readonly version: number;
}

/** The first day whose records stay, by dataset; null if all stay. */
export type KeptFrom = Readonly<Record<Dataset, PlainDate | null>>;

/**
 * The first day whose records stay: the first of the quarter that contains the same day that many
 * years ago. So whole quarters are removed, each as soon as its last day is that many years ago.
 */
export function keptFromAfter(years: number, today: PlainDate): PlainDate {
  const year = Number(today.slice(0, 4)) - years;
  return startOf(quarterOf(`${String(year).padStart(4, '0')}${today.slice(4)}`));
}

/** The first day whose records stay, for every dataset. Extending a period brings nothing back. */
export function keptFromOf(
  periods: readonly Pick<RetentionPeriod, 'dataset' | 'years'>[],
  today: PlainDate,
): KeptFrom {
  const find = (dataset: Dataset) => {
    const period = periods.find((each) => each.dataset === dataset);
    const years = period?.years ?? null;
    return years === null ? null : keptFromAfter(years, today);
  };
  return {
    REPORTS: find('REPORTS'),
    DISRUPTIONS: find('DISRUPTIONS'),
    REFERRALS: find('REFERRALS'),
    RESOURCES: find('RESOURCES'),
    OCGS: find('OCGS'),
  };
}

/** Why a number of years cannot be set; null if it can. */
export function explainYears(years: number): string | null {
  return Number.isInteger(years) && years >= MIN_YEARS && years <= MAX_YEARS
    ? null
    : `Whole years from ${MIN_YEARS} to ${MAX_YEARS} are accepted: pages look back over three years and a quarter, and quarters are corrected long afterwards.`;
}

/**
 * Why a quarter cannot be sent, or a return for it taken back: its records were removed. Its
 * figures are kept as sums, and adding records to these would count some twice. Null if the quarter
 * can be changed.
 */
export function explainTaken(
  quarter: Quarter,
  { takenBefore }: Pick<RetentionPeriod, 'takenBefore'>,
): string | null {
  if (takenBefore === null || startOf(quarter) >= takenBefore) return null;
  return `Records of ${formatQuarter(quarter)} were removed when their retention period ended, like all records from before ${formatDate(takenBefore)}. Its figures stay as they are and can no longer be changed.`;
}
