import { formatDay, formatInstant } from '#lib/format.js';

import { describeApart, nothing, type ReadColumn, readPlain } from './figure-columns.js';
import { type AnswerNames, toDimension, toWords } from './names.js';
import { type DataObject, isObject, toList, toNumber, toObject, toText } from './read-data.js';
import type { SelectedField } from './read-fields.js';
import type { AnswerCell, AnswerShape, RecordsPage } from './shape.type.js';

/** How deep objects within records become columns. */
const maxDepth = 3;

/** Fields that can be the name of an object within a record, best first. */
const naming = ['label', 'name', 'reference', 'code', 'key', 'id'];

/** A page of records: a column for each field that the text asks for. */
export function readRecords(field: SelectedField, data: unknown, names: AnswerNames): AnswerShape {
  const connection = toObject(data);
  const edges = field.fields.find(({ name }) => name === 'edges');
  const node = edges?.fields.find(({ name }) => name === 'node');
  const found =
    edges === undefined || node === undefined
      ? []
      : toList(connection[edges.key]).map((edge) => toObject(toObject(edge)[node.key]));
  return toListShape(field, {
    kind: 'RECORDS',
    fields: node?.fields ?? [],
    found,
    names,
    page: readPage(field, connection),
  });
}

/** Any list of objects at the root of an answer, such as measures or returns. */
export function readObjects(field: SelectedField, data: unknown, names: AnswerNames): AnswerShape {
  const found = (Array.isArray(data) ? data : [data]).filter(isObject);
  return toListShape(field, { kind: 'OTHER', fields: field.fields, found, names });
}

interface Listing {
  readonly kind: 'RECORDS' | 'OTHER';
  readonly fields: readonly SelectedField[];
  readonly found: readonly DataObject[];
  readonly names: AnswerNames;
  readonly page?: RecordsPage;
}

function toListShape(
  field: SelectedField,
  { kind, fields, found, names, page }: Listing,
): AnswerShape {
  const columns = describeApart(layOut(fields, { names, path: [], depth: 0 }));
  return {
    kind,
    key: field.key,
    field: field.name,
    args: field.args,
    columns: columns.map(({ column }, index) => ({
      ...column,
      isNumber:
        found.length > 0 && found.every((each) => isNumberOrNone(columns[index]?.read(each))),
    })),
    rows: found.map((each, index) => ({
      id: String(index),
      cells: columns.map(({ read }) => read(each)),
    })),
    totals: null,
    other: null,
    by: [],
    groupCount: page?.totalCount ?? null,
    completeness: page === undefined ? 'COMPLETE' : page.hasNextPage ? 'CUT' : 'COMPLETE',
    filters: [],
    notes: [],
    returns: null,
    dataVersion: null,
    asOf: null,
    ...(page === undefined ? {} : { page }),
  };
}

function isNumberOrNone(cell: AnswerCell | undefined): boolean {
  return typeof cell?.value === 'number' || cell?.text === '';
}

function readPage(field: SelectedField, connection: DataObject): RecordsPage {
  const asked = field.fields.find(({ name }) => name === 'pageInfo');
  const info = asked === undefined ? {} : toObject(connection[asked.key]);
  const read = (name: string) => {
    const key = asked?.fields.find((each) => each.name === name)?.key;
    return key === undefined ? undefined : info[key];
  };
  const total = field.fields.find(({ name }) => name === 'totalCount');
  return {
    hasNextPage: read('hasNextPage') === true,
    endCursor: toText(read('endCursor')),
    totalCount: total === undefined ? null : toNumber(connection[total.key]),
  };
}

interface Place {
  readonly names: AnswerNames;
  /** The fields from the record to this one, by their names in the answer. */
  readonly path: readonly SelectedField[];
  readonly depth: number;
}

/**
 * A column for each value; for an object with names, one column with the best name, and one for
 * each field that is not a name.
 */
function layOut(fields: readonly SelectedField[], place: Place): readonly ReadColumn[] {
  return fields
    .filter(({ name }) => name !== '__typename')
    .flatMap((field): readonly ReadColumn[] => {
      const path = [...place.path, field];
      if (field.fields.length === 0) return [toColumn(path, place.names)];
      if (place.depth >= maxDepth) return [];
      const named = naming
        .map((name) => field.fields.find((each) => each.name === name))
        .find((each) => each !== undefined);
      if (named === undefined)
        return layOut(field.fields, { ...place, path, depth: place.depth + 1 });
      const others = field.fields.filter((each) => each !== named && !naming.includes(each.name));
      return [
        toColumn([...path, named], place.names, field),
        ...layOut(others, { ...place, path, depth: place.depth + 1 }),
      ];
    });
}

function toColumn(
  path: readonly SelectedField[],
  names: AnswerNames,
  named?: SelectedField,
): ReadColumn {
  const shown = named === undefined ? path : path.slice(0, -1);
  const last = shown.at(-1);
  const [first = '', ...others] = shown.map(({ name }) => toWords(name));
  return {
    column: {
      id: path.map(({ key }) => key).join('/'),
      kind: 'VALUE',
      heading: [first, ...others.map((each) => each.toLowerCase())].join(': '),
      alias: last === undefined || last.key === last.name ? null : last.key,
      dimension: null,
      measure: null,
      unit: null,
      isNumber: false,
    },
    read: (row) => readAt(row, path, names),
  };
}

function readAt(
  data: unknown,
  [field, ...others]: readonly SelectedField[],
  names: AnswerNames,
): AnswerCell {
  if (field === undefined) return readPlain(data, null);
  const value = toObject(data)[field.key];
  if (Array.isArray(value))
    return {
      ...nothing,
      text: value.map((each) => readOne(each, field, { others, names }).text).join(', '),
    };
  return readOne(value, field, { others, names });
}

function readOne(
  value: unknown,
  field: SelectedField,
  { others, names }: { readonly others: readonly SelectedField[]; readonly names: AnswerNames },
): AnswerCell {
  if (value === null || value === undefined) return nothing;
  if (others.length > 0) return readAt(value, others, names);
  if (typeof value !== 'string') return readPlain(value, null);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return { ...nothing, text: formatDay(value), code: value };
  if (/^\d{4}-\d{2}-\d{2}T/.test(value))
    return { ...nothing, text: formatInstant(value), code: value };
  const isCode = /^[A-Z][A-Z\d_]*$/.test(value) && !naming.includes(field.name);
  return isCode
    ? { ...nothing, text: names.nameValue(toDimension(field.name), value), code: value }
    : { ...nothing, text: value };
}
