import { toMarked } from '#domain/records/spreadsheet-text.js';

import type { Cell, Sheet, Table } from './figures-sheet.js';

/** A byte-order mark, by which spreadsheets recognise UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180, CRLF): its marking, title and facts, an empty line, the table,
 * an empty line, its notes, and the marking again. Numbers are plain numbers with a point, dates
 * `2025-04-01`, instants in UTC; text that a spreadsheet would run is prefixed with an apostrophe.
 */
export function writeCsv({ marking, title, facts, headings, rows, notes }: Sheet): string {
  const lines: readonly (readonly Cell[])[] = [
    [words(marking)],
    [words(title)],
    ...facts.map(({ name, value }) => [words(name), value]),
    [],
    headings.map(words),
    ...rows,
    [],
    ...notes.map((note) => [words('Note'), words(note)]),
    [words(marking)],
  ];
  return `${BYTE_ORDER_MARK}${writeLines(lines)}`;
}

/**
 * Writes CSV for programs: a heading line, then the rows, without a byte-order mark or anything
 * else. Cells are as in `writeCsv`.
 */
export function writeTable({ headings, rows }: Table): string {
  return writeLines([headings.map(words), ...rows]);
}

/** Writes further rows as CSV. */
export function writeRows(rows: Table['rows']): string {
  return rows.length === 0 ? '' : writeLines(rows);
}

function words(text: string): Cell {
  return { kind: 'TEXT', text };
}

function writeLines(lines: readonly (readonly Cell[])[]): string {
  return `${lines.map((cells) => cells.map(writeCell).join(',')).join('\r\n')}\r\n`;
}

function writeCell(cell: Cell): string {
  switch (cell.kind) {
    case 'NOTHING':
      return '';
    case 'NUMBER':
      return String(cell.value);
    case 'DATE':
      return cell.date;
    case 'INSTANT':
      return cell.at.toISOString();
    case 'TEXT': {
      const safe = toMarked(cell.text);
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    }
  }
}
