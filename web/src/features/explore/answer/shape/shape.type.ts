import type { Flag } from '#lib/figure.js';
import type { Unit } from '#lib/unit.js';

/** What a text asks for, as far as a table or a chart of its answer goes. */
export type KindParams = 'FIGURES' | 'CONTRIBUTIONS' | 'RECORDS' | 'OTHER';

/** What of a measure, or of a row, a column holds. */
export type ColumnKind =
  /** What a row stands for. */
  | 'DIMENSION'
  /** The figure of a measure. */
  | 'FIGURE'
  /** How that differs from an earlier period. */
  | 'CHANGE'
  /** A part of it: what is counted, what it is a share of, what of it is one's own. */
  | 'PART'
  /** Anything else that the text asks for. */
  | 'VALUE';

export interface AnswerCell {
  /** As it is shown; empty where there is nothing to show. */
  readonly text: string;
  /**
   * The number behind it, in the unit of its column. Null where there is none, or the text did not
   * ask for it.
   */
  readonly value: number | null;
  readonly flags: readonly Flag[];
  /**
   * What the API calls the value of a dimension; null where records have none. Left out of all
   * other cells.
   */
  readonly code?: string | null;
}

export interface AnswerColumn {
  /**
   * What it is of, such as `disruptions/change/PREVIOUS_PERIOD`: the same in rows, totals and the
   * rest.
   */
  readonly id: string;
  readonly kind: ColumnKind;
  readonly heading: string;
  /** What the text calls it, where that is another name than that of the schema. */
  readonly alias: string | null;
  /** `AREA`; null for what is none. */
  readonly dimension: string | null;
  /** The key of its measure; null where it is of none. */
  readonly measure: string | null;
  /** Null for words and for numbers without a known unit. */
  readonly unit: Unit | null;
  /** Whether its cells are numbers, and stand in line. */
  readonly isNumber: boolean;
}

export interface AnswerRow {
  readonly id: string;
  /** One for each column. */
  readonly cells: readonly AnswerCell[];
}

/** Whether the rows are all there are: unknown where the text asks for nothing that would tell. */
export type Completeness = 'COMPLETE' | 'CUT' | 'UNKNOWN';

/** The returns that figures rest on, of the last period that they are asked of. */
export interface ReturnsIn {
  readonly due: number;
  readonly received: number;
  /** Names of agencies whose returns are not in. */
  readonly missing: readonly string[];
}

/** A target: a value, or the two edges of a band. */
export interface RowTarget {
  readonly values: readonly number[];
  readonly text: string;
}

/** Where a page of records lies. */
export interface RecordsPage {
  readonly hasNextPage: boolean;
  /** Null where the text does not ask for it: then no more can be loaded. */
  readonly endCursor: string | null;
  /** On all pages; null where the text does not ask for it. */
  readonly totalCount: number | null;
}

/** One part of an answer that can be read as a table. */
export interface AnswerShape {
  readonly kind: KindParams;
  /** The field at the root that it is of, as the answer calls it. */
  readonly key: string;
  /** The same as the schema calls it. */
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly AnswerRow[];
  readonly totals: AnswerRow | null;
  /** The rows that are not listed, as the API tells them. */
  readonly other: AnswerRow | null;
  /** The dimensions that it is grouped by. */
  readonly by: readonly string[];
  /** Rows in all, listed or not; null where that is not known. */
  readonly groupCount: number | null;
  readonly completeness: Completeness;
  /** What it is narrowed to, in words. */
  readonly filters: readonly string[];
  readonly notes: readonly string[];
  readonly returns: ReturnsIn | null;
  readonly dataVersion: number | null;
  readonly asOf: string | null;
  /** Left out of all but records. */
  readonly page?: RecordsPage;
  /** What each row is held against, where rows have targets; null for a row without one. */
  readonly targets?: readonly (RowTarget | null)[];
}
