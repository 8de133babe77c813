import type { Flag } from '#lib/figure.js';
import type { Unit } from '#lib/unit.js';

/** The kind of question in a text, as far as a table or chart depends on it. */
export type KindParams = 'FIGURES' | 'CONTRIBUTIONS' | 'RECORDS' | 'OTHER';

/** What a column contains. */
export type ColumnKind =
  /** What a row stands for. */
  | 'DIMENSION'
  /** The figure of a measure. */
  | 'FIGURE'
  /** The difference from an earlier period. */
  | 'CHANGE'
  /** A part of the figure: a numerator, a denominator, or the viewer's own part. */
  | 'PART'
  /** Anything else that the text asks for. */
  | 'VALUE';

export interface AnswerCell {
  /** The text shown; empty if there is nothing to show. */
  readonly text: string;
  /**
   * The number itself, in the unit of its column. Null if there is none, or the text did not ask
   * for it.
   */
  readonly value: number | null;
  readonly flags: readonly Flag[];
  /**
   * The API's code for a dimension's value; null if records have none. Undefined for all other
   * cells.
   */
  readonly code?: string | null;
}

export interface AnswerColumn {
  /**
   * The content of the column, such as `disruptions/change/PREVIOUS_PERIOD`: the same in rows,
   * totals and the rest.
   */
  readonly id: string;
  readonly kind: ColumnKind;
  readonly heading: string;
  /** The column's name in the text, if the schema uses another. */
  readonly alias: string | null;
  /** `AREA`; null if the column is not of a dimension. */
  readonly dimension: string | null;
  /** The key of the column's measure; null if it has none. */
  readonly measure: string | null;
  /** Null for words and for numbers without a known unit. */
  readonly unit: Unit | null;
  /** Whether the cells are numbers, which are aligned. */
  readonly isNumber: boolean;
}

export interface AnswerRow {
  readonly id: string;
  /** One for each column. */
  readonly cells: readonly AnswerCell[];
}

/** Whether all rows are listed; unknown if the text asks for nothing that says so. */
export type Completeness = 'COMPLETE' | 'CUT' | 'UNKNOWN';

/** The returns behind the figures, for the last period in the question. */
export interface ReturnsIn {
  readonly due: number;
  readonly received: number;
  /** Names of agencies whose returns are missing. */
  readonly missing: readonly string[];
}

/** A target: a value, or the two edges of a band. */
export interface RowTarget {
  readonly values: readonly number[];
  readonly text: string;
}

/** The position of a page of records. */
export interface RecordsPage {
  readonly hasNextPage: boolean;
  /** Null if the text does not ask for the cursor: then no more records can be loaded. */
  readonly endCursor: string | null;
  /** The number of records on all pages; null if the text does not ask for it. */
  readonly totalCount: number | null;
}

/** A part of an answer that can be read as a table. */
export interface AnswerShape {
  readonly kind: KindParams;
  /** The name of the root field in the answer. */
  readonly key: string;
  /** The name of the root field in the schema. */
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly AnswerRow[];
  readonly totals: AnswerRow | null;
  /** The rows that are not listed, added up by the API. */
  readonly other: AnswerRow | null;
  /** The codes of the dimensions by which the answer is grouped. */
  readonly by: readonly string[];
  /** How many rows there are, listed or not; null if unknown. */
  readonly groupCount: number | null;
  readonly completeness: Completeness;
  /** The filters of the answer, in words. */
  readonly filters: readonly string[];
  readonly notes: readonly string[];
  readonly returns: ReturnsIn | null;
  readonly dataVersion: number | null;
  readonly asOf: string | null;
  /** Undefined for anything but records. */
  readonly page?: RecordsPage;
  /** The target of each row, if rows have targets; null for a row without one. */
  readonly targets?: readonly (RowTarget | null)[];
}
