import { toQuarterParts } from '#lib/quarter.js';

export interface QuarterMark {
  /** `Q1` */
  readonly number: string;
  /**
   * `2025/26` if the financial year is written under this mark, as it is under Q1 and under the
   * first mark if it fits; otherwise null.
   */
  readonly year: string | null;
  /** Whether there is a rule before this mark, because a financial year starts. */
  readonly startsYear: boolean;
}

/**
 * The label under each quarter of an axis. A year that the range cuts short at its start is written
 * only if two of its quarters leave room for it.
 */
export function toQuarterMarks(keys: readonly string[]): readonly QuarterMark[] {
  const parts = keys.map(toQuarterParts);
  return parts.map((part, index) => {
    const startsYear = part?.number === 'Q1';
    const fits = part?.year === parts[index + 1]?.year || index === parts.length - 1;
    const year = part !== null && (startsYear || index === 0) && fits ? part.year : null;
    return { number: part?.number ?? '', year, startsYear };
  });
}

/**
 * Whether there is room for a number above every bar: a number of `digits` digits at 13 px has to
 * fit into its slot.
 */
export function canLabelAll(slotWidth: number, digits: number): boolean {
  return slotWidth >= digits * 7 + 4;
}
