import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import type { Axis, Dimension } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';

/** Whatever figures are not cut by: all there is on an axis. */
export const WHOLE = -1;

/**
 * Something on an axis that figures can be cut by: an atom, a parent of atoms, or any other set of
 * them.
 */
export interface AxisNode {
  readonly name: string;
  /** Places among the atoms of the axis, rising. */
  readonly atoms: readonly number[];
  /** Asks for just its records. */
  readonly filter: Filter;
}

/** What a dimension tells apart: the rows of a table that is grouped by it. */
export interface Level {
  readonly dimension: Dimension;
  readonly rows: readonly LevelRow[];
}

/**
 * A row of a level. What a dimension has no value for is no parent: its node is null where it is
 * several atoms.
 */
export interface LevelRow {
  readonly key: KeyValue;
  readonly atoms: readonly number[];
  readonly node: number | null;
}

/** What an attacker knows of counts on one axis, whatever the other axes are cut by. */
export type Sum =
  /** A node, or the whole, has just what its parts have together. */
  | { readonly kind: 'PARTITION'; readonly of: number; readonly parts: readonly number[] }
  /** Each part lies in it, and together they hold all of it; some records may be in several. */
  | { readonly kind: 'COVER'; readonly of: number; readonly parts: readonly number[] }
  /** Each part lies in it, and there may be more. */
  | { readonly kind: 'WITHIN'; readonly of: number; readonly parts: readonly number[] };

/** An axis as an attacker goes along it. */
export interface AttackAxis {
  /** Null for what the parts of measures look at by themselves: there the nodes are parts. */
  readonly axis: Axis | null;
  /** What records of others may be told apart by. */
  readonly atoms: readonly Atom[];
  readonly nodes: readonly AxisNode[];
  readonly levels: readonly Level[];
  readonly sums: readonly Sum[];
  /** Whether a record may have several values: then atoms are combinations of them. */
  readonly isSeveral: boolean;
  /**
   * Whether figures can be asked without a cut on it. Protected crime types among open ones always
   * are one.
   */
  readonly hasWhole: boolean;
}
