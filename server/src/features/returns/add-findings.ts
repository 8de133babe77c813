import type { Issue } from '#domain/returns/issue.js';
import type { Transaction } from '#platform/database.js';

import { findConflicts } from './conflict.store.js';
import { MAX_KEPT_ISSUES } from './issue-log.js';
import type { Batch } from './record-sql.store.js';
import type { Doubt } from './return.type.js';
import type { StagedReturn } from './stage-returns.js';
import { updateWarnings } from './submission.store.js';

/**
 * The returns of a batch that are compared with records. A return with rows that fail is left out,
 * because those rows would seem to be missing from it.
 */
export function withoutFailed(batch: Batch, staged: readonly StagedReturn[]): Batch {
  const failed = new Set(staged.filter(({ failureCount }) => failureCount > 0).map(({ id }) => id));
  return { ...batch, submissions: batch.submissions.filter(({ id }) => !failed.has(id)) };
}

/** Adds the findings that come from comparing returns with records. */
export async function addDoubts(
  transaction: Transaction,
  { batch, staged }: { readonly batch: Batch; readonly staged: readonly StagedReturn[] },
  doubts: readonly Doubt[],
): Promise<readonly StagedReturn[]> {
  const asked: StagedReturn[] = [];
  for (const file of staged) {
    const own = doubts.filter(({ submissionId }) => submissionId === file.id);
    const rows = own.filter(({ isFirstOfRow }) => isFirstOfRow).map(({ issue }) => issue.row);
    if (own.length > 0)
      await updateWarnings(transaction, {
        ...batch,
        submissionId: file.id,
        rows,
        added: own.length,
      });
    asked.push({
      ...file,
      rows: {
        ...file.rows,
        pass: file.rows.pass - rows.length,
        warn: file.rows.warn + rows.length,
      },
      warningCount: file.warningCount + own.length,
      issues: mergeIssues(
        file.issues,
        own.map(({ issue }) => issue),
        file.keptIssues,
      ),
    });
  }
  return asked;
}

/**
 * Adds contradictions between rows, and between rows and records of other quarters. Such rows fail.
 */
export async function addConflicts(
  transaction: Transaction,
  batch: Batch,
  staged: readonly StagedReturn[],
): Promise<readonly StagedReturn[]> {
  const known = staged.filter(({ submission }) => submission !== null);
  const conflicts = await findConflicts(
    transaction,
    batch,
    known.map(({ fileName }) => fileName),
  );
  return staged.map((file) => {
    const own = conflicts.find(({ submissionId }) => submissionId === file.id);
    if (!own) return file;
    const { rowCount, warnedRowCount, issues } = own;
    const { pass, warn, fail } = file.rows;
    return {
      ...file,
      rows: {
        pass: pass - (rowCount - warnedRowCount),
        warn: warn - warnedRowCount,
        fail: fail + rowCount,
      },
      failureCount: file.failureCount + own.issueCount,
      issues: mergeIssues(file.issues, issues, file.keptIssues),
    };
  });
}

/** Joins issues: failures first, each level in the order of the file and limited in number. */
function mergeIssues(
  some: readonly Issue[],
  others: readonly Issue[],
  most = MAX_KEPT_ISSUES,
): readonly Issue[] {
  const inOrder = [...some, ...others].sort((a, b) => a.row - b.row);
  return (['FAIL', 'WARN'] as const).flatMap((wanted) =>
    inOrder.filter(({ level }) => level === wanted).slice(0, most),
  );
}
