import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';

import type { SelectedField } from '#domain/selected-field.js';

import { limits } from './limits.js';
import { countValues, tooManyValues } from './read-variables.js';

/** An operation that is about to run. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables after coercion, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that execution would find in an operation: with fragments expanded, without skipped
 * fields, and each response key once.
 *
 * @throws for an operation with more fields or values than allowed
 */
export function readAskedFields({
  schema,
  document,
  operation,
  variables,
}: Operation): readonly SelectedField[] {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  let left = limits.fields;
  let valuesLeft: number = limits.values;

  const isIncluded = (node: SelectionSetNode['selections'][number]) =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

  /** Groups nodes by response key, each with the type that it is a field of. */
  const collect = (sets: readonly Selected[]): ReadonlyMap<string, readonly Node[]> => {
    const found = new Map<string, Node[]>();
    const seen = new Set<string>();
    const visit = ({ type, set }: Selected): void => {
      for (const node of set.selections) {
        if (!isIncluded(node)) continue;
        if (node.kind === Kind.FIELD) {
          const key = (node.alias ?? node.name).value;
          const same = found.get(key) ?? [];
          found.set(key, same);
          same.push({ type, node });
          continue;
        }
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        if (!fragment) continue;
        if (node.kind === Kind.FRAGMENT_SPREAD) {
          if (seen.has(node.name.value)) continue;
          seen.add(node.name.value);
        }
        const named = fragment.typeCondition
          ? schema.getType(fragment.typeCondition.name.value)
          : type;
        visit({ type: isCompositeType(named) ? named : type, set: fragment.selectionSet });
      }
    };
    for (const each of sets) visit(each);
    return found;
  };

  const read = (sets: readonly Selected[]): readonly SelectedField[] =>
    [...collect(sets)].flatMap(([key, nodes]): readonly SelectedField[] => {
      left -= 1;
      if (left < 0) throw tooManyFields();
      const [first] = nodes;
      if (!first) return [];
      const { type, node } = first;
      const field = findField(schema, type, node.name.value);
      if (!field) return [];
      const named = getNamedType(field.type);
      const args = getArgumentValues(field, node, variables);
      if (Object.keys(args).length > 0) valuesLeft -= countValues(args, valuesLeft);
      if (valuesLeft < 0) throw tooManyValues();
      const inner = nodes.flatMap((each) =>
        each.node.selectionSet && isCompositeType(named)
          ? [{ type: named, set: each.node.selectionSet }]
          : [],
      );
      return [
        {
          of: type.name,
          name: field.name,
          key,
          args,
          isList: isListType(getNullableType(field.type)),
          fields: read(inner),
        },
      ];
    });

  const root = schema.getRootType(operation.operation);
  return root ? read([{ type: root, set: operation.selectionSet }]) : [];
}

type Composite = GraphQLCompositeType;

interface Selected {
  readonly type: Composite;
  readonly set: SelectionSetNode;
}

interface Node {
  readonly type: Composite;
  readonly node: FieldNode;
}

function findField(schema: GraphQLSchema, type: Composite, name: string) {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  const root: GraphQLObjectType | null | undefined = schema.getQueryType();
  if (type === root && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (type === root && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || 'getFields' in type ? type.getFields()[name] : undefined;
}

/** An error that says that an operation has too many fields. */
export function tooManyFields(): GraphQLError {
  return new GraphQLError(
    `The question selects more than ${limits.fields.toLocaleString('en-GB')} fields. Ask for less at once, in several questions.`,
    {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    },
  );
}
