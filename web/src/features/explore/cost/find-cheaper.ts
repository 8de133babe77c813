import {
  type ASTNode,
  type DocumentNode,
  type EnumValueNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  parse,
  visit,
} from 'graphql';

import { nameOfValue } from '#features/explore/editor/describe-error.js';

/** A change that makes a question cheaper. */
export interface Cheaper {
  /** The label of the change, such as "Do not group by month". */
  readonly label: string;
  /** The effect on the answer. */
  readonly meaning: string;
  readonly text: string;
}

interface CheaperContext {
  readonly schema: GraphQLSchema;
  readonly measures: readonly { readonly key: string; readonly nameInSentences: string }[];
}

/** How many measures, counted from the right, to offer for removal. */
const MAX_LEFT_OUT = 3;

/**
 * Ways to ask for less, each with one change: a coarser time, one group fewer, no changes, one
 * column fewer. None for a text that cannot be parsed.
 */
export function findCheaper(
  text: string,
  { schema, measures }: CheaperContext,
): readonly Cheaper[] {
  const document = parseOrNull(text);
  if (document === null) return [];
  const known = new Map(
    measures.map(({ key, nameInSentences }) => [key, nameInSentences] as const),
  );
  return [
    ...coarserTime(text, document),
    ...fewerGroups(text, document, schema),
    ...withoutChanges(text, document),
    ...fewerMeasures(text, document, known),
  ];
}

function parseOrNull(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    // A text cannot always be parsed while somebody types.
    return null;
  }
}

function coarserTime(text: string, document: DocumentNode): readonly Cheaper[] {
  const list = /by:\s*\[[^\]]*\bMONTH\b[^\]]*\]/.exec(text);
  if (list === null || list[0].includes('QUARTER')) return [];
  const months = keyFields(document, 'month', 1).flatMap(({ loc }) =>
    loc === undefined ? [] : [loc],
  );
  const keyed = months
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (written, { start, end }) =>
        `${written.slice(0, start)}quarter { key label }${written.slice(end)}`,
      text,
    );
  const written = keyed.replace(list[0], list[0].replace('MONTH', 'QUARTER'));
  return [{ label: 'Group by quarter, not month', meaning: 'A third as many rows', text: written }];
}

function fewerGroups(
  text: string,
  document: DocumentNode,
  schema: GraphQLSchema,
): readonly Cheaper[] {
  const found: Cheaper[] = [];
  const nameOf = ({ value }: EnumValueNode) =>
    nameOfValue(schema, 'Dimension', value).toLowerCase();
  visit(document, {
    Argument({ name, value }) {
      if (name.value !== 'by' || value.kind !== Kind.LIST || value.values.length < 2) return;
      const groups = value.values.filter((each) => each.kind === Kind.ENUM);
      const [first, second] = groups;
      if (groups.length > 2 && first !== undefined && second !== undefined) {
        const rest = groups.slice(2).flatMap((each) => [each, ...keyFieldsOf(document, each)]);
        found.push({
          label: `Group only by ${nameOf(first)} and ${nameOf(second)}`,
          meaning: `One row for each ${nameOf(first)} and ${nameOf(second)}`,
          text: without(text, rest),
        });
      }
      for (const each of groups) {
        const gone = [each, ...keyFieldsOf(document, each)];
        found.push({
          label: `Do not group by ${nameOf(each)}`,
          meaning: 'All of them in one row',
          text: without(text, gone),
        });
      }
    },
  });
  return found;
}

function keyFieldsOf(document: DocumentNode, { value }: EnumValueNode): readonly FieldNode[] {
  return keyFields(
    document,
    value.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    2,
  );
}

/**
 * The fields with this name in each selection `key`.
 * @param least the minimum number of fields that the selection must have
 */
function keyFields(document: DocumentNode, name: string, least: number): readonly FieldNode[] {
  const found: FieldNode[] = [];
  visit(document, {
    Field({ name: { value }, selectionSet }) {
      if (value !== 'key' || (selectionSet?.selections.length ?? 0) < least) return;
      for (const node of selectionSet?.selections ?? [])
        if (node.kind === Kind.FIELD && node.name.value === name) found.push(node);
    },
  });
  return found;
}

function withoutChanges(text: string, document: DocumentNode): readonly Cheaper[] {
  const changes = fieldsOf(document, ({ name }) => name.value === 'change');
  if (changes.length === 0) return [];
  return [
    {
      label: 'Leave out the change',
      meaning: 'Each change is a separate column',
      text: without(text, changes),
    },
  ];
}

function fewerMeasures(
  text: string,
  document: DocumentNode,
  known: ReadonlyMap<string, string>,
): readonly Cheaper[] {
  const chosen = fieldsOf(document, ({ name }) => known.has(name.value));
  const keys = [...new Set(chosen.map(({ name }) => name.value))];
  if (keys.length < 2) return [];
  return keys
    .slice(1)
    .slice(-MAX_LEFT_OUT)
    .map((key) => ({
      label: `Leave out ${known.get(key) ?? key}`,
      meaning: 'One column fewer',
      text: without(
        text,
        chosen.filter(({ name }) => name.value === key),
      ),
    }));
}

function fieldsOf(
  document: DocumentNode,
  isMeant: (field: FieldNode) => boolean,
): readonly FieldNode[] {
  const found: FieldNode[] = [];
  visit(document, {
    Field(field) {
      if (isMeant(field)) found.push(field);
    },
  });
  return found;
}

/** A text without some of its parts, and without the commas and blank lines around them. */
function without(text: string, nodes: readonly ASTNode[]): string {
  const places = nodes
    .flatMap(({ loc }) => (loc === undefined ? [] : [loc]))
    .toSorted((a, b) => b.start - a.start);
  return places.reduce((written, { start, end }) => {
    const after = /^[ \t]*,?[ \t]*/.exec(written.slice(end))?.[0].length ?? 0;
    const before = written.slice(0, start);
    const rest = written.slice(end + after);
    if (/\n[ \t]*$/.test(before) && rest.startsWith('\n'))
      return before.replace(/\n[ \t]*$/, '') + rest;
    return rest.startsWith(']') || rest.startsWith('}')
      ? before.replace(/,?[ \t]*$/, rest.startsWith('}') ? ' ' : '') + rest
      : before + rest;
  }, text);
}
