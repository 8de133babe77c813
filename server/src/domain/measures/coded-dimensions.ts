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
 * The declaration of a dimension whose values are codes of a list, or yes and no. It has an axis of
 * its own.
 */
export interface CodedDeclaration {
  readonly keyField: string;
  readonly axis: CodeAxis;
  readonly name: string;
  readonly description: string;
  /** Each code with its label, in display order. */
  readonly list: CodeList;
  /** The name of the list in the database and in the schema; `BOOLEAN` for yes and no. */
  readonly type: string;
  /** The column of a record that holds the value. */
  readonly column: string;
  /** Whether a record may have several of the values. Absent if a record has at most one. */
  readonly isMulti?: true;
  /** The description of the dimension in the key of a row. Absent if there is none. */
  readonly inKey?: string;
  /** The description of a filter on the dimension. */
  readonly inFilter: string;
  /** Whether a record may have no value, so that a filter can ask for records without one. */
  readonly isOptional: boolean;
}

type Declarations = typeof dimensions;

/** Dimensions with a list of values. */
export type CodedDimension = {
  [D in Dimension]: Declarations[D] extends { readonly list: CodeList } ? D : never;
}[Dimension];

const declared: Readonly<Record<CodedDimension, CodedDeclaration>> = dimensions;

/** The declaration of a dimension with a list of values. */
export function declarationOf(dimension: CodedDimension): CodedDeclaration {
  return declared[dimension];
}

/** Whether a text names a dimension with a list of values. */
export function isCodedDimension(text: string): text is CodedDimension {
  return isDimension(text) && 'list' in dimensions[text];
}

export const codedDimensions: readonly CodedDimension[] = dimensionKeys.filter(isCodedDimension);

/** The declarations of all coded dimensions, in their order. */
export const codedDeclarations: readonly CodedDeclaration[] = codedDimensions.map(declarationOf);

/**
 * Axes on which one record may have several values: it counts under each of them and once in any
 * total.
 */
export const multiValued: ReadonlySet<Axis> = new Set<Axis>([
  ...codedDeclarations.flatMap(({ axis, isMulti }) => (isMulti ? [axis] : [])),
  'SUPPORTING_AGENCY',
]);
