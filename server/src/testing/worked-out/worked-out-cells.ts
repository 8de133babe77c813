/** The cells of a row as sent, by column name. */
export type Cells = Readonly<Record<string, string>>;

/** The values in a cell with a list. */
export function cellNames(cells: Cells, column: string): readonly string[] {
  return (cells[column] ?? '').split(';').filter((name) => name !== '');
}
