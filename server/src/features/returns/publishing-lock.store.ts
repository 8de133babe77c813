import sql from 'sql-template-tag';

import { rollupFingerprint } from '#features/figures/rollup-fingerprint.reader.js';
import type { Transaction } from '#platform/database.js';

const WAITING = 'Waiting for another import to be published';

/** The id of the lock in the database; any number will do. */
const PUBLISHING_LOCK = 7_260_131;

/** What to do before waiting for the lock, and once it is held. */
export interface AroundLock {
  /** Called with a sentence before waiting for another writer. */
  readonly report?: (line: string) => void;
  /**
   * Called once the lock is held. It throws if the person may no longer do this. Left out on the
   * command line, whose user may do everything.
   */
  readonly lookAgain?: (() => Promise<void>) | undefined;
}

/**
 * Keeps other writers of records out until the transaction ends. There is one lock for all
 * agencies, because publishing changes flags of other agencies' records and cells that are shared
 * with them, and what was compared under the lock must still be true when it is published. Staging,
 * which takes most of an import's time, does not need the lock, and neither does reading.
 *
 * @throws if the rollups are those of another version of Stronghold, which this one would spoil;
 * and what `lookAgain` throws
 */
export async function lockPublishing(
  transaction: Transaction,
  { report = () => undefined, lookAgain }: AroundLock = {},
): Promise<void> {
  // To Citus, all transactions that have not yet used a spread table are one. If such a transaction
  // held the lock, Citus could take those that wait for a deadlock (docs/decisions/0074).
  await transaction.query(sql`SELECT FROM report WHERE agency_id = 0`);
  const { rows } = await transaction.query<{ isFree: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${PUBLISHING_LOCK}) AS "isFree"`,
  );
  if (rows[0]?.isFree !== true) {
    report(WAITING);
    await transaction.query(sql`SELECT pg_advisory_xact_lock(${PUBLISHING_LOCK})`);
  }
  await lookAgain?.();
  const kept = await transaction.query<{ fingerprint: string }>(
    sql`SELECT fingerprint FROM rollup.state`,
  );
  if (kept.rows[0]?.fingerprint !== rollupFingerprint()) {
    throw new Error(
      'Another version of Stronghold prepared the database while this one was running. Restart this one.',
    );
  }
}

/**
 * The statement with which the owner of the database, who makes the rollups, takes the same lock.
 */
export const lockPublishingStatement = `SELECT pg_advisory_xact_lock(${PUBLISHING_LOCK})`;
