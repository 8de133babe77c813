import type { Dimension } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';

/** One axis of a table. */
export interface Cut {
  /** Position among the axes of the target. */
  readonly axis: number;
  /** Whether the cut is asked for in rows, by a condition or by a part. */
  readonly as: { readonly by: Dimension } | { readonly where: Filter } | { readonly part: number };
  readonly rows: readonly Row[];
}

/** One value of a cut; a condition has just one. */
export interface Row {
  /** Null for a condition. */
  readonly key: KeyValue;
  /** The indexes of the row's atoms. */
  readonly atoms: readonly number[];
  /** The node of the row; null for a set that is not a node, and is therefore a sum. */
  readonly node: number | null;
}

/**
 * A question as anybody may ask it, with each axis at most once. The answers are in the order of
 * the cuts, and the last cut varies fastest.
 */
export interface Table {
  readonly cuts: readonly Cut[];
}

/**
 * The number shown for others in each row, or that it is withheld; null if no number is shown.
 */
export type Answer = Int32Array | null;

/** The maximum number of cuts allowed (docs/disclosure.md); the attack tries one more. */
export const MAX_CUTS = 3;

/** The answer for a row that shows nothing about others. */
export const WITHHELD = -2;

/** The answer for a hidden figure. A visible figure without records is 0. */
export const HIDDEN = -1;

/** The number of answers of a table. */
export function countRows({ cuts }: Table): number {
  return cuts.reduce((product, { rows }) => product * rows.length, 1);
}

/** The rows of an answer, one from each cut. */
export function rowsAt({ cuts }: Table, place: number): readonly Row[] {
  const found: Row[] = [];
  let left = place;
  for (const { rows } of cuts.toReversed()) {
    const row = rows[left % rows.length];
    if (row) found.unshift(row);
    left = Math.floor(left / rows.length);
  }
  return found;
}
