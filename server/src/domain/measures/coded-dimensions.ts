import type { CodeList } from '#domain/lists.js';

import {
  type Axis,
  type CodeAxis,
  type Dimension,
  dimensionKeys,
  dimensions,
  isDimension,
} from './dimensions.js';

/**
 * What a dimension declares whose values are codes of a list, or yes and no. Its axis is its own.
 */
export interface CodedDeclaration {
  readonly keyField: string;
  readonly axis: CodeAxis;
  readonly name: string;
  readonly description: string;
  /** Each code with its label, in the order in which they are shown. */
  readonly list: CodeList;
  /** The name of the list in the database and in the contract; `BOOLEAN` for yes and no. */
  readonly type: string;
  /** The column of a record that holds it. */
  readonly column: string;
  /** Whether a record may have several of its values. Not there where it has one at most. */
  readonly isMulti?: true;
  /** A note about it in the key of a row. Missing where there is none. */
  readonly inKey?: string;
  /** What its filter is of. */
  readonly inFilter: string;
  /** Whether a record may lack it, so that a filter can ask for those that do. */
  readonly isOptional: boolean;
}

type Declarations = typeof dimensions;

/** Dimensions that are told apart by a list. */
export type CodedDimension = {
  [D in Dimension]: Declarations[D] extends { readonly list: CodeList } ? D : never;
}[Dimension];

const declared: Readonly<Record<CodedDimension, CodedDeclaration>> = dimensions;

/** What a dimension declares that is told apart by a list. */
export function declarationOf(dimension: CodedDimension): CodedDeclaration {
  return declared[dimension];
}

/** Whether a text names a dimension that is told apart by a list. */
export function isCodedDimension(text: string): text is CodedDimension {
  return isDimension(text) && 'list' in dimensions[text];
}

export const codedDimensions: readonly CodedDimension[] = dimensionKeys.filter(isCodedDimension);

/** What each of them declares, in their order. */
export const codedDeclarations: readonly CodedDeclaration[] = codedDimensions.map(declarationOf);

/**
 * Axes on which one record may have several values: it counts in each of them and once in any
 * total.
 */
export const multiValued: ReadonlySet<Axis> = new Set<Axis>([
  ...codedDeclarations.flatMap(({ axis, isMulti }) => (isMulti ? [axis] : [])),
  'SUPPORTING_AGENCY',
]);
