import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensionKeys, dimensions } from '#domain/measures/dimensions.js';
import { type Measure, type Source, sourcesOf } from '#domain/measures/measure.js';
import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import { ALWAYS, type DateRange } from '#domain/time.js';

import { axesOf, daysOf, type Filter } from './filter.js';
import { refuseWindow, type Window } from './window.js';

/**
 * Rows are sorted by measures or dimensions of the question, one after another. Nulls come last in
 * both directions.
 */
export interface Order {
  readonly by: { readonly measure: MeasureKey } | { readonly dimension: Dimension };
  readonly isDescending: boolean;
}

export const comparisons = {
  PREVIOUS_PERIOD:
    'The previous period of the same length: the quarter before, the year before, the three months before.',
  SAME_PERIOD_LAST_YEAR: 'The same period a year before.',
} as const;
export type Comparison = keyof typeof comparisons;
export const comparisonKeys = [
  'PREVIOUS_PERIOD',
  'SAME_PERIOD_LAST_YEAR',
] as const satisfies readonly Comparison[];

/** A change requested in addition to the figures of rows or of the whole. */
export interface ChangeParams {
  readonly measure: MeasureKey;
  readonly to: Comparison;
  readonly of: 'ROWS' | 'TOTALS';
}

/** A question for figures: which measures, grouped by what, over which records. */
export interface Question {
  readonly by: readonly Dimension[];
  readonly filter: Filter;
  readonly window: Window;
  /** The changes to work out for measures that are shown; each once. */
  readonly changes: readonly ChangeParams[];
  /**
   * The measures that are shown. A measure that is only used for sorting does not make groups or
   * get notes.
   */
  readonly measures: readonly MeasureKey[];
  readonly orderBy: readonly Order[];
  /** The maximum number of rows, 1 to `MAX_ROWS`. */
  readonly first: number;
  /** Whether groups without records are listed too. */
  readonly fillGaps: boolean;
}

/** The measures that a question needs: those it shows and those it sorts by. */
export function measuresNeeded({ measures, orderBy }: Question): readonly MeasureKey[] {
  return [
    ...new Set([
      ...measures,
      ...orderBy.flatMap(({ by }) => ('measure' in by ? [by.measure] : [])),
    ]),
  ];
}

export const MAX_ROWS = 10_000;

/**
 * The maximum number of groups that a question may make, listed or not, before it must be narrowed.
 */
export const MAX_GROUPS = MAX_ROWS * 10;

/** Why a question has no answer, in a sentence for the caller; null if it has one. */
export function refuseQuestion(question: Question): string | null {
  const { by, filter, orderBy, measures, first } = question;
  if (measures.length === 0)
    return 'Select at least one measure, such as referrals, in "rows", "totals" or "other".';
  if (first < 1 || first > MAX_ROWS)
    return `first must be from 1 to ${MAX_ROWS.toLocaleString('en-GB')}; it was ${first}.`;

  const repeated = by.find((dimension, index) => by.indexOf(dimension) !== index);
  if (repeated) return `"by" names ${repeated} twice. Name each dimension once.`;

  for (const order of orderBy) {
    if ('dimension' in order.by && !by.includes(order.by.dimension)) {
      return `orderBy names ${order.by.dimension}, which the rows are not grouped by. Add it to "by", or order by something else.`;
    }
  }
  const needed = measuresNeeded(question);
  return (
    refuseAlone(measures) ??
    refuseDimensions(by, needed) ??
    refuseFilter(filter, needed) ??
    refuseWindow(question)
  );
}

function refuseAlone(measures: readonly MeasureKey[]): string | null {
  for (const key of measures) {
    const { companion } = measureOf(key);
    if (companion !== null && !measures.some((other) => other === companion)) {
      return `${key} would mislead on its own: it is shown only with ${companion}. Select both.`;
    }
  }
  return null;
}

/** What a measure is based on, in words: "reports", "resources and disruptions". */
export function nameSources(measure: Measure): string {
  return sourcesOf(measure)
    .map((source) => sourceNames[source])
    .join(' and ');
}

const sourceNames: Readonly<Record<Source, string>> = {
  REPORTS: 'reports',
  DISRUPTIONS: 'disruptions',
  REFERRALS: 'referrals',
  RESOURCES: 'resources',
  OCGS: 'the register of groups',
  RETURNS: 'returns',
};

function isOfWholeQuarters({ from, until }: DateRange): boolean {
  const isEdge = (day: PlainDate) =>
    day === ALWAYS.from || day === ALWAYS.until || startOf(quarterOf(day)) === day;
  return isEdge(from) && isEdge(until);
}

function refuseDimensions(
  by: readonly Dimension[],
  measures: readonly MeasureKey[],
): string | null {
  for (const key of measures) {
    const measure = measureOf(key);
    const foreign = by.find((dimension) => !measure.dimensions.includes(dimension));
    if (foreign)
      return `${dimensions[foreign].name} is not recorded for ${nameSources(measure)}, so ${key} cannot be grouped by ${foreign}.`;
  }
  return null;
}

/**
 * Why a filter cannot be used for some measures, in a sentence for the caller; null if it can be.
 */
export function refuseFilter(filter: Filter, measures: readonly MeasureKey[]): string | null {
  const asked = axesOf(filter);
  for (const key of measures) {
    const measure = measureOf(key);
    const known = new Set(measure.dimensions.map((dimension) => dimensions[dimension].axis));
    const foreign = dimensionKeys.find(
      (dimension) =>
        asked.has(dimensions[dimension].axis) && !known.has(dimensions[dimension].axis),
    );
    if (foreign) {
      const { name, keyField } = dimensions[foreign];
      return `where.${keyField}: ${name} is not recorded for ${nameSources(measure)}, so ${key} cannot be filtered by it.`;
    }
    if (!measure.dimensions.includes('MONTH') && !daysOf(filter).every(isOfWholeQuarters)) {
      return `where: ${key} is recorded only by quarter, and the days asked about begin or end within one. Ask for whole quarters.`;
    }
  }
  return null;
}
