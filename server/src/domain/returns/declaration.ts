import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';

import type { Column, ReturnRecord } from './column.js';
import type { Level } from './issue.js';
import type { KnownPlaces } from './known-places.js';

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
  readonly today: PlainDate;
}

/** How records are marked: all alike, or OFFICIAL_SENSITIVE where a column has one of these values and OFFICIAL otherwise. */
export type Marking = 'OFFICIAL' | 'OFFICIAL_SENSITIVE' | { readonly column: string; readonly sensitive: readonly string[] };

/** What agencies send for one dataset, and what must hold for it. A further dataset is a further declaration. */
export interface ReturnDeclaration {
  readonly dataset: Dataset;
  /** In the order in which a return is documented. */
  readonly columns: readonly Column[];
  /** The column of dates by which a record belongs to a quarter. */
  readonly dateColumn: string;
  /** The columns that name a record within its agency. */
  readonly keyColumns: readonly string[];
  readonly marking: Marking;
  readonly rules: readonly RowRule[];
}
