import type { Issue } from '#domain/returns/issue.js';
import { type Acknowledgement, toFindingId } from '#domain/returns/staged/staged-return.js';

/** Warnings about one column with the same reason. */
export interface AcknowledgedGroup {
  /** The column's name in a return; empty for warnings about the file. */
  readonly column: string;
  readonly why: string;
  readonly warnings: number;
}

/**
 * The warnings of a return by column and reason, in the order in which they were found, without
 * those that nobody acknowledged.
 */
export function groupAcknowledged(
  issues: readonly Issue[],
  acknowledgements: readonly Acknowledgement[],
): readonly AcknowledgedGroup[] {
  const reasons = new Map(acknowledgements.map(({ finding, why }) => [finding, why]));
  const groups = new Map<string, AcknowledgedGroup>();
  for (const issue of issues) {
    const why = issue.level === 'WARN' ? reasons.get(toFindingId(issue)) : undefined;
    if (why === undefined) continue;
    const column = issue.column ?? '';
    const key = `${column}\0${why}`;
    groups.set(key, { column, why, warnings: (groups.get(key)?.warnings ?? 0) + 1 });
  }
  return [...groups.values()];
}
