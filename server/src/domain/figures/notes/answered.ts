import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import type { Row } from '#domain/figures/figure/row.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

export interface Answered {
  /** The question as it was read: its days may reach further back than those asked about. */
  readonly question: Question;
  readonly asked: Question;
  readonly disclosed: DisclosedTable;
  readonly referenceData: ReferenceData;
  readonly table: {
    readonly rows: readonly Row[];
    readonly totals: Row;
    readonly other: Row | null;
    readonly groupCount: number;
  };
  /**
   * The codes that the filter allows, with null for records without a place; null if it does not
   * mention places.
   */
  readonly codes: ReadonlySet<string | null> | null;
}
