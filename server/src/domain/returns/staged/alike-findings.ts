import type { Issue } from '#domain/returns/issue.js';

/** Findings with the same message, as one line. */
export interface FindingLine {
  /** The first of the findings. */
  readonly issue: Issue;
  /** The rows of all the findings, in the order of the file. */
  readonly rows: readonly number[];
}

/** Whether two findings have the same level, column, value and sentence. */
export function isAlike(one: Issue, other: Issue): boolean {
  return toKey(one) === toKey(other);
}

/**
 * Findings as lines, each at the position of its first finding. Warnings with the same message are
 * grouped. Failures stay separate, because each cell may need another value.
 *
 * @param apart a text for each finding; those with different texts stay separate
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

/**
 * A text that is the same for findings that suggest the same value with the same message, even if
 * their cells differ; null if a finding suggests no value.
 */
export function toSuggestion({ level, column, message, meant }: Issue): string | null {
  return meant === undefined ? null : [level, column ?? '', message, meant].join('\0');
}

function toKey({ level, column, value, message }: Issue): string {
  return [level, column ?? '', value ?? '', message].join('\0');
}
