import type { MeasureKey } from '#domain/measures/catalogue.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensionKeys, dimensions } from '#domain/measures/dimensions.js';

import { axesOf, type Filter } from './filter.js';

/** Rows are ordered by one measure or one dimension of the question after the other. Nulls stand last either way. */
export interface Order {
  readonly by: { readonly measure: MeasureKey } | { readonly dimension: Dimension };
  readonly isDescending: boolean;
}

/** What somebody wants to know: which measures, grouped by what, over which records. */
export interface Question {
  readonly by: readonly Dimension[];
  readonly filter: Filter;
  readonly measures: readonly MeasureKey[];
  readonly orderBy: readonly Order[];
  /** Rows at most, 1 to `MOST_ROWS`. */
  readonly first: number;
  /** Whether groups without any record are listed too. */
  readonly fillGaps: boolean;
}

export const MOST_ROWS = 10_000;

/** Why a question has no answer, in a sentence for whoever asked; null when it has one. */
export function refuseQuestion({ by, filter, measures, orderBy, first }: Question): string | null {
  if (measures.length === 0) return 'Select at least one measure, such as referrals, in rows, totals or other.';
  if (first < 1 || first > MOST_ROWS) return `first is from 1 to ${MOST_ROWS.toLocaleString('en-GB')}; it was ${first}.`;

  const repeated = by.find((dimension, index) => by.indexOf(dimension) !== index);
  if (repeated) return `by names ${repeated} twice. Name each dimension once.`;

  for (const order of orderBy) {
    if ('dimension' in order.by && !by.includes(order.by.dimension)) {
      return `orderBy names ${order.by.dimension}, which the rows are not grouped by. Add it to by, or order by something else.`;
    }
  }
  return refuseDimensions(by, measures) ?? refuseFilter(filter, measures);
}

function refuseDimensions(by: readonly Dimension[], measures: readonly MeasureKey[]): string | null {
  for (const key of measures) {
    const measure = measureOf(key);
    const foreign = by.find((dimension) => !measure.dimensions.includes(dimension));
    if (foreign)
      return `${dimensions[foreign].name} is not recorded for ${measure.dataset.toLowerCase()}, so ${key} cannot be grouped by ${foreign}.`;
  }
  return null;
}

function refuseFilter(filter: Filter, measures: readonly MeasureKey[]): string | null {
  const asked = axesOf(filter);
  for (const key of measures) {
    const measure = measureOf(key);
    const known = new Set(measure.dimensions.map((dimension) => dimensions[dimension].axis));
    const foreign = dimensionKeys.find((dimension) => asked.has(dimensions[dimension].axis) && !known.has(dimensions[dimension].axis));
    if (foreign) {
      const { name, keyField } = dimensions[foreign];
      return `where.${keyField}: ${name} is not recorded for ${measure.dataset.toLowerCase()}, so ${key} cannot be filtered by it.`;
    }
  }
  return null;
}
