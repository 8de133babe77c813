import type { Column } from '#domain/returns/column.js';
import {
  findHeadingRow,
  type FirstRow,
  type HeadingHints,
  isCertain,
  MAX_HEADING_ROW,
} from '#domain/returns/heading-row.js';

import { UnusableReturn } from './unusable-return.js';

/** The columns by which headings are found, and where they are expected. */
export interface SoughtHeadings {
  readonly columns: readonly Column[];
  readonly hints: HeadingHints;
}

/** The first rows of a table, up to the row where the headings are certain. */
export interface ReadRows {
  readonly rows: readonly FirstRow[];
  /**
   * The error that occurred while the rows were read; null if there was none. It is thrown when its
   * row is reached.
   */
  readonly fault: Error | null;
}

/** Reads the first rows of a table, up to a row that certainly has the headings. */
export async function readFirstRows(
  source: AsyncIterator<FirstRow>,
  { columns, hints: { wanted } }: SoughtHeadings,
): Promise<ReadRows> {
  const rows: FirstRow[] = [];
  try {
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      const { row, cells } = next.value;
      rows.push(next.value);
      if (row >= (wanted ?? MAX_HEADING_ROW)) break;
      if (wanted === null && isCertain(columns, cells)) break;
    }
    return { rows, fault: null };
  } catch (fault) {
    if (rows.length === 0) throw fault;
    return { rows, fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }
}

/**
 * The heading row among the first rows; undefined if there are no rows.
 *
 * @throws UnusableReturn if the row that the sender named is empty
 */
export function chooseHeadings(
  rows: readonly FirstRow[],
  { columns, hints }: SoughtHeadings,
): FirstRow | undefined {
  const early = rows.filter(({ row }) => row <= MAX_HEADING_ROW);
  const found = findHeadingRow(columns, early.length === 0 ? rows : early, hints);
  if (found === undefined && hints.wanted !== null)
    throw new UnusableReturn(explainNoHeadings(hints.wanted));
  return found;
}

/** Why there are no headings in the row that the sender named. */
export function explainNoHeadings(row: number): string {
  return `Its row ${row} is empty. Say which of the other rows its headings are in.`;
}
