import { type GraphQLSchema, Kind, print, type SelectionSetNode } from 'graphql';

import { freeName, type OpenQuestion, takeSteps, withText } from './open-question.js';
import type { Comparison, WrittenQuestion } from './question.type.js';
import {
  distinct,
  findFields,
  findRowSets,
  type FoundField,
  named,
  rangeOf,
} from './read-document.js';
import {
  findChanges,
  findMeasureFields,
  findParts,
  isRowFragment,
  isShared,
  type MeasureField,
  partFields,
} from './read-measures.js';
import { insertInto, removeFrom, replaceIn } from './text-edits.js';
import { fragments as written } from './write-question.js';

/** Adds a measure after the last one, in each selection of rows. */
export function addMeasure(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  key: string,
): WrittenQuestion {
  const begun = takeSteps(question, schema, beginRows);
  return takeSteps(begun, schema, (open) => {
    const fields = findMeasureFields(open.asked, open);
    const lacking = findRowSets(open.asked).find(
      ({ name }) => !fields.some((field) => field.key === key && field.rows.has(name)),
    );
    return lacking === undefined ? null : addTo(open, { key, ...findHome(open, lacking) });
  });
}

/** Adds rows to a table that selects none yet. */
function beginRows(open: OpenQuestion): WrittenQuestion | null {
  const { asked, text } = open;
  if (findRowSets(asked).length > 0) return null;
  const { selectionSet } = asked.field;
  const source = 'rows { __typename }';
  if (selectionSet !== undefined)
    return withText(open, insertSelection(text, selectionSet, { source, at: 0 }));
  const at = rangeOf(asked.field).to;
  return withText(open, replaceIn(text, { from: at, to: at }, ` { ${source} }`));
}

interface Home {
  readonly home: SelectionSetNode;
  /** The measure that the new one follows. */
  readonly last: MeasureField | undefined;
}

/**
 * The place to add a measure: after the last measure in these rows, else in the fragment that they
 * use, else among their own fields.
 */
function findHome(
  { asked, ...open }: OpenQuestion,
  { name, set }: { readonly name: string; readonly set: SelectionSetNode },
): Home {
  const last = findMeasureFields(asked, open)
    .filter(({ rows }) => rows.has(name))
    .at(-1);
  if (last !== undefined) return { home: last.home, last };
  const spread = set.selections.find((node) => node.kind === Kind.FRAGMENT_SPREAD);
  const fragment =
    spread?.kind === Kind.FRAGMENT_SPREAD ? asked.fragments.get(spread.name.value) : undefined;
  return {
    home: fragment !== undefined && isRowFragment(fragment) ? fragment.selectionSet : set,
    last,
  };
}

function addTo(
  open: OpenQuestion,
  { key, home, last }: Home & { readonly key: string },
): WrittenQuestion {
  const taken = new Set(
    findRowSets(open.asked).flatMap(({ fields }) =>
      fields.map(({ node }) => (node.alias ?? node.name).value),
    ),
  );
  const alias = freeName(key, taken);
  const shown = showAs(open, last);
  const source = `${alias === key ? '' : `${alias}: `}${key} { ${shown.source} }`;
  return withText(open, addShown(open, putMeasure(open, { home, last, source }), shown.fragment));
}

/** Puts a measure after the last one; if there is none yet, in place of the placeholder. */
function putMeasure(
  { text }: OpenQuestion,
  { home, last, source }: Home & { readonly source: string },
): string {
  const holder = home.selections.find(
    (node) =>
      node.kind === Kind.FIELD && node.name.value === '__typename' && node.alias === undefined,
  );
  if (last === undefined && holder !== undefined) return replaceIn(text, rangeOf(holder), source);
  const at = last === undefined ? home.selections.length : home.selections.indexOf(last.node) + 1;
  return insertSelection(text, home, { source, at });
}

/** Adds a new fragment to the text: before the fragment about the whole table, else at the end. */
function addShown(
  { text: before, asked }: OpenQuestion,
  text: string,
  fragment: string | null,
): string {
  if (fragment === null) return text;
  const about = asked.fragments.get('About');
  // A new part is usually added before this fragment, so the position is counted from the end.
  const at = about === undefined ? -1 : text.length - (before.length - rangeOf(about).from);
  if (at < 0 || !text.startsWith('fragment About', at)) return `${text.trimEnd()}\n\n${fragment}\n`;
  return `${text.slice(0, at)}${fragment}\n\n${text.slice(at)}`;
}

