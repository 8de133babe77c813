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

/** A request for the answer to a saved question as a file. */
export interface FileRequest {
  /**
   * Why records are exported, in the words of the person who exports them; null if no records are
   * exported.
   */
  readonly reason: string | null;
  /** Whether the only list in the text is read page by page. */
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
 * The text of a saved question for a file. For records, it has the reason given by the person
 * exporting them instead of any saved one. A list read page by page has the arguments of a page
 * instead of those in the text.
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
