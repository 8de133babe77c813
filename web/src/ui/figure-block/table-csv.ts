import type { FigureContent } from './figure-block.type.js';

/**
 * A table as rows of text: its marking, its caption, then figures and flags in separate columns, so
 * that a spreadsheet can still add the figures.
 */
export function toTableCsvRows({
  table,
  marking,
}: Pick<FigureContent, 'table' | 'marking'>): readonly (readonly string[])[] {
  const [first = '', ...others] = table.headings;
  const headings = [first, ...others.flatMap((heading) => [heading, `${heading}: flags`])];
  const rows = table.rows.map((row) => [
    row.name,
    ...row.cells.flatMap((cell) => [cell.inFile ?? cell.text, cell.flags]),
  ]);
  return [[marking], [table.caption], headings, ...rows];
}
