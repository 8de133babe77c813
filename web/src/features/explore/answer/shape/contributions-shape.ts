import { formatDifference, type Unit } from '#lib/unit.js';

import { nothing, type ReadColumn, readFigureColumns } from './figure-columns.js';
import { readKeyColumns } from './key-columns.js';
import type { AnswerNames } from './names.js';
import { type DataObject, isObject, toList, toNumber, toText } from './read-data.js';
import type { SelectedField } from './read-fields.js';
import type { AnswerCell, AnswerColumn, AnswerRow, AnswerShape } from './shape.type.js';

/** Reads what made a change: a row for each part of each split, and one for the remainder. */
export function readContributions(
  field: SelectedField,
  data: unknown,
  names: AnswerNames,
): AnswerShape {
  const analysis: DataObject = isObject(data) ? data : {};
  const find = (name: string) => field.fields.find((each) => each.name === name);
  const splits = find('splits');
  const parts = splits?.fields.find(({ name }) => name === 'parts');
  const measure = toText(field.args.measure) ?? '';
  const unit = names.findMeasure(measure)?.unit ?? null;
  const keyField = parts?.fields.find(({ name }) => name === 'key');
  const keyReaders = readKeyColumns(keyField, names);
  const figures = (fields: readonly SelectedField[]) =>
    readFigureColumns(
      fields.filter(({ name }) => name === 'before' || name === 'after'),
      {
        names: {
          ...names,
          findMeasure: (key) =>
            key === 'before' || key === 'after' ? sides(key, unit) : undefined,
        },
        quarter: null,
      },
    );
  const changes = changeColumns.map(
    ({ name, heading }): { readonly name: string; readonly column: AnswerColumn } => ({
      name,
      column: {
        ...plain,
        id: `${measure}/${name}`,
        kind: 'CHANGE',
        heading,
        measure,
        unit,
        isNumber: true,
      },
    }),
  );
  const asked = changes.filter(
    ({ name }) =>
      // A count has neither a rate of its own nor a share.
      (name === 'amount' || unit !== 'COUNT') &&
      parts?.fields.some((each) => each.name === name) === true,
  );
  const columns: readonly AnswerColumn[] = [
    {
      ...plain,
      id: 'split',
      kind: 'DIMENSION',
      heading: 'Split by',
      measure: null,
      unit: null,
      isNumber: false,
    },
    {
      ...plain,
      id: 'part',
      kind: 'DIMENSION',
      heading: 'Part',
      measure: null,
      unit: null,
      isNumber: false,
    },
    ...figures(parts?.fields ?? []).map(({ column }) => ({ ...column, measure })),
    ...asked.map(({ column }) => column),
  ];
  const toDifference = (value: unknown): AnswerCell => {
    const number = toNumber(value);
    return number === null
      ? { ...nothing, text: '[c]', flags: ['CONFIDENTIAL'] }
      : { ...nothing, value: number, text: formatDifference(number, unit ?? 'RATE') };
  };
  const toRow = (
    id: string,
    head: readonly AnswerCell[],
    of: { readonly data: DataObject; readonly fields: readonly SelectedField[] },
  ): AnswerRow => {
    const readers = figures(of.fields);
    const cells = columns.slice(head.length).map(({ id: columnId }) => {
      const reader = readers.find(({ column }) => column.id === columnId);
      if (reader !== undefined) return reader.read(of.data);
      const change = asked.find(({ column }) => column.id === columnId)?.name;
      const key = of.fields.find(
        ({ name }) =>
          name === (change === 'amount' && of.fields === field.fields ? 'difference' : change),
      )?.key;
      return key === undefined ? nothing : toDifference(of.data[key]);
    });
    return { id, cells: [...head, ...cells] };
  };
  const read = (object: DataObject, of: SelectedField | undefined, name: string) => {
    const key = of?.fields.find((each) => each.name === name)?.key;
    return key === undefined ? undefined : object[key];
  };
  const listed = splits === undefined ? [] : toList(analysis[splits.key]).filter(isObject);
  const rows = listed.flatMap((split, place) => {
    const dimension = toText(read(split, splits, 'dimension'));
    const by: AnswerCell = {
      ...nothing,
      text: dimension === null ? `Split ${place + 1}` : names.nameDimension(dimension),
      code: dimension,
    };
    const found = toList(read(split, splits, 'parts')).filter(isObject);
    const named = found.map((part, index) =>
      toRow(`${place}/${index}`, [by, readPart(part, keyReaders, dimension)], {
        data: part,
        fields: parts?.fields ?? [],
      }),
    );
    const remainder = toNumber(read(split, splits, 'remainder'));
    if (remainder === null) return named;
    const amount = columns.findIndex(({ id }) => id === `${measure}/amount`);
    const cells = columns.map((_, index) =>
      index === 0
        ? by
        : index === 1
          ? notToldApart
          : index === amount
            ? toDifference(remainder)
            : nothing,
    );
    return [...named, { id: `${place}/remainder`, cells }];
  });
  const isOne = listed.length < 2;
  const drop = <Kept>(all: readonly Kept[]) => (isOne ? all.slice(1) : all);
  const whole = toRow('totals', [nothing, { ...nothing, text: 'The whole' }], {
    data: analysis,
    fields: field.fields,
  });

  return {
    kind: 'CONTRIBUTIONS',
    key: field.key,
    field: field.name,
    args: field.args,
    columns: drop(columns),
    rows: rows.map(({ id, cells }) => ({ id, cells: drop(cells) })),
    totals: { id: whole.id, cells: drop(whole.cells) },
    other: null,
    by: listed.flatMap((split) => toText(read(split, splits, 'dimension')) ?? []),
    groupCount: null,
    completeness: 'COMPLETE',
    filters: [],
    notes: [],
    returns: null,
    dataVersion: null,
    asOf: null,
  };
}

const plain = { alias: null, dimension: null } as const;

const notToldApart: AnswerCell = { ...nothing, text: 'Not broken down', code: 'remainder' };

const changeColumns = [
  { name: 'amount', heading: 'Its part of the change' },
  { name: 'rateEffect', heading: 'from its own rate' },
  { name: 'mixEffect', heading: 'from its share of the whole' },
] as const;

function sides(key: 'before' | 'after', unit: Unit | null) {
  return { key, name: key === 'before' ? 'Before' : 'After', unit: unit ?? 'COUNT' };
}

/**
 * The value of a part, from the column of the dimension that it is split by; if that column is not
 * in the answer, from the first one with a value.
 */
function readPart(
  part: DataObject,
  readers: readonly ReadColumn[],
  dimension: string | null,
): AnswerCell {
  const values = readers.filter(({ column }) => column.kind === 'DIMENSION');
  const own = values.find(({ column }) => column.id === dimension);
  if (own !== undefined) return own.read(part);
  return (
    values.map(({ read }) => read(part)).find(({ code }) => code !== null) ?? {
      ...nothing,
      text: 'Not named',
    }
  );
}
