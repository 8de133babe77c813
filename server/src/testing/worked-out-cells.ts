/** The cells of a row as its agency sent them, by the names of their columns. */
export type Cells = Readonly<Record<string, string>>;

/** What a cell that holds a list names. */
export function cellNames(cells: Cells, column: string): readonly string[] {
  return (cells[column] ?? '').split(';').filter((name) => name !== '');
}
