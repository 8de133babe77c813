import type { Entry } from '#domain/audit/entry.js';
import { appendEntries } from '#platform/append-entries.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

/**
 * Logs what the owner of a database does to the whole of it, without the server’s roles. Logs
 * nothing in an empty database, or one from a version without a log.
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