/** The fields of a measure: the same as those of the measure before it. */
function showAs(
  { asked }: OpenQuestion,
  last: MeasureField | undefined,
): { readonly source: string; readonly fragment: string | null } {
  const selections = last?.node.selectionSet?.selections ?? [];
  const spread = selections.find((node) => node.kind === Kind.FRAGMENT_SPREAD);
  if (spread?.kind === Kind.FRAGMENT_SPREAD)
    return { source: `...${spread.name.value}`, fragment: null };
  const leaves = selections.flatMap((node) =>
    node.kind === Kind.FIELD &&
    node.selectionSet === undefined &&
    !node.directives?.length &&
    !isOneOf(partFields, node.name.value)
      ? [print({ ...node, directives: [] })]
      : [],
  );
  if (leaves.length > 0) return { source: leaves.join(' '), fragment: null };
  const known = [...asked.fragments.values()].find(
    ({ name, typeCondition }) => name.value === 'Shown' && typeCondition.name.value === 'Figure',
  );
  if (known !== undefined) return { source: '...Shown', fragment: null };
  return asked.fragments.has('Shown')
    ? { source: 'value text flags unit', fragment: null }
    : { source: '...Shown', fragment: written.Shown };
}

const isOneOf = (list: readonly string[], name: string) => list.includes(name);

/** Removes a measure everywhere. */
export function removeMeasure(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  key: string,
): WrittenQuestion {
  return takeSteps(question, schema, (open) => {
    const field = findMeasureFields(open.asked, open).find((each) => each.key === key);
    return field === undefined
      ? null
      : withText(open, removeSelection(open.text, field, '__typename'));
  });
}

/** Moves a measure to a position among the columns, counted from 0. */
export function moveMeasure(
  question: OpenQuestion,
  key: string,
  to: number,
): WrittenQuestion | null {
  const fields = findMeasureFields(question.asked, question);
  const keys = [...new Set(fields.map((field) => field.key))];
  const rest = keys.filter((each) => each !== key);
  if (rest.length === keys.length) return null;
  const order = [...rest.slice(0, to), key, ...rest.slice(to)];
  const homes = isOneList(question)
    ? [fields]
    : [...new Set(fields.map(({ home }) => home))].map((home) =>
        fields.filter((field) => field.home === home),
      );
  const texts = homes.flatMap((slots) => {
    const sorted = slots.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
    return slots.map((slot, index) => ({
      range: rangeOf(slot.node),
      by: rangeOf((sorted[index] ?? slot).node),
    }));
  });
  const { text } = question;
  const moved = texts
    .toSorted((a, b) => b.range.from - a.range.from)
    .reduce((now, { range, by }) => replaceIn(now, range, text.slice(by.from, by.to)), text);
  return moved === text ? null : withText(question, moved);
}

/** Whether all rows share the text that selects their measures. */
function isOneList({ asked, ...open }: OpenQuestion): boolean {
  const fields = findMeasureFields(asked, open);
  const names = new Set(findRowSets(asked).map(({ name }) => name));
  return fields.every(({ rows }) => rows.size === names.size);
}

const changeNames = {
  PREVIOUS_PERIOD: 'sinceLast',
  SAME_PERIOD_LAST_YEAR: 'sinceLastYear',
} as const;

/** Shows or hides the change in a measure. Parts of a shared fragment stay. */
export function setComparison(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  { key, to, isOn }: { readonly key: string; readonly to: Comparison; readonly isOn: boolean },
): WrittenQuestion {
  return takeSteps(question, schema, (open) => {
    const own = findMeasureFields(open.asked, open).filter((field) => field.key === key);
    const changesOf = (field: FoundField) =>
      findChanges(field, open.asked, open.scope).filter((change) => change.to === to);
    if (!isOn) {
      const change = own.flatMap(changesOf).find(({ isShared: stays }) => !stays);
      return change === undefined
        ? null
        : withText(open, removeSelection(open.text, change, 'text'));
    }
    // The row for the rest has no changes.
    const lacking = own.find(
      (field) =>
        (field.rows.has('rows') || field.rows.has('totals')) && changesOf(field).length === 0,
    );
    if (lacking === undefined) return null;
    const taken = responseNames(own, open);
    const name = taken.has('change') ? freeName(changeNames[to], taken) : 'change';
    return addBelow(
      open,
      lacking,
      `${name === 'change' ? '' : `${name}: `}change(to: ${to}) {\n  signed\n  difference\n}`,
    );
  });
}

