import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { BankHolidays } from '#domain/working-days.js';

import type { CellValue, Column, ReturnRecord } from './column.js';
import type { Level } from './issue.js';
import type { KnownAgency, KnownPlaces } from './known-places.js';

/** What a rule about a whole row found; `column` is where the sender would look. */
export interface Finding {
  readonly level: Level;
  readonly column: string;
  readonly message: string;
  /** The value that is probably meant, in the form that a cell of the column may have. */
  readonly meant?: string;
}

/** One rule about a row whose cells are all valid; the result is null if the row meets the rule. */
export type RowRule = (record: ReturnRecord, known: KnownAtScreening) => Finding | null;

export interface KnownAtScreening {
  readonly places: KnownPlaces;
  /** Who sends the return. */
  readonly sender: KnownAgency;
  readonly today: PlainDate;
  readonly bankHolidays: BankHolidays;
}

/**
 * A column of the records that nobody sends: it is derived from the row and its sender. It is
 * computed once, when the row is screened, and again when the row is corrected.
 */
export interface DerivedColumn {
  /** The column's name in the database. */
  readonly name: string;
  readonly compute: (record: ReturnRecord, known: Omit<KnownAtScreening, 'today'>) => CellValue;
}

/**
 * How records are marked: all in the same way, or OFFICIAL_SENSITIVE if a column has one of these
 * values or one of these counts is above 0, and OFFICIAL otherwise.
 */
export type Marking =
  | 'OFFICIAL'
  | 'OFFICIAL_SENSITIVE'
  | { readonly column: string; readonly sensitive: readonly string[] }
  | { readonly countsOfPeople: readonly string[] };

/** What agencies send for one dataset, and the rules for it. A new dataset is a new declaration. */
export interface ReturnDeclaration {
  readonly dataset: Dataset;
  /** The columns, in the order in which a return is documented. */
  readonly columns: readonly Column[];
  /** The column that decides a record's quarter: a date, or the quarter itself. */
  readonly dateColumn: string;
  /** The columns that identify a record within its agency. */
  readonly keyColumns: readonly string[];
  readonly marking: Marking;
  readonly rules: readonly RowRule[];
  readonly derived: readonly DerivedColumn[];
}
