import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import type { Axis, Dimension } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';

/** The node for the whole of an axis: figures are not cut by it. */
export const WHOLE = -1;

/**
 * A value on an axis by which figures can be cut: an atom, a parent of atoms, or another set of
 * atoms.
 */
export interface AxisNode {
  readonly name: string;
  /** Indexes of atoms on the axis, ascending. */
  readonly atoms: readonly number[];
  /** The filter for exactly the records of the node. */
  readonly filter: Filter;
}

/** The rows of a table grouped by a dimension. */
export interface Level {
  readonly dimension: Dimension;
  readonly rows: readonly LevelRow[];
}

/**
 * A row of a level. The node is null in the row for records without a value, if these have several
 * atoms.
 */
export interface LevelRow {
  readonly key: KeyValue;
  readonly atoms: readonly number[];
  readonly node: number | null;
}

/** What an attacker knows about counts on one axis, for any cuts on the other axes. */
export type Sum =
  /** A node, or the whole, is the sum of its parts. */
  | { readonly kind: 'PARTITION'; readonly of: number; readonly parts: readonly number[] }
  /** The node contains each part, and the parts cover it. A record may be in several parts. */
  | { readonly kind: 'COVER'; readonly of: number; readonly parts: readonly number[] }
  /** The node contains each part, and perhaps further records. */
  | { readonly kind: 'WITHIN'; readonly of: number; readonly parts: readonly number[] };

export interface AttackAxis {
  /** Null for conditions built into the parts of measures: each node of this axis is a part. */
  readonly axis: Axis | null;
  /** The atoms that others’ records may have. */
  readonly atoms: readonly Atom[];
  readonly nodes: readonly AxisNode[];
  readonly levels: readonly Level[];
  readonly sums: readonly Sum[];
  /** Whether a record may have several values. If so, the atoms are combinations of values. */
  readonly isSeveral: boolean;
  /**
   * Whether figures can be asked for without a cut on the axis. Protected crime types among open
   * ones are always a cut.
   */
  readonly hasWhole: boolean;
}
