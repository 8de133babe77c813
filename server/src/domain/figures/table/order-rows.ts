import type { Row } from '#domain/figures/figure/row.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { type KeyValue, ranksOf } from '#domain/question/dimension-values.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { sortInSteps, type Steps } from '#domain/steps.js';

/**
 * Sorts rows as the question asks, and then by their key: time from early to late, lists in their
 * own order, the group without a value last. The order is total, so the same question always has
 * the same order.
 */
export function orderRows<R extends Row>(
  rows: readonly R[],
  question: Question,
  referenceData: ReferenceData,
): Steps<readonly R[]> {
  const compareKeys = question.by.map((dimension, index) => {
    const ranks = ranksOf(dimension, referenceData);
    return (a: R, b: R) => compareValues(a.key[index] ?? null, b.key[index] ?? null, ranks);
  });
  const comparisons = question.orderBy.map(({ by, isDescending }) => {
    if ('measure' in by) {
      const { key } = measureOf(by.measure);
      return (a: R, b: R) =>
        compareNumbers(
          a.figures.get(key)?.value ?? null,
          b.figures.get(key)?.value ?? null,
          isDescending,
        );
    }
    const index = question.by.indexOf(by.dimension);
    const compare = compareKeys[index];
    return (a: R, b: R) => {
      const isMissing = (a.key[index] ?? null) === null || (b.key[index] ?? null) === null;
      return (compare?.(a, b) ?? 0) * (isDescending && !isMissing ? -1 : 1);
    };
  });
  const all = [...comparisons, ...compareKeys];
  return sortInSteps(rows, (a, b) => all.reduce((found, compare) => found || compare(a, b), 0));
}

/** Values of a dimension in row order. */
export function orderValues(
  values: Iterable<KeyValue>,
  dimension: Dimension,
  referenceData: ReferenceData,
): readonly KeyValue[] {
  const ranks = ranksOf(dimension, referenceData);
  return [...values].toSorted((a, b) => compareValues(a, b, ranks));
}

function compareNumbers(a: number | null, b: number | null, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return isDescending ? b - a : a - b;
}

/** Compares by rank. Values without a rank come next, as texts, and null is last. */
function compareValues(a: KeyValue, b: KeyValue, ranks: ReadonlyMap<KeyValue, number>): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  const [rankOfA, rankOfB] = [ranks.get(a) ?? Infinity, ranks.get(b) ?? Infinity];
  if (rankOfA !== rankOfB) return rankOfA - rankOfB;
  return String(a) < String(b) ? -1 : 1;
}
