import type { AnswerColumn } from '#features/explore/answer/shape/shape.type.js';

/** A column as it is shown. */
export interface ShownColumn {
  readonly column: AnswerColumn;
  /** Where its cell stands in a row of the answer. */
  readonly place: number;
  /**
   * From the beginning of the table, in CSS pixels, where it stays in view; null where it goes
   * along.
   */
  readonly pinnedAt: number | null;
  /** Room for flags beside its numbers, in CSS pixels. */
  readonly flagWidth: number;
  /** The longest bar, in the unit of the column; null where it has none. */
  readonly largest: number | null;
}
