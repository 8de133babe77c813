import type { PlainDate } from '#domain/plain-date.js';

/** The number format in a spreadsheet. A number used as a name, such as a year, has none. */
export type NumberFormat = 'COUNT' | 'PERCENT' | 'RATE' | 'GBP' | 'DECIMAL' | 'NAME';

/** One cell of a file of figures, with its spreadsheet type. */
export type Cell =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'NUMBER'; readonly value: number; readonly format: NumberFormat }
  | { readonly kind: 'DATE'; readonly date: PlainDate }
  | { readonly kind: 'INSTANT'; readonly at: Date }
  | { readonly kind: 'NOTHING' };

export interface Table {
  readonly headings: readonly string[];
  /** Each row has as many cells as there are headings. */
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows at the end are sums of the others. No filter hides those rows. 0 if left out. */
  readonly sumCount?: number;
}

/** A file of figures, before it becomes CSV or a workbook. */
export interface Sheet extends Table {
  readonly marking: string;
  readonly title: string;
  /** Facts about the whole table, by name: filters, completeness, data version. */
  readonly facts: readonly { readonly name: string; readonly value: Cell }[];
  /** Notes, each a sentence. */
  readonly notes: readonly string[];
}

export const nothing: Cell = { kind: 'NOTHING' };

/** A text cell; empty if there is no text. */
export function textCell(text: string | null): Cell {
  return text === null || text === '' ? nothing : { kind: 'TEXT', text };
}

/** A number cell; empty if there is no number. */
export function numberCell(value: number | null, format: NumberFormat): Cell {
  return value === null ? nothing : { kind: 'NUMBER', value, format };
}
