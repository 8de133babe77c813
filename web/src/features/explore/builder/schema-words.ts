import { getNamedType, type GraphQLSchema, isEnumType, isInputObjectType } from 'graphql';

import { toFieldName } from '#features/explore/to-field-name.js';

import { type Operator, operators } from './question.type.js';
import type { KnownDimension } from './what-fits.js';

/** An enum value with its name. */
export interface ListValue {
  readonly code: string;
  readonly name: string;
}

/** The values of an enum, each named by the first sentence of its description. */
export function listValues(schema: GraphQLSchema, type: string): readonly ListValue[] {
  const found = schema.getType(type);
  if (!isEnumType(found)) return [];
  return found
    .getValues()
    .map(({ name, description }) => ({ code: name, name: firstSentence(description ?? name) }));
}

function firstSentence(description: string): string {
  const [first = ''] = description.split('. ');
  return first.replace(/\.$/, '');
}

/** Describes in a sentence what a dimension stands for: `What kind of body sent the record`. */
export function describeDimension(schema: GraphQLSchema, code: string): string {
  const found = schema.getType('Dimension');
  const told = isEnumType(found) ? found.getValue(code)?.description : null;
  return (told ?? '').split('. ').slice(1).join('. ').replace(/\.$/, '');
}

/** The dimensions that figures can be grouped by, from the schema. */
export function knownDimensions(schema: GraphQLSchema): readonly KnownDimension[] {
  return listValues(schema, 'Dimension');
}

/** The operators and values of a filter field. */
export interface FilterField {
  readonly field: string;
  readonly dimension: string;
  readonly name: string;
  readonly operators: readonly Operator[];
  /** The type of the field's values, such as Quarter, ID or CrimeType. */
  readonly type: string;
}

/** The filter fields for a dimension. */
export function filterFields(schema: GraphQLSchema): readonly FilterField[] {
  const filter = schema.getType('FigureFilter');
  if (!isInputObjectType(filter)) return [];
  const fields = filter.getFields();
  return knownDimensions(schema).flatMap(({ code, name }) => {
    const field = toFieldName(code);
    const type = fields[field] === undefined ? undefined : getNamedType(fields[field].type);
    if (!isInputObjectType(type)) return [];
    const tests = type.getFields();
    const known = operators.filter((operator) => tests[operator] !== undefined);
    const values = tests.in === undefined ? '' : getNamedType(tests.in.type).name;
    return [{ field, dimension: code, name, operators: known, type: values }];
  });
}

/** Says what a measure counts and leaves out, from the schema. */
export function describeMeasure(schema: GraphQLSchema, key: string): string {
  const row = schema.getType('FigureRow');
  const description =
    row !== undefined && 'getFields' in row ? (row.getFields()[key]?.description ?? '') : '';
  return description.split('. ').slice(1).join('. ');
}
