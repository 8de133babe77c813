import { isPlainDate } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { fieldOf, type RecordField, type RecordKind, recordLists } from './record-kind.js';

/**
 * A field that records are sorted by. Missing values come last in both directions. Areas and
 * agencies are sorted by their position in lists; or by their own codes and numbers if `isKey` says
 * that they are only part of the key.
 */
export interface OrderTerm {
  readonly field: RecordField;
  readonly isDescending: boolean;
  readonly isKey: boolean;
}

/** What a caller sorts by: the name of a field in capitals. */
export interface OrderRequest {
  readonly field: string;
  readonly direction: string;
}

/**
 * A value that a record is sorted by, as the database returns it: a day, a code, a number, yes or
 * no; null for none.
 */
export type OrderValue = string | number | boolean | null;

export type OrderResult =
  | { readonly ok: true; readonly terms: readonly OrderTerm[] }
  | { readonly ok: false; readonly reason: string };

/**
 * The fields that records can be sorted by: all that have a single value and are not the sender's
 * free text.
 */
export function orderableFields({ date, fields }: RecordKind): readonly RecordField[] {
  const notOrdered = new Set<string>(['text', 'codes', 'agencies']);
  // The quarter of a day sorts like its day.
  return fields.filter(
    ({ name, is }) => !notOrdered.has(is.type) && (is.type !== 'quarter' || name === date),
  );
}

/** The key by which to order by a field: `RECEIVED_ON` for `receivedOn`. */
export function toOrderKey(name: string): string {
  return name
    .replace(/([a-z])([A-Z0-9])/g, '$1_$2')
    .replace(/(\d)([A-Z])/g, '$1_$2')
    .toUpperCase();
}

/**
 * What records are sorted by, one after another; latest first if nothing is asked for. Agency and
 * key come last, so that the order is total.
 */
export function readOrder(kind: RecordKind, asked: readonly OrderRequest[]): OrderResult {
  const repeated = asked.find(
    ({ field }, index) => asked.findIndex((other) => other.field === field) !== index,
  );
  if (repeated)
    return {
      ok: false,
      reason: `orderBy: it names ${repeated.field} twice. Name each field once.`,
    };

  const fields = new Map(orderableFields(kind).map((field) => [toOrderKey(field.name), field]));
  const wanted = asked.flatMap(({ field: key, direction }) => {
    const field = fields.get(key);
    return field ? [{ field, isDescending: direction === 'DESC', isKey: false }] : [];
  });
  const latest = { field: fieldOf(kind, kind.date), isDescending: true, isKey: false };
  const terms = wanted.length > 0 ? wanted : [latest];
  const key = ['agency', ...kind.key].map((name) => ({
    field: fieldOf(kind, name),
    isDescending: false,
    isKey: true,
  }));
  const isNew = ({ field }: OrderTerm) => !terms.some((term) => term.field === field);
  return {
    ok: true,
    terms: [...terms, ...key.filter((term) => term.field.is.type === 'agency' || isNew(term))],
  };
}

/**
 * Whether an untrusted text can be a value that a record is sorted by: any other would fail in the
 * database.
 */
export function isOrderValue(
  value: unknown,
  { field }: OrderTerm,
  { places, agencies }: ReferenceData,
): value is OrderValue {
  if (value === null) return field.isNullable;
  switch (field.is.type) {
    case 'date':
    case 'quarter':
      return typeof value === 'string' && isPlainDate(value);
    case 'reference':
    case 'record':
      return typeof value === 'string' && !value.includes('\0');
    case 'code':
      return typeof value === 'string' && Object.hasOwn(recordLists[field.is.list], value);
    case 'yes-no':
      return typeof value === 'boolean';
    case 'whole-number':
    case 'pounds':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e15;
    case 'area':
      return typeof value === 'string' && places.find(value) !== null;
    case 'agency':
      return agencies.some(({ id }) => id === value);
    case 'text':
    case 'codes':
    case 'agencies':
      return false;
  }
}
