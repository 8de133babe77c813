import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { BankHolidays } from '#domain/working-days.js';

import type { CellValue, Column, ReturnRecord } from './column.js';
import type { Level } from './issue.js';
import type { KnownAgency, KnownPlaces } from './known-places.js';

/** What a rule over a whole row found; `column` is where the sender would look. */
export interface Finding {
  readonly level: Level;
  readonly column: string;
  readonly message: string;
}

/** One rule over a row whose cells were all understood; null where it holds. */
export type RowRule = (record: ReturnRecord, known: KnownAtScreening) => Finding | null;

export interface KnownAtScreening {
  readonly places: KnownPlaces;
  /** Who sends the return. */
  readonly sender: KnownAgency;
  readonly today: PlainDate;
  readonly bankHolidays: BankHolidays;
}

/**
 * A column of the records that nobody sends: it follows from the row that was sent, and from who
 * sent it. It is computed once, when the row is screened, and changes when the row is corrected.
 */
export interface DerivedColumn {
  /** In the database. */
  readonly name: string;
  readonly compute: (record: ReturnRecord, known: Omit<KnownAtScreening, 'today'>) => CellValue;
}

/**
 * How records are marked: all alike, or OFFICIAL_SENSITIVE where a column has one of these values,
 * or where one of these counts is above 0, and OFFICIAL otherwise.
 */
export type Marking =
  | 'OFFICIAL'
  | 'OFFICIAL_SENSITIVE'
  | { readonly column: string; readonly sensitive: readonly string[] }
  | { readonly countsOfPeople: readonly string[] };

/**
 * What agencies send for one dataset, and what must hold for it. A further dataset is a further
 * declaration.
 */
export interface ReturnDeclaration {
  readonly dataset: Dataset;
  /** In the order in which a return is documented. */
  readonly columns: readonly Column[];
  /** The column by which a record belongs to a quarter: of dates, or the quarter itself. */
  readonly dateColumn: string;
  /** The columns that name a record within its agency. */
  readonly keyColumns: readonly string[];
  readonly marking: Marking;
  readonly rules: readonly RowRule[];
  readonly derived: readonly DerivedColumn[];
}
