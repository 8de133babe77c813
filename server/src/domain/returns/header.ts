import { toQuotedValue } from '#domain/quoted-value.js';

import { type Column, toPlainName } from './column.js';
import type { Issue } from './issue.js';

/** More columns than any return or any agency's own spreadsheet has. */
export const MAX_COLUMNS = 100;

export type HeaderMatch =
  | {
      readonly ok: true;
      /**
       * The position in the file of each column of the declaration, from 0; -1 if it is missing.
       */
      readonly positions: readonly number[];
      /** How many cells a row has; empty ones may follow. */
      readonly width: number;
      /** A WARN for each column that is not read. */
      readonly issues: readonly Issue[];
    }
  /** Why the file cannot be read, in a sentence or two. */
  | { readonly ok: false; readonly message: string };

/** What is known about a header row in addition to its cells. */
export interface AboutHeader {
  /** Columns that the sender chose to leave out, by position from 0. */
  readonly leftOut?: ReadonlySet<number> | undefined;
  /** The number of the header's row, as in a spreadsheet, if there is a title above it. */
  readonly below?: number | undefined;
}

/**
 * Finds the columns of a declaration in a header row, in any order and case, with spaces or
 * underscores. There are no warnings about columns that the sender chose to leave out. Cells
 * without a name at the end of the row do not count: spreadsheets write them up to the last column
 * that was ever used.
 */
export function matchHeader(
  columns: readonly Column[],
  sent: readonly string[],
  { leftOut = new Set(), below }: AboutHeader = {},
): HeaderMatch {
  const header = sent.slice(0, countToLastFilled(sent));
  const place = below === undefined ? 'first row' : `row ${below}`;
  const expected = `A return begins with a row of column names: ${columns.map(({ name }) => name).join(', ')}.`;
  if (header.length > MAX_COLUMNS)
    return {
      ok: false,
      message: `It has ${header.length} columns; at most ${MAX_COLUMNS} are read. ${expected}`,
    };

  const names = header.map(toPlainName);
  const wanted = columns.map(({ name }) => toPlainName(name));
  const positions = wanted.map((name) => names.indexOf(name));
  if (positions.every((position) => position < 0))
    return {
      ok: false,
      message: `Its ${place} has no known column name. ${expected} If they are in another row, say which: --heading-row 3, or heading-row=3 in the address.`,
    };

  const twice = columns.filter(
    (_, index) => names.lastIndexOf(wanted[index] ?? '') !== positions[index],
  );
  if (twice.length > 0)
    return {
      ok: false,
      message: `${list(twice)} more than once in its ${place}. Keep one of each.`,
    };

  const missing = columns.filter(({ isRequired }, index) => isRequired && positions[index] === -1);
  if (missing.length > 0)
    return {
      ok: false,
      message: `Its ${place} lacks ${missing.map(({ name }) => name).join(', ')}, which every return of this dataset must have.`,
    };

  const issues = header.flatMap((name, index) =>
    wanted.includes(names[index] ?? '') || leftOut.has(index) ? [] : [toUnread(name, index)],
  );
  return { ok: true, positions, width: header.length, issues };
}

/** The number of cells up to the last that contains text; 0 if none does. */
export function countToLastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** How many known columns a header row names, which shows what separator the file uses. */
export function countKnownColumns(columns: readonly Column[], header: readonly string[]): number {
  const names = new Set(header.map(toPlainName));
  return columns.filter(({ name }) => names.has(toPlainName(name))).length;
}

function list(columns: readonly Column[]): string {
  return columns.length === 1
    ? `${columns[0]?.name ?? ''} appears`
    : `${columns.map(({ name }) => name).join(', ')} appear`;
}

function toUnread(name: string, index: number): Issue {
  const value = toQuotedValue(name.trim());
  const message =
    value === ''
      ? `Column ${index + 1} has no name. It is not read.`
      : `No column of this dataset has this name. It is not read.`;
  return { level: 'WARN', row: 1, column: value === '' ? null : value, value, message };
}
