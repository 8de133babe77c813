import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import type { Axis, Dimension } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';

/** Stands for everything on an axis, when figures are not cut by it. */
export const WHOLE = -1;

/**
 * A value that figures can be cut by on an axis: an atom, a parent of atoms, or any other set of
 * them.
 */
export interface AxisNode {
  readonly name: string;
  /** Indexes of atoms on the axis, ascending. */
  readonly atoms: readonly number[];
  /** The filter for exactly its records. */
  readonly filter: Filter;
}

/** The rows of a table grouped by a dimension. */
export interface Level {
  readonly dimension: Dimension;
  readonly rows: readonly LevelRow[];
}

/**
 * A row of a level. Records without a value have no parent: the node is null if they have several
 * atoms.
 */
export interface LevelRow {
  readonly key: KeyValue;
  readonly atoms: readonly number[];
  readonly node: number | null;
}

/** What an attacker knows about counts on one axis, whatever the cuts on the other axes. */
export type Sum =
  /** A node, or the whole, is the sum of its parts. */
  | { readonly kind: 'PARTITION'; readonly of: number; readonly parts: readonly number[] }
  /** It contains each part, and they cover it; some records may be in several. */
  | { readonly kind: 'COVER'; readonly of: number; readonly parts: readonly number[] }
  /** It contains each part, and there may be more. */
  | { readonly kind: 'WITHIN'; readonly of: number; readonly parts: readonly number[] };

/** An axis as an attacker uses it. */
export interface AttackAxis {
  /** Null for conditions built into the parts of measures: there the nodes are parts. */
  readonly axis: Axis | null;
  /** The atoms that others’ records may have. */
  readonly atoms: readonly Atom[];
  readonly nodes: readonly AxisNode[];
  readonly levels: readonly Level[];
  readonly sums: readonly Sum[];
  /** Whether a record may have several values: then atoms are combinations of them. */
  readonly isSeveral: boolean;
  /**
   * Whether figures can be asked for without a cut on it. Protected crime types among open ones
   * are always a cut.
   */
  readonly hasWhole: boolean;
}