/** Shows or hides the numerator and denominator of a share. */
export function setParts(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  { key, isOn }: { readonly key: string; readonly isOn: boolean },
): WrittenQuestion {
  return takeSteps(question, schema, (open) => {
    const own = findMeasureFields(open.asked, open).filter((field) => field.key === key);
    if (!isOn) {
      const part = own
        .flatMap((field) => findParts(field, open.asked))
        .find((each) => !isShared(each, open.asked));
      return part === undefined ? null : withText(open, removeSelection(open.text, part, 'text'));
    }
    const taken = responseNames(own, open);
    for (const field of own) {
      const name = partFields.find(
        (part) => named(findParts(field, open.asked), part).length === 0,
      );
      if (name === undefined) continue;
      const present = own.flatMap((each) => named(findParts(each, open.asked), name)).length > 0;
      const alias = present ? name : freeName(name, taken);
      return addBelow(open, field, alias === name ? name : `${alias}: ${name}`);
    }
    return null;
  });
}

function responseNames(
  fields: readonly FoundField[],
  { asked }: OpenQuestion,
): ReadonlySet<string> {
  return new Set(
    fields.flatMap(({ node }) =>
      findFields(node.selectionSet, asked.fragments).map(
        (each) => (each.node.alias ?? each.node.name).value,
      ),
    ),
  );
}

/** Adds a field to a figure's selection. A selection on one line is spread over several. */
function addBelow(open: OpenQuestion, { node }: FoundField, source: string): WrittenQuestion {
  const { text } = open;
  const set = node.selectionSet;
  const at = rangeOf(node).to;
  if (set === undefined)
    return withText(
      open,
      replaceIn(text, { from: at, to: at }, ` { ${source.replaceAll(/\s*\n\s*/g, ' ')} }`),
    );
  const inside = text.slice(rangeOf(set).from + 1, rangeOf(set).to - 1);
  if (source.includes('\n') && !inside.includes('\n')) {
    const indent = indentOf(text, rangeOf(node).from);
    const opened = `{\n${indent}  ${inside.trim()}\n${source.replaceAll(/^/gm, `${indent}  `)}\n${indent}}`;
    return withText(open, replaceIn(text, rangeOf(set), opened));
  }
  return withText(open, insertSelection(text, set, { source, at: set.selections.length }));
}

function indentOf(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Adds a field to a selection. */
export function insertSelection(
  text: string,
  set: SelectionSetNode,
  { source, at }: { readonly source: string; readonly at: number },
): string {
  return insertInto(text, { list: rangeOf(set), entries: set.selections.map(rangeOf), at }, source);
}

/** Removes a field from its set; puts a replacement in its place if it was the only one. */
export function removeSelection(text: string, { node, home }: FoundField, instead: string): string {
  return home.selections.length === 1
    ? replaceIn(text, rangeOf(node), instead)
    : removeFrom(text, rangeOf(node));
}

/** Shows or hides totals, or the rest of a list as one row. */
export function setShown(
  question: OpenQuestion,
  { name, isOn }: { readonly name: 'totals' | 'other'; readonly isOn: boolean },
): WrittenQuestion | null {
  const { asked, text } = question;
  const fields = findFields(asked.field.selectionSet, asked.fragments);
  const shown = distinct(named(fields, name));
  const [first] = shown;
  if (!isOn)
    return first === undefined
      ? null
      : withText(question, removeSelection(text, first, '__typename'));
  const like = fields
    .filter(({ node }) => node.name.value === 'rows' || node.name.value === 'totals')
    .at(-1);
  if (first !== undefined || like?.node.selectionSet === undefined) return null;
  const taken = new Set(fields.map(({ node }) => (node.alias ?? node.name).value));
  const alias = freeName(name, taken);
  const source = `${alias === name ? '' : `${alias}: `}${name} ${print(like.node.selectionSet).replaceAll(/\s*\n\s*/g, ' ')}`;
  return withText(
    question,
    insertSelection(text, like.home, { source, at: like.home.selections.indexOf(like.node) + 1 }),
  );
}
