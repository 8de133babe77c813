import sql from 'sql-template-tag';

import { decideTarget } from '#domain/targets/decide-target.js';
import { findTarget, type Target } from '#domain/targets/target.js';
import type { Transaction } from '#platform/database.js';

import { readTargets } from './target.reader.js';
import { type ChangedTarget, changeTarget, type TargetChange } from './target.store.js';

/** The outcome of setting targets together. */
export type ChangedTargets =
  | { readonly ok: true; readonly changed: readonly ChangedTarget[] }
  /**
   * The indexes of targets that somebody else changed in the meantime, with the current targets.
   */
  | { readonly ok: false; readonly conflicts: readonly TargetConflict[] };

interface TargetConflict {
  readonly index: number;
  readonly target: Target | null;
}

/**
 * Sets all targets, or none if one was changed after the person saw it. A concurrent change waits.
 */
export async function changeTargets(
  transaction: Transaction,
  changes: readonly TargetChange[],
): Promise<ChangedTargets> {
  // This lock is stronger than a row lock, so that nobody holds a row while waiting for the table.
  await transaction.query(sql`LOCK TABLE target IN EXCLUSIVE MODE`);
  const current = await readTargets(transaction.query, {
    quarters: [...new Set(changes.map(({ subject }) => subject.quarter))],
    of: changes.map(({ subject }) => subject),
  });
  const conflicts = changes.flatMap(({ subject, wish, seen }, index) => {
    const target = findTarget(current, subject);
    const stored = target && { version: target.version, wish: target };
    return decideTarget(stored, wish, seen) === 'CONFLICT' ? [{ index, target }] : [];
  });
  if (conflicts.length > 0) return { ok: false, conflicts };
  const changed: ChangedTarget[] = [];
  for (const change of changes) changed.push(await changeTarget(transaction, change));
  return { ok: true, changed };
}
