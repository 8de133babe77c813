import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

import type { Beyond, TextRange } from './question.type.js';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The only question in a text, parsed. */
export interface DocumentQuestion {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** The field `figures` or `contributions`. */
  readonly field: FieldNode;
}

/** A field with the selection that contains it, which may be in a fragment. */
export interface FoundField {
  readonly node: FieldNode;
  readonly home: SelectionSetNode;
  /** The name of the innermost fragment around it; null if there is none. */
  readonly fragment: string | null;
}

export type Params =
  | { readonly ok: true; readonly asked: DocumentQuestion }
  | { readonly ok: false; readonly beyond: Beyond };

/** A node's range in its text. */
export function rangeOf({ loc }: Pick<ASTNode, 'loc'>): TextRange {
  return { from: loc?.start ?? 0, to: loc?.end ?? 0 };
}

const askable: ReadonlySet<string> = new Set(['figures', 'contributions']);

/** Finds the only question for figures in a text, or why the builder does not show it. */
export function findAsked(text: string): Params {
  const whole = { from: 0, to: text.length };
  if (/^([\s,\uFEFF]|#.*)*$/.test(text)) return { ok: false, beyond: { kind: 'EMPTY' } };
  const parsed = parseText(text);
  if ('kind' in parsed && parsed.kind === 'UNFINISHED') return { ok: false, beyond: parsed };
  if (!('definitions' in parsed)) return { ok: false, beyond: { kind: 'EMPTY' } };

  const beyond = (why: string, range: TextRange = whole): Params => ({
    ok: false,
    beyond: { kind: 'BEYOND', why, range },
  });
  const operations = parsed.definitions.filter(isOperation);
  const fragments = new Map(
    parsed.definitions.filter(isFragment).map((each) => [each.name.value, each] as const),
  );
  const [operation, second] = operations;
  if (operation === undefined) return beyond('This text has no question.');
  if (second !== undefined) return beyond('This text has several questions.', rangeOf(second));
  if (operation.operation !== OperationTypeNode.QUERY)
    return beyond(`This text is a ${operation.operation}, not a question.`, rangeOf(operation));

  const fields = findFields(operation.selectionSet, fragments).filter(
    ({ node }) => node.name.value !== '__typename',
  );
  const other = fields.find(({ node }) => !askable.has(node.name.value));
  if (other !== undefined)
    return beyond(`This text asks for ${other.node.name.value}.`, rangeOf(other.node));
  const [found, next] = fields;
  if (found === undefined) return beyond('This text asks for nothing.');
  if (next !== undefined) return beyond('This text asks two questions.', rangeOf(next.node));
  return { ok: true, asked: { document: parsed, operation, fragments, field: found.node } };
}

function parseText(text: string): DocumentNode | Extract<Beyond, { kind: 'UNFINISHED' }> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const line = error.locations?.[0]?.line ?? 1;
    const at = Math.min(error.positions?.[0] ?? 0, text.length);
    return { kind: 'UNFINISHED', line, range: { from: at, to: at } };
  }
}

const isOperation = (node: DefinitionNode): node is OperationDefinitionNode =>
  node.kind === Kind.OPERATION_DEFINITION;
const isFragment = (node: DefinitionNode): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION;

interface Way {
  readonly fragment: string | null;
  readonly seen: ReadonlySet<string>;
}

/**
 * All fields of a selection in order, with the fields of a fragment at the place where it is
 * spread.
 */
export function findFields(
  home: SelectionSetNode | undefined,
  fragments: Fragments,
  way: Way = { fragment: null, seen: new Set() },
): readonly FoundField[] {
  if (home === undefined) return [];
  return home.selections.flatMap((node): readonly FoundField[] => {
    if (node.kind === Kind.FIELD) return [{ node, home, fragment: way.fragment }];
    if (node.kind === Kind.INLINE_FRAGMENT) return findFields(node.selectionSet, fragments, way);
    const name = node.name.value;
    if (way.seen.has(name)) return [];
    return findFields(fragments.get(name)?.selectionSet, fragments, {
      fragment: name,
      seen: new Set([...way.seen, name]),
    });
  });
}

/** The fields with this name, without regard to their aliases. */
export function named(fields: readonly FoundField[], name: string): readonly FoundField[] {
  return fields.filter(({ node }) => node.name.value === name);
}

/** The fields without duplicates, in the order in which they first appear. */
export function distinct(fields: readonly FoundField[]): readonly FoundField[] {
  return [...new Map(fields.map((field) => [field.node, field] as const)).values()];
}

/** The row fields that a table of figures selects, by name. */
export const rowFields = ['rows', 'totals', 'other'] as const;

/** The selections of rows, totals and the rest. */
export function findRowSets({ field, fragments }: Pick<DocumentQuestion, 'field' | 'fragments'>) {
  const fields = findFields(field.selectionSet, fragments);
  return rowFields.flatMap((name) =>
    named(fields, name).flatMap(({ node }) =>
      node.selectionSet === undefined
        ? []
        : [{ name, set: node.selectionSet, fields: findFields(node.selectionSet, fragments) }],
    ),
  );
}
