import type { AnswerColumn } from '#features/explore/answer/shape/shape.type.js';

/** A column as shown. */
export interface ShownColumn {
  readonly column: AnswerColumn;
  /** The index of the column's cell in a row of the answer. */
  readonly place: number;
  /**
   * The column's distance from the start of the table in CSS pixels, if it stays in view; null if
   * it scrolls.
   */
  readonly pinnedAt: number | null;
  /** The space for flags next to the numbers, in CSS pixels. */
  readonly flagWidth: number;
  /** The value of the longest bar, in the column's unit; null if it has no bars. */
  readonly largest: number | null;
}
