import { memoiseEach } from '#domain/memoise.js';

import { type Measure, type Part, partsOf, type Source, type Term } from './measure.js';

/** True sums of one group, by part. A missing part adds nothing. */
export type Sums = ReadonlyMap<Part, number>;

/** The sums behind one figure. `denominator` is null for counts. */
export interface Parts {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Whether any record of the group counts in the measure's numerator or denominator. */
export function hasRecords(measure: Measure, sums: Sums): boolean {
  return hasAnyOf(ownParts(measure).all, sums);
}

/** Finds the sources of a measure from which no record in a group counts. */
export function emptySourcesFinder(measure: Measure): (sums: Sums) => readonly Source[] {
  const { bySource } = ownParts(measure);
  return (sums) => {
    let empty = none;
    for (const { source, parts } of bySource)
      if (!hasAnyOf(parts, sums)) empty = [...empty, source];
    return empty;
  };
}

/** Whether there are records that should contain a measure's numbers, and none of them does. */
export function isUnknown({ basePart, validWhen }: Measure, sums: Sums): boolean {
  return (
    basePart !== null &&
    validWhen !== null &&
    sumOf(sums, basePart) !== 0 &&
    sumOf(sums, validWhen) === 0
  );
}

/**
 * The sums of numerator and denominator. `population` is the denominator of a measure that declares
 * POPULATION.
 */
export function toParts(
  { numerator, denominator }: Measure,
  sums: Sums,
  population: number,
): Parts {
  return {
    numerator: sumOfTerms(sums, numerator),
    denominator:
      denominator === null
        ? null
        : denominator === 'POPULATION'
          ? population
          : sumOfTerms(sums, denominator),
  };
}

/** The sum of a part, 0 if nothing counts in it. */
export function sumOf(sums: Sums, part: Part): number {
  return sums.get(part) ?? 0;
}

/** Adds up the sums of several groups. */
export function addSums(plural: readonly Sums[]): Sums {
  const total = new Map<Part, number>();
  for (const sums of plural)
    sums.forEach((sum, part) => void total.set(part, (total.get(part) ?? 0) + sum));
  return total;
}

/** Whether any of the parts has a sum other than 0. */
export function hasAnyOf(parts: readonly Part[], sums: Sums): boolean {
  for (const part of parts) if (sumOf(sums, part) !== 0) return true;
  return false;
}

/** The parts of a measure that its figures are worked out from, and the same parts by source. */
interface OwnParts {
  readonly all: readonly Part[];
  readonly bySource: readonly { readonly source: Source; readonly parts: readonly Part[] }[];
}

const ownParts = memoiseEach((measure: Measure): OwnParts => {
  const all = partsOf({ ...measure, leftOut: null });
  const sources = [...new Set(all.map(({ source }) => source))];
  return {
    all,
    bySource: sources.map((source) => ({
      source,
      parts: all.filter((part) => part.source === source),
    })),
  };
});

/** No empty source, as for most figures. */
const none: readonly Source[] = [];

/** The sum of terms, 0 if nothing counts in any. */
export function sumOfTerms(sums: Sums, terms: readonly Term[]): number {
  let total = 0;
  for (const { part, sign } of terms) total += sign * sumOf(sums, part);
  return total;
}
