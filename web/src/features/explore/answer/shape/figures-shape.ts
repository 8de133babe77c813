import { findQuarter } from '#lib/figure-question.js';

import { type ReadColumn, readFigureColumns } from './figure-columns.js';
import { readKeyColumns } from './key-columns.js';
import type { AnswerNames } from './names.js';
import {
  type DataObject,
  isObject,
  toList,
  toNumber,
  toObject,
  toText,
  toTexts,
} from './read-data.js';
import type { SelectedField } from './read-fields.js';
import type {
  AnswerColumn,
  AnswerRow,
  AnswerShape,
  Completeness,
  ReturnsIn,
} from './shape.type.js';

/** How many rows `figures` lists if the text does not say. */
const usualFirst = 1000;

/** Reads the answer to a question for figures, with the parts that the text asks for. */
export function readFigures(field: SelectedField, data: unknown, names: AnswerNames): AnswerShape {
  const table = toObject(data);
  const find = (name: string) => field.fields.find((each) => each.name === name);
  const read = (name: string) => {
    const key = find(name)?.key;
    return key === undefined ? undefined : table[key];
  };
  const where = toObject(field.args.where);
  const by = toTexts([field.args.by].flat());
  // The earlier of two windows is not a single quarter.
  const hasOneQuarter =
    field.args.window !== 'ROLLING_FOUR_QUARTERS' && !by.some((each) => times.has(each));
  const naming = { names, quarter: hasOneQuarter ? findQuarter(where) : null };
  const toColumns = (name: string) => {
    const fields = find(name)?.fields ?? [];
    const key = fields.find((each) => each.name === 'key');
    return [
      ...(name === 'rows' ? readKeyColumns(key, names) : []),
      ...readFigureColumns(fields, naming),
    ];
  };
  // A text that asks only for totals makes a table of one row.
  const asked = find('rows') === undefined ? toColumns('totals') : toColumns('rows');
  const columns = asked.map(({ column }) => column);
  const whole = toRow(read('totals'), 'totals', { columns, readers: toColumns('totals') });
  const isWholeAlone = find('rows') === undefined;
  const listed = toList(read('rows')).filter(isObject);
  const rows = isWholeAlone ? (whole === null ? [] : [whole]) : readRows(listed, asked);
  const groupCount = toNumber(read('groupCount'));
  const other = toRow(read('other'), 'other', { columns, readers: toColumns('other') });

  return {
    kind: 'FIGURES',
    key: field.key,
    field: field.name,
    args: field.args,
    columns,
    rows,
    totals: isWholeAlone ? null : whole,
    other,
    by,
    groupCount,
    completeness: isWholeAlone
      ? 'COMPLETE'
      : findCompleteness({
          truncated: read('truncated'),
          groupCount,
          other: find('other') === undefined ? undefined : read('other'),
          listed: listed.length,
          first: toNumber(field.args.first) ?? usualFirst,
        }),
    filters: toTexts(read('filterText')),
    notes: toTexts(read('notes')),
    returns: readReturns(find('sourceReturns'), read('sourceReturns')),
    dataVersion: toNumber(read('dataVersion')),
    asOf: toText(read('asOf')),
  };
}

const times: ReadonlySet<string> = new Set(['MONTH', 'QUARTER', 'FINANCIAL_YEAR', 'CALENDAR_YEAR']);

function readRows(
  listed: readonly DataObject[],
  readers: readonly ReadColumn[],
): readonly AnswerRow[] {
  return listed.map((row, index) => ({
    id: String(index),
    cells: readers.map(({ read }) => read(row)),
  }));
}

interface ToRead {
  readonly columns: readonly AnswerColumn[];
  readonly readers: readonly ReadColumn[];
}

/**
 * The totals or the rest as a row, read by its own selection: the text may use other names there.
 * Null if the totals or the rest are missing.
 */
function toRow(data: unknown, id: string, { columns, readers }: ToRead): AnswerRow | null {
  if (!isObject(data)) return null;
  const cells = columns.map(
    (column) => readers.find((reader) => reader.column.id === column.id)?.read(data) ?? empty,
  );
  return { id, cells };
}

const empty = { text: '', value: null, flags: [] };

interface Telling {
  readonly truncated: unknown;
  readonly groupCount: number | null;
  /** The rest; undefined if the text does not ask for it, null if all groups are listed. */
  readonly other: unknown;
  readonly listed: number;
  readonly first: number;
}

function findCompleteness({ truncated, groupCount, other, listed, first }: Telling): Completeness {
  if (typeof truncated === 'boolean') return truncated ? 'CUT' : 'COMPLETE';
  if (groupCount !== null) return groupCount > listed ? 'CUT' : 'COMPLETE';
  if (listed < first || other === null) return 'COMPLETE';
  return other === undefined ? 'UNKNOWN' : 'CUT';
}

/** Returns due and received, over all datasets of the latest period in the question. */
function readReturns(field: SelectedField | undefined, data: unknown): ReturnsIn | null {
  const entries = toList(data).filter(isObject);
  const find = (name: string) => field?.fields.find((each) => each.name === name);
  const [due, received, period, missing] = [
    'returnsDue',
    'returnsReceived',
    'period',
    'missing',
  ].map(find);
  if (due === undefined || received === undefined || entries.length === 0) return null;
  const keyOf = (entry: DataObject) => {
    const key = period?.fields.find(({ name }) => name === 'key' || name === 'id')?.key;
    return key === undefined || period === undefined
      ? ''
      : (toText(toObject(entry[period.key])[key]) ?? '');
  };
  const latest = entries.map(keyOf).toSorted().at(-1) ?? '';
  const counted = entries.filter((entry) => keyOf(entry) === latest);
  const sum = ({ key }: SelectedField) =>
    counted.reduce((total, entry) => total + (toNumber(entry[key]) ?? 0), 0);
  const named = missing?.fields.find(({ name }) => name === 'name' || name === 'code')?.key;
  const names = counted.flatMap((entry) =>
    missing === undefined || named === undefined
      ? []
      : toTexts(toList(entry[missing.key]).map((agency) => toObject(agency)[named])),
  );
  return { due: sum(due), received: sum(received), missing: [...new Set(names)] };
}
