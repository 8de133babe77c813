import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import type { Row } from '#domain/figures/figure/row.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

export interface Answered {
  /** As it was read: its days may reach further back than those asked about. */
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
   * The codes that the filter allows, null for records that name no place; null when it speaks of
   * no place.
   */
  readonly codes: ReadonlySet<string | null> | null;
}
