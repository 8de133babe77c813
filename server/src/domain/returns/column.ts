import type { CodeList } from '#domain/lists.js';

/** What a cell of a return may contain. */
export type ColumnKind =
  /** The agency's own reference for the record: one line of at most 64 characters, kept as sent. */
  | { readonly type: 'reference' }
  /** A short free label: one line of at most 200 characters, kept as sent. */
  | { readonly type: 'label' }
  /** Reasons in whole sentences: one line of at most 2,000 characters, kept as sent. */
  | { readonly type: 'sentences' }
  /**
   * `mayLieAhead` is for days that may be in the future; in other columns they are not accepted.
   */
  | { readonly type: 'date'; readonly mayLieAhead?: true }
  /** A financial quarter by its key or label, stored as its first day. */
  | { readonly type: 'quarter' }
  | { readonly type: 'code'; readonly list: CodeList }
  /** Several codes, separated by `;`. */
  | { readonly type: 'codes'; readonly list: CodeList }
  | { readonly type: 'yes-no' }
  /** A whole number; `least` and `most` are included, and an empty cell means `absent`. */
  | {
      readonly type: 'whole-number';
      readonly least: number;
      readonly most: number;
      readonly absent: number | null;
    }
  /**
   * A number with at most `decimals` decimals, four unless stated; `least` and `most` are included.
   */
  | {
      readonly type: 'number';
      readonly least: number;
      readonly most: number;
      readonly decimals?: 2 | 3 | 4;
    }
  /** An amount in pounds, stored in pence; `least` and `most` are in pounds and included. */
  | { readonly type: 'pounds'; readonly least: number; readonly most: number }
  /**
   * A record of another dataset: the sender's own by its reference, another agency's as
   * `AGENCY:REFERENCE`.
   */
  | { readonly type: 'record' }
  /** A district, Oxfordshire county or the force. */
  | { readonly type: 'area' }
  | { readonly type: 'agency' }
  /** Several agencies, separated by `;`, without repeats. */
  | { readonly type: 'agencies' };

export interface Column {
  readonly name: string;
  /** Whether a return must have the column, with every cell filled in. */
  readonly isRequired: boolean;
  readonly kind: ColumnKind;
  /** The value of an empty cell if the rest of the row decides it. */
  readonly imply?: (record: ReturnRecord) => CellValue;
}

/** A column that every return of the dataset has, with no empty cell. */
export function required(name: string, kind: ColumnKind): Column {
  return { name, kind, isRequired: true };
}

/** A column that may be missing, and whose cells may be empty. */
export function optional(name: string, kind: ColumnKind): Column {
  return { name, kind, isRequired: false };
}

/**
 * The value of a cell: a text (dates as `YYYY-MM-DD`, a quarter as its first day, areas and lists
 * as codes), a number (an agency by its id, money in pence), a boolean, several codes in the order
 * of their list or several agencies in the order of their ids. Null if there is none; lists are
 * empty instead.
 */
export type CellValue = string | number | boolean | readonly string[] | readonly number[] | null;

/** A parsed row, by the names of the declaration's columns; all of them are present. */
export type ReturnRecord = Readonly<Record<string, CellValue>>;

/** The value of a column with a text, a date, a code or an area; null if empty. */
export function textIn(record: ReturnRecord, column: string): string | null {
  const value = record[column];
  return typeof value === 'string' ? value : null;
}

/** The value of a column with a number; null if empty. */
export function numberIn(record: ReturnRecord, column: string): number | null {
  const value = record[column];
  return typeof value === 'number' ? value : null;
}

/** The ids in a column with several agencies. */
export function agenciesIn(record: ReturnRecord, column: string): readonly number[] {
  const value = record[column];
  return Array.isArray(value) ? value.filter((id) => typeof id === 'number') : [];
}

/**
 * A name without differences in spelling: letter case, "&" for "and", and spaces, underscores and
 * hyphens between its words.
 */
export function toPlainName(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replaceAll('&', ' AND ')
    .replace(/[\s_\p{Pd}]+/gu, '_');
}

/**
 * The column's name in the database, which stores an area by its code, an agency by its id and
 * money in pence.
 */
export function toDatabaseName({ name, kind }: Column): string {
  switch (kind.type) {
    case 'area':
      return `${name}_code`;
    case 'agency':
      return `${name}_id`;
    case 'agencies':
      return name.replace(/agencies$/, 'agency_ids');
    case 'quarter':
      return `${name}_start`;
    case 'pounds':
      return name.replace(/pounds$/, 'pence');
    default:
      return name;
  }
}

/** A column of a return in a sentence: `"received on"`, as a heading may be written as well. */
export function quoteColumn(name: string): string {
  const plain = name
    .replaceAll('_', ' ')
    .replaceAll(/\b(?:ocg|fte|nrm)\b/g, (letters) => letters.toUpperCase());
  return `"${plain}"`;
}
