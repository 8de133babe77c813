import { formatMonth } from '#lib/format.js';
import { toQuarterParts } from '#lib/quarter.js';

import { nothing, type ReadColumn, readPlain } from './figure-columns.js';
import { type AnswerNames, toDimension, toWords } from './names.js';
import { isObject, toObject, toText } from './read-data.js';
import type { SelectedField } from './read-fields.js';
import type { AnswerCell } from './shape.type.js';

/** Fields that can be the name of a value, best first. */
const naming = ['label', 'name', 'shortName', 'longLabel', 'key', 'code', 'id'];
const codes = ['code', 'key', 'id'];

/** The text for records without a value. */
export const notRecorded = 'Not recorded';

/**
 * The columns for what a row stands for, and for anything else that the text asks for with it, such
 * as the population of an area.
 */
export function readKeyColumns(
  key: SelectedField | undefined,
  names: AnswerNames,
): readonly ReadColumn[] {
  return (key?.fields ?? [])
    .filter(({ name }) => name !== '__typename')
    .flatMap((field) => readDimension(field, key?.key ?? 'key', names));
}

function readDimension(
  field: SelectedField,
  rowKey: string,
  names: AnswerNames,
): readonly ReadColumn[] {
  const dimension = toDimension(field.name);
  const heading = names.nameDimension(dimension);
  const base = {
    alias: field.key === field.name ? null : field.key,
    measure: null,
    unit: null,
  } as const;
  const find = (name: string) => field.fields.find((part) => part.name === name)?.key;
  const [named] = naming.flatMap((name) => find(name) ?? []);
  const [coded] = codes.flatMap((name) => find(name) ?? []);
  const asked = (row: Readonly<Record<string, unknown>>) => toObject(row[rowKey])[field.key];
  const extras = field.fields.filter(({ name }) => !naming.includes(name) && name !== '__typename');

  return [
    {
      column: { ...base, id: dimension, kind: 'DIMENSION', heading, dimension, isNumber: false },
      read: (row) => {
        const data = asked(row);
        if (!isObject(data)) return readValue(data, dimension, names);
        const code = coded === undefined ? null : toText(data[coded]);
        const name = named === undefined ? null : data[named];
        // An area that is not a district has its kind in its name.
        const isCode = code !== null && (named === coded || dimension === 'AREA');
        const known = isCode ? readValue(code, dimension, names).text : null;
        const isKnown = known !== null && known !== code;
        const text = (isKnown ? known : toText(name)) ?? code ?? '';
        return { ...nothing, text, code: code ?? text };
      },
    },
    ...extras.map((extra): ReadColumn => ({
      column: {
        ...base,
        id: `${dimension}/${extra.key}`,
        kind: 'VALUE',
        heading: `${heading}: ${toWords(extra.name).toLowerCase()}`,
        dimension: null,
        isNumber: extra.name.startsWith('population'),
      },
      read: (row) => {
        const value = toObject(asked(row))[extra.key];
        return isCodeLike(value)
          ? readValue(value, `${dimension}_${toDimension(extra.name)}`, names)
          : readPlain(value, null);
      },
    })),
  ];
}

/** Whether a text is an enum value, such as DISTRICT, and not the code of a place. */
const isCodeLike = (value: unknown) =>
  typeof value === 'string' && /^[A-Z]{3,}(?:_[A-Z0-9]+)*$/.test(value);

/** A value that the API gives only as a code: an enum value, a month, a year, yes or no. */
function readValue(data: unknown, dimension: string, names: AnswerNames): AnswerCell {
  if (data === null || data === undefined) return { ...nothing, text: notRecorded, code: null };
  if (typeof data === 'boolean')
    return { ...nothing, text: data ? 'Yes' : 'No', code: data ? 'YES' : 'NO' };
  if (typeof data === 'number') return { ...nothing, text: String(data), code: String(data) };
  const code = toText(data) ?? '';
  return { ...nothing, text: nameCode(dimension, code, names), code };
}

function nameCode(dimension: string, code: string, names: AnswerNames): string {
  switch (dimension) {
    case 'MONTH':
      return formatMonth(code);
    case 'FINANCIAL_YEAR':
      return code.replace('-', '/');
    case 'QUARTER': {
      const parts = toQuarterParts(code);
      return parts === null ? code : `${parts.number} ${parts.year}`;
    }
    default:
      return names.nameValue(dimension, code);
  }
}
