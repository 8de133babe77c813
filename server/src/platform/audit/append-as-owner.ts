import type { Entry } from '#domain/audit/entry.js';
import { appendEntries } from '#platform/append-entries.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

/**
 * Logs an action by the owner of a database on the whole database, without the server’s roles. Logs
 * nothing in a database that is empty or from a version without a log.
 */
export async function appendAsOwner(ownerUrl: string, entry: Entry): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    const { rows } = await owner.query<{ readonly hasLog: boolean }>(
      `SELECT to_regclass('public.audit_entry') IS NOT NULL AS "hasLog"`,
    );
    if (rows[0]?.hasLog !== true) return;
    await owner.query('BEGIN');
    await appendEntries(owner, [entry]);
    await owner.query('COMMIT');
  } finally {
    // A connection that ends in the middle of a transaction rolls it back.
    await owner.end();
  }
}
