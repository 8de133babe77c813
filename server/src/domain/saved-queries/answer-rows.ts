import type { SelectedField } from '#domain/selected-field.js';

/** Where the rows are in an answer, and what each of them holds. */
export interface AnswerShape {
  /** The path of keys from the answer to its rows. */
  readonly path: readonly string[];
  /** Whether the rows are entries of a connection, which may have more. */
  readonly isConnection: boolean;
  /** The path of keys from a row to each of its values, in the order in which they are selected. */
  readonly columns: readonly (readonly string[])[];
}

export type ShapeReading =
  | { readonly ok: true; readonly shape: AnswerShape }
  | { readonly ok: false; readonly sentence: string };

/**
 * How to read an operation's answer as a table: the rows are the entries of its first list, each
 * with its plain values; without a list, the answer is the only row.
 *
 * @param fields everything that the operation selects
 */
export function readShape(fields: readonly SelectedField[]): ShapeReading {
  const asked = fields.filter(({ name }) => name !== '__typename');
  const [field, ...others] = asked;
  if (field === undefined || others.length > 0)
    return {
      ok: false,
      sentence: `This question asks ${asked.length} things at once, which do not make one table. Download it as JSON.`,
    };
  const edges = field.fields.find(({ name }) => name === 'edges');
  const node = edges?.fields.find(({ name }) => name === 'node');
  if (edges && node) return toShape([field.key], { isConnection: true, fields: node.fields });
  const list = findList([field], []);
  if (list) return toShape(list.path, { isConnection: false, fields: list.field.fields });
  return toShape([field.key], { isConnection: false, fields: field.fields });
}

function toShape(
  path: readonly string[],
  {
    isConnection,
    fields,
  }: { readonly isConnection: boolean; readonly fields: readonly SelectedField[] },
): ShapeReading {
  const columns = columnsOf(fields);
  if (columns.length === 0)
    return {
      ok: false,
      sentence: 'This question has no value that a table can show. Download it as JSON.',
    };
  return { ok: true, shape: { path, isConnection, columns } };
}

/** The first list of objects: one at this level, or else the first further down. */
function findList(
  fields: readonly SelectedField[],
  path: readonly string[],
): { readonly path: readonly string[]; readonly field: SelectedField } | null {
  const here = fields.find(({ isList, fields: inner }) => isList && inner.length > 0);
  if (here) return { path: [...path, here.key], field: here };
  for (const field of fields) {
    const found = findList(field.fields, [...path, field.key]);
    if (found) return found;
  }
  return null;
}

/** The paths of plain values, at any depth but not inside a list: a list is one value. */
function columnsOf(fields: readonly SelectedField[]): readonly (readonly string[])[] {
  return fields.flatMap(({ name, key, isList, fields: inner }): readonly (readonly string[])[] => {
    if (name === '__typename') return [];
    if (inner.length === 0 || isList) return [[key]];
    return columnsOf(inner).map((rest) => [key, ...rest]);
  });
}

/**
 * The value at the end of a path of keys, in a row or an answer; null if the path leads nowhere.
 */
export function valueAt(row: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => (isNamed(at) ? (at[key] ?? null) : null), row);
}

/** The rows of an answer. */
export function rowsOf(data: unknown, { path, isConnection }: AnswerShape): readonly unknown[] {
  const found = valueAt(data, isConnection ? [...path, 'edges'] : path);
  if (!Array.isArray(found)) return found === null || found === undefined ? [] : [found];
  return isConnection ? found.map((edge) => valueAt(edge, ['node'])) : found;
}

function isNamed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
