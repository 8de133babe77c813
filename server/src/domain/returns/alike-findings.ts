import type { Issue } from './issue.js';

/** Findings that say the same, as one line. */
export interface FindingLine {
  /** The first of them. */
  readonly issue: Issue;
  /** The rows of all of them, in the order of the file. */
  readonly rows: readonly number[];
}

/** Whether two findings say the same: of one level, about one column and value, in one sentence. */
export function isAlike(one: Issue, other: Issue): boolean {
  return toKey(one) === toKey(other);
}

/**
 * Findings as lines, each where its first one is. Warnings that say the same go together. What
 * fails stays by itself, since each cell may need another value.
 *
 * @param apart a text for each finding; those whose texts differ are kept apart
 */
export function toFindingLines(
  issues: readonly Issue[],
  apart: (issue: Issue) => string,
): readonly FindingLine[] {
  const lines = new Map<string, { readonly issue: Issue; readonly rows: number[] }>();
  issues.forEach((issue, index) => {
    const key = issue.level === 'FAIL' ? String(index) : `${toKey(issue)}\0${apart(issue)}`;
    const line = lines.get(key);
    if (line) line.rows.push(issue.row);
    else lines.set(key, { issue, rows: [issue.row] });
  });
  return [...lines.values()];
}

function toKey({ level, column, value, message }: Issue): string {
  return [level, column ?? '', value ?? '', message].join('\0');
}
