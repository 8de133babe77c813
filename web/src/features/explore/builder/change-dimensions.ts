import { getNamedType, type GraphQLSchema, isObjectType, Kind } from 'graphql';

import { toFieldName } from '#features/explore/to-field-name.js';

import {
  addArgument,
  argumentType,
  removeArgument,
  setList,
  setVariable,
  writePlain,
} from './change-arguments.js';
import { insertSelection, removeSelection } from './change-measures.js';
import { type OpenQuestion, removeInBrackets, takeSteps, withText } from './open-question.js';
import type { WrittenQuestion } from './question.type.js';
import { findFields, findRowSets, type FoundField, named, rangeOf } from './read-document.js';
import { entriesOf, findArgument, findEntry, isText, valueOf } from './read-values.js';
import { removeFrom, replaceIn } from './text-edits.js';

/** Adds a dimension to group by, and shows which group a row belongs to. */
export function addDimension(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  dimension: string,
): WrittenQuestion {
  const grouped = takeSteps(question, schema, (open) => {
    const now = namedDimensions(open);
    return now === null || now.includes(dimension)
      ? null
      : setDimensions(open, [...now, dimension]);
  });
  const name = toFieldName(dimension);
  const source = keySource(schema, name);
  return takeSteps(grouped, schema, (open) => {
    if (!(namedDimensions(open) ?? []).includes(dimension)) return null;
    const keys = findKeys(open);
    const lacking = keys.find(
      ({ node }) => named(findFields(node.selectionSet, open.asked.fragments), name).length === 0,
    );
    if (lacking !== undefined) {
      const { selectionSet } = lacking.node;
      return selectionSet === undefined ? null : withText(open, addToKey(open, lacking, source));
    }
    return keys.length === 0 ? beginKey(open, source) : null;
  });
}

/** Adds a field to the selection with the keys, which may be in a fragment. */
function addToKey({ text, asked }: OpenQuestion, { node }: FoundField, source: string): string {
  const last = findFields(node.selectionSet, asked.fragments).at(-1);
  const home = last?.home ?? node.selectionSet;
  if (home === undefined) return text;
  return insertSelection(text, home, {
    source,
    at: last === undefined ? home.selections.length : home.selections.indexOf(last.node) + 1,
  });
}

/** Adds the key as the first field of rows that do not show their group yet. */
function beginKey(open: OpenQuestion, source: string): WrittenQuestion | null {
  const rows = findRowSets(open.asked).find(({ name }) => name === 'rows');
  const home = rows?.fields[0]?.home ?? rows?.set;
  return home === undefined
    ? null
    : withText(open, insertSelection(open.text, home, { source: `key { ${source} }`, at: 0 }));
}

/** Removes a dimension to group by, any order by it, and its field in the key. */
export function removeDimension(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  dimension: string,
): WrittenQuestion {
  const grouped = takeSteps(question, schema, (open) => {
    const now = namedDimensions(open);
    if (!now?.includes(dimension)) return null;
    const rest = now.filter((each) => each !== dimension);
    const argument = findArgument(open.asked.field, 'by');
    return rest.length === 0 && argument?.value.kind !== Kind.VARIABLE
      ? removeArgument(open, 'by')
      : setDimensions(open, rest);
  });
  const ordered = takeSteps(grouped, schema, (open) => removeOrderOf(open, dimension));
  const name = toFieldName(dimension);
  return takeSteps(ordered, schema, (open) => {
    for (const key of findKeys(open)) {
      const [field] = named(findFields(key.node.selectionSet, open.asked.fragments), name);
      if (field === undefined) continue;
      const isAlone =
        field.home.selections.length === 1 &&
        field.home === key.node.selectionSet &&
        key.home.selections.length > 1;
      return withText(
        open,
        isAlone
          ? removeSelection(open.text, key, '__typename')
          : removeSelection(open.text, field, '__typename'),
      );
    }
    return null;
  });
}

function removeOrderOf(open: OpenQuestion, dimension: string): WrittenQuestion | null {
  const argument = findArgument(open.asked.field, 'orderBy');
  if (argument === undefined || argument.value.kind === Kind.VARIABLE) return null;
  const entries = entriesOf(argument.value);
  const entry = entries.find((each) => {
    const named = findEntry(each, 'dimension');
    return named !== undefined && valueOf(named.value, open.scope) === dimension;
  });
  if (entry === undefined) return null;
  if (entries.length > 1) return withText(open, removeFrom(open.text, rangeOf(entry)));
  return withText(open, removeInBrackets(open.text, open.asked.field.arguments ?? [], argument));
}

/** The codes of the dimensions that the question is grouped by; null if they cannot be read. */
function namedDimensions({ asked, scope }: OpenQuestion): readonly string[] | null {
  const argument = findArgument(asked.field, 'by');
  if (argument === undefined || argument.value.kind === Kind.NULL) return [];
  const value = valueOf(argument.value, scope);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every(isText) ? list : null;
}

function setDimensions(open: OpenQuestion, dimensions: readonly string[]): WrittenQuestion | null {
  const argument = findArgument(open.asked.field, 'by');
  const type = argumentType(open, 'by');
  const list = `[${dimensions.map((each) => writePlain(each, type)).join(', ')}]`;
  if (argument === undefined) return addArgument(open, `by: ${list}`);
  if (argument.value.kind === Kind.NULL)
    return withText(open, replaceIn(open.text, rangeOf(argument.value), list));
  if (argument.value.kind === Kind.VARIABLE)
    return setVariable(open, argument.value.name.value, dimensions);
  return setList(open, { node: argument.value, type, values: dimensions });
}

/** The fields that say which group a row belongs to. */
function findKeys({ asked }: OpenQuestion): readonly FoundField[] {
  if (asked.field.name.value === 'figures')
    return findRowSets(asked).flatMap(({ fields }) => named(fields, 'key'));
  const splits = named(findFields(asked.field.selectionSet, asked.fragments), 'splits');
  const parts = splits.flatMap(({ node }) =>
    named(findFields(node.selectionSet, asked.fragments), 'parts'),
  );
  return parts.flatMap(({ node }) => named(findFields(node.selectionSet, asked.fragments), 'key'));
}

const tellers = ['key', 'code', 'label', 'name'] as const;

/**
 * The fields to select from a key: code and name of a place or an agency, key and label of a
 * quarter.
 */
export function keySource(schema: GraphQLSchema, name: string): string {
  const key = schema.getType('FigureKey');
  const field = isObjectType(key) ? key.getFields()[name] : undefined;
  const type = field === undefined ? undefined : getNamedType(field.type);
  if (!isObjectType(type)) return name;
  const fields = type.getFields();
  return `${name} { ${tellers.filter((each) => fields[each] !== undefined).join(' ')} }`;
}
