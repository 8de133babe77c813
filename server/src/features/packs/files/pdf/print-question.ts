import { type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { z } from 'zod';

/** The one thing that the page asks. */
const name = 'PackPrint';
const fields: ReadonlySet<string> = new Set(['viewer', 'board']);

const body = z.object({ operationName: z.literal(name), query: z.string() });

/**
 * The question of the page that is printed. Null where the text asks anything but one pack, named by variables alone: whoever asks does not
 * choose which, so that a page that prints one can be told of no other.
 */
export function readPrintQuestion(text: string): string | null {
  const read = body.safeParse(toJson(text));
  if (!read.success) return null;
  const document = toDocument(read.data.query);
  return document !== null && isOfOnePack(document) ? read.data.query : null;
}

function isOfOnePack({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation?.operation !== OperationTypeNode.QUERY || operations.length !== 1) return false;
  return operation.selectionSet.selections.every(
    (selection) =>
      selection.kind === Kind.FIELD &&
      fields.has(selection.name.value) &&
      (selection.arguments ?? []).every(({ value, name: argument }) => value.kind === Kind.VARIABLE && value.name.value === argument.value),
  );
}

function toDocument(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
