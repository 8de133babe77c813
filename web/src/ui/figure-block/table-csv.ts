import type { FigureTableContent } from './figure-block.type.js';

/** A table as rows of text: figure and flags in columns of their own, so that a spreadsheet can still add the figures. */
export function toTableCsvRows(table: FigureTableContent): readonly (readonly string[])[] {
  const [first = '', ...others] = table.headings;
  const headings = [first, ...others.flatMap((heading) => [heading, `${heading}: flags`])];
  const rows = table.rows.map((row) => [row.name, ...row.cells.flatMap((cell) => [cell.text, cell.flags])]);
  return [headings, ...rows];
}
