import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { expect } from 'vitest';

/** A question as it is written. */
interface Written {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The meaning of a question, independent of its spelling, worked out by graphql-js without any of
 * our own code: arguments as the server receives them, and the selected fields of rows. A text that
 * the schema does not allow fails the test.
 */
export function meaningOf({ text, variables }: Written, schema: GraphQLSchema) {
  const document = parse(text);
  expect(
    validate(schema, document).map(({ message }) => message),
    text,
  ).toEqual([]);
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  const query = schema.getQueryType();
  if (!operation || !query) throw new Error('No question');
  const { coerced, errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variables,
  );
  expect(errors?.map(({ message }) => message) ?? [], text).toEqual([]);
  const fragments = document.definitions.flatMap((each) =>
    each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
  );
  const scope = { schema, fragments: new Map(fragments), variables: coerced ?? {} };
  const [figures] = flatten(operation.selectionSet, scope).filter(
    ({ name }) => name.value === 'figures',
  );
  if (!figures) throw new Error('No figures');
  const { where = {}, ...args } = argumentsOf(query, figures, scope);
  const table = flatten(figures.selectionSet, scope);
  const rows = ['rows', 'totals', 'other'].flatMap((name) =>
    table.filter((each) => each.name.value === name),
  );
  const told = rows.flatMap((row) =>
    flatten(row.selectionSet, scope)
      .flatMap((field) => tellsOf(field, scope))
      .flatMap(({ measure, beside }) =>
        ['value', ...beside].map((what) => ({ row: row.name.value, measure, what })),
      ),
  );
  return {
    args: { ...args, by: args.by ?? [], orderBy: args.orderBy ?? [] },
    where: normalise(where),
    columns: [...new Set(told.map(({ measure }) => measure))],
    told: [...new Set(told.map(({ row, measure, what }) => `${row} ${measure} ${what}`))].sort(),
    shown: [...new Set(rows.map((row) => row.name.value))].sort(),
  };
}

function flatten(set: SelectionSetNode | undefined, scope: Scope): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each];
    return flatten(
      each.kind === Kind.INLINE_FRAGMENT
        ? each.selectionSet
        : scope.fragments.get(each.name.value)?.selectionSet,
      scope,
    );
  });
}

function argumentsOf(
  type: GraphQLObjectType,
  node: FieldNode,
  { variables }: Scope,
): Readonly<Record<string, unknown>> {
  const field = type.getFields()[node.name.value];
  return field ? { ...getArgumentValues(field, node, variables) } : {};
}

function typeOf(name: string, { schema }: Scope): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(name);
  return type;
}

function tellsOf(node: FieldNode, scope: Scope) {
  const row = typeOf('FigureRow', scope);
  const field = row.getFields()[node.name.value];
  if (!field || getNamedType(field.type).name !== 'Figure') return [];
  const measure =
    node.name.value === 'figure' ? String(argumentsOf(row, node, scope).measure) : node.name.value;
  const beside = flatten(node.selectionSet, scope).flatMap((each) => {
    if (each.name.value === 'change')
      return [`change ${String(argumentsOf(typeOf('Figure', scope), each, scope).to)}`];
    return ['numerator', 'denominator'].includes(each.name.value) ? ['parts'] : [];
  });
  return [{ measure, beside }];
}

/**
 * A filter as a condition, independent of its nesting: `and` joins its parts, and a single
 * alternative is the part itself.
 */
function normalise(filter: unknown): readonly Json[] {
  const parts = entriesOf(filter).flatMap(([name, value]): readonly Json[] => {
    if (value === null || value === undefined) return [];
    if (name === 'and') return listOf(value).flatMap(normalise);
    if (name === 'or') return anyOf(listOf(value).map(normalise));
    if (name === 'not') return [{ not: normalise(value) }];
    return entriesOf(value).flatMap(([operator, asked]) =>
      asked === null ? [] : [`${name} ${operator} ${JSON.stringify(inOrder(asked))}`],
    );
  });
  return distinct(parts);
}

function anyOf(branches: readonly (readonly Json[])[]): readonly Json[] {
  const [only] = branches;
  return branches.length === 1 && only !== undefined ? only : [{ any: distinct(branches) }];
}

function distinct(parts: readonly Json[]): readonly Json[] {
  const known = new Map(parts.map((part) => [JSON.stringify(part), part] as const));
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const inOrder = (asked: unknown): unknown =>
  Array.isArray(asked) ? [...new Set(asked.map(String))].sort() : asked;
