import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';

/**
 * The fields that the page asks for, with their arguments. Without the version, the pack that is
 * loaded might not be the pack with this hash.
 */
const fields: ReadonlyMap<string, string> = new Map([
  ['viewer', ''],
  ['board', 'area edition quarter version'],
]);

const body = z.object({ operationName: z.string(), query: z.string() });
/** The operation name of the page’s question. */
const name = 'PackPrint';

/** The result for any other question. */
export const ANOTHER = '';

/**
 * Reads the question that the printed page asks. Null unless it asks for exactly one pack and
 * identifies it only by variables, which the page does not choose: a page that prints one pack can
 * get no other. `ANOTHER` if the operation has another name.
 */
export function readPrintQuestion(text: string): string | null {
  const read = body.safeParse(toJson(text));
  if (!read.success) return null;
  if (read.data.operationName !== name) return ANOTHER;
  const document = toDocument(read.data.query);
  return document !== null && isOfOnePack(document) ? read.data.query : null;
}

function isOfOnePack({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (operation?.operation !== OperationTypeNode.QUERY || operations.length !== 1) return false;
  return operation.selectionSet.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) return false;
    const given = selection.arguments ?? [];
    const areVariables = given.every(
      ({ value, name: argument }) =>
        value.kind === Kind.VARIABLE && value.name.value === argument.value,
    );
    return (
      areVariables &&
      given
        .map(({ name: argument }) => argument.value)
        .toSorted()
        .join(' ') === fields.get(selection.name.value)
    );
  });
}

function toDocument(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    // Text that cannot be parsed is not the page's question.
    return null;
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that is not JSON is not the page's question.
    return null;
  }
}
