import { type ArgumentNode, type GraphQLSchema, Kind, type ValueNode } from 'graphql';

import type {
  BuilderQuestion,
  ChangeQuestion,
  ChosenDimension,
  ChosenOrder,
  FiguresQuestion,
  Reading,
  SetInText,
  TextRange,
  WrittenQuestion,
} from './question.type.js';
import { type DocumentQuestion, findAsked, findFields, named, rangeOf } from './read-document.js';
import { readFilter } from './read-filter.js';
import { findUnreadMeasures, measureKeysOf, readMeasures } from './read-measures.js';
import {
  entriesOf,
  findArgument,
  findEntry,
  isFlag,
  isNumber,
  isText,
  readScope,
  readSetting,
  type Scope,
  valueOf,
} from './read-values.js';

interface Read {
  readonly asked: DocumentQuestion;
  readonly scope: Scope;
  readonly text: string;
  readonly schema: GraphQLSchema;
}

/**
 * Reads a text for the builder: one question, for figures or about what explains a change, with the
 * range of each part in the text. For any other text, or one that cannot be parsed yet, it returns
 * the reason.
 */
export function readQuestion(question: WrittenQuestion, schema: GraphQLSchema): Reading {
  const last = lastRead.get(question);
  if (last?.schema === schema) return last.reading;
  const reading = read(question, schema);
  lastRead.set(question, { schema, reading });
  return reading;
}

/** The last readings, kept because builder, text and strip each read the same question. */
const lastRead = new WeakMap<
  WrittenQuestion,
  { readonly schema: GraphQLSchema; readonly reading: Reading }
>();

function read({ text, variables }: WrittenQuestion, schema: GraphQLSchema): Reading {
  const found = findAsked(text);
  if (!found.ok) return found;
  const { asked } = found;
  const all: Read = { asked, scope: readScope(asked.operation, variables), text, schema };
  return {
    ok: true,
    question: asked.field.name.value === 'figures' ? readFigures(all) : readChange(all),
  };
}

function readFigures(read: Read): FiguresQuestion {
  const { asked, scope, schema } = read;
  const { field, fragments } = asked;
  const known = { keys: measureKeysOf(schema), scope };
  const selected = findFields(field.selectionSet, fragments);
  const orders = readOrders(findArgument(field, 'orderBy'), scope);
  const settings = {
    window: readSetting(findArgument(field, 'window'), scope, isText),
    first: readSetting(findArgument(field, 'first'), scope, isNumber),
    fillGaps: readSetting(findArgument(field, 'fillGaps'), scope, isFlag),
  };
  const unread = findUnreadMeasures(asked, known).map(({ node }) => ({
    what: 'A measure',
    range: rangeOf(node),
  }));
  return {
    kind: 'FIGURES',
    ...readAny(read),
    measures: readMeasures(asked, known),
    ...settings,
    orderBy: orders ?? [],
    hasTotals: named(selected, 'totals').length > 0,
    hasOther: named(selected, 'other').length > 0,
    inText: [
      ...readAny(read).inText,
      ...unread,
      ...(orders === null ? inText(findArgument(field, 'orderBy'), 'Sort') : []),
      ...(['window', 'first', 'fillGaps'] as const).flatMap((name) =>
        settings[name] === null ? inText(findArgument(field, name), settingNames[name]) : [],
      ),
    ],
  };
}

const settingNames = { window: 'Window', first: 'Top', fillGaps: 'Empty groups' } as const;

function readChange(read: Read): ChangeQuestion {
  const { asked, scope } = read;
  const [measure, from, to] = ['measure', 'from', 'to'].map((name) =>
    readSetting(findArgument(asked.field, name), scope, isText),
  );
  return {
    kind: 'CHANGE',
    ...readAny(read),
    measure: measure ?? null,
    from: from ?? null,
    to: to ?? null,
  };
}

/** The parts that both kinds of question have. */
function readAny({
  asked,
  scope,
  text,
}: Read): Pick<BuilderQuestion, 'by' | 'filters' | 'inText' | 'range'> {
  const by = findArgument(asked.field, 'by');
  const where = findArgument(asked.field, 'where');
  const dimensions = by === undefined ? [] : readDimensions(by.value, scope);
  return {
    by: dimensions ?? [],
    filters: where === undefined ? [] : readFilter(where.value, { scope, text }),
    inText: dimensions === null ? inText(by, 'Group by') : [],
    range: rangeOf(asked.field),
  };
}

function inText(argument: ArgumentNode | undefined, what: string): readonly SetInText[] {
  return argument === undefined || argument.value.kind === Kind.NULL
    ? []
    : [{ what, range: rangeOf(argument) }];
}

/** The dimensions in an argument; null if they cannot be read, empty if none are given. */
function readDimensions(node: ValueNode, scope: Scope): readonly ChosenDimension[] | null {
  if (node.kind === Kind.NULL) return [];
  const entries = entriesOf(node).map((entry) =>
    toDimensions(valueOf(entry, scope), rangeOf(entry)),
  );
  return entries.some((entry) => entry === null) ? null : entries.flatMap((entry) => entry ?? []);
}

function toDimensions(value: unknown, range: TextRange): readonly ChosenDimension[] | null {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  return names.every(isText) ? names.map((dimension) => ({ dimension, range })) : null;
}

function readOrders(
  argument: ArgumentNode | undefined,
  scope: Scope,
): readonly ChosenOrder[] | null {
  if (argument === undefined || argument.value.kind === Kind.NULL) return [];
  const orders = entriesOf(argument.value).map((entry) => readOrder(entry, scope));
  return orders.some((order) => order === null) ? null : orders.filter((order) => order !== null);
}

function readOrder(node: ValueNode, scope: Scope): ChosenOrder | null {
  if (node.kind !== Kind.OBJECT) return null;
  const valueIn = (name: string) => {
    const entry = findEntry(node, name);
    return entry === undefined ? null : valueOf(entry.value, scope);
  };
  const [measure, dimension, direction] = ['measure', 'dimension', 'direction'].map(valueIn);
  if (direction !== null && direction !== 'ASC' && direction !== 'DESC') return null;
  const rest = { isDescending: direction === 'DESC', range: rangeOf(node) };
  if (isText(measure) && dimension === null) return { by: { measure }, ...rest };
  return isText(dimension) && measure === null ? { by: { dimension }, ...rest } : null;
}
