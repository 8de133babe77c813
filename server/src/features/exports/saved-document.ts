import {
  type FieldNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

import type { ParsedText } from '#features/saved-queries/saved-text.type.js';

/** A saved text as asked for a file. */
export interface FileRequest {
  /**
   * Why records are exported, in the words of the person who exports them; null if there are none.
   */
  readonly reason: string | null;
  /** Whether its one list is read page by page. */
  readonly isPaged: boolean;
  /** The number of entries on a page. */
  readonly size: number;
}

/** The cursor after which the next page begins, as a variable of a document read page by page. */
export const PAGE_CURSOR = 'exportAfter';
/** The alias of the page information in the answer. */
export const PAGE_INFO = 'exportPage';

const pageInfo = parse(`{ ${PAGE_INFO}: pageInfo { hasNextPage endCursor } }`);

/**
 * The text of a saved question as asked for a file: for records, with the reason of the person
 * exporting them in place of any saved one, and with a list read page by page, whatever part of it
 * the text asks for.
 */
export function writeSavedDocument(
  { document }: Pick<ParsedText, 'document'>,
  schema: GraphQLSchema,
  wanted: FileRequest,
): string {
  const types = new TypeInfo(schema);
  const isDoor = () => types.getParentType() === schema.getQueryType();
  const written = visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: {
        leave: (operation) =>
          wanted.isPaged
            ? {
                ...operation,
                variableDefinitions: [
                  ...(operation.variableDefinitions ?? []),
                  ...(parseVariable(`query ($${PAGE_CURSOR}: String) { __typename }`) ?? []),
                ],
              }
            : undefined,
      },
      Field: (node) => (isDoor() ? changeDoor(node, types, wanted) : undefined),
    }),
  );
  return print(written);
}

function parseVariable(text: string) {
  const [operation] = parse(text).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.variableDefinitions : undefined;
}

function changeDoor(
  node: FieldNode,
  types: TypeInfo,
  { reason, isPaged, size }: FileRequest,
): FieldNode | undefined {
  const takesReason = types.getFieldDef()?.args.some(({ name }) => name === 'reason') ?? false;
  const isReasoned = reason !== null && takesReason;
  if (!isReasoned && !isPaged) return undefined;
  const written = [
    ...(isReasoned ? [`reason: ${JSON.stringify(reason)}`] : []),
    ...(isPaged ? [`first: ${size}`, `after: $${PAGE_CURSOR}`] : []),
  ];
  const [own] = parse(`{ a(${written.join(', ')}) }`).definitions;
  const fields = own?.kind === Kind.OPERATION_DEFINITION ? own.selectionSet.selections : [];
  const args = fields.flatMap((field) =>
    field.kind === Kind.FIELD ? (field.arguments ?? []) : [],
  );
  const replaced = new Set([
    ...args.map(({ name }) => name.value),
    ...(isPaged ? ['last', 'before'] : []),
  ]);
  const kept = (node.arguments ?? []).filter(({ name }) => !replaced.has(name.value));
  const selections = isPaged
    ? [...(node.selectionSet?.selections ?? []), ...pageSelections()]
    : (node.selectionSet?.selections ?? []);
  return {
    ...node,
    arguments: [...kept, ...args],
    ...(node.selectionSet ? { selectionSet: { ...node.selectionSet, selections } } : {}),
  };
}

function pageSelections(): readonly SelectionNode[] {
  const [operation] = pageInfo.definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
}
