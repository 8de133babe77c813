import type { PlainDate } from '#domain/plain-date.js';

/**
 * How a number is written in a spreadsheet. A number that is a name, such as a year, has no format.
 */
export type NumberFormat = 'COUNT' | 'PERCENT' | 'RATE' | 'GBP' | 'DECIMAL' | 'NAME';

/** One cell of a file of figures: what a spreadsheet takes it for. */
export type Cell =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'NUMBER'; readonly value: number; readonly format: NumberFormat }
  | { readonly kind: 'DATE'; readonly date: PlainDate }
  | { readonly kind: 'INSTANT'; readonly at: Date }
  | { readonly kind: 'NOTHING' };

export interface Table {
  readonly headings: readonly string[];
  /** As many cells as headings in each. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A file of figures, before it is CSV or a workbook. */
export interface Sheet extends Table {
  readonly marking: string;
  readonly title: string;
  /**
   * What has to be known of the whole table, each by its name: filters, completeness, data version.
   */
  readonly facts: readonly { readonly name: string; readonly value: Cell }[];
  /** A sentence each. */
  readonly notes: readonly string[];
}

export const nothing: Cell = { kind: 'NOTHING' };

/** A cell of words; nothing where there are none. */
export function textCell(text: string | null): Cell {
  return text === null || text === '' ? nothing : { kind: 'TEXT', text };
}

/** A cell of a number; nothing where there is none. */
export function numberCell(value: number | null, format: NumberFormat): Cell {
  return value === null ? nothing : { kind: 'NUMBER', value, format };
}
