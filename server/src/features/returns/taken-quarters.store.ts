import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';
import { explainTaken, type RetentionPeriod } from '#domain/retention/retention.js';
import type { Batch } from '#features/returns/record-sql.store.js';
import type { Transaction } from '#platform/database.js';

/**
 * Why a quarter can no longer be sent or taken back: its records were removed at the end of their
 * retention period. Null if it still can.
 */
export async function explainTakenOf(
  { query }: Transaction,
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
): Promise<string | null> {
  const { rows } = await query<Pick<RetentionPeriod, 'takenBefore'>>(
    sql`SELECT taken_before AS "takenBefore" FROM retention_period WHERE dataset = ${dataset}::"Dataset"`,
  );
  return explainTaken(quarter, rows[0] ?? { takenBefore: null });
}

/**
 * Refuses quarters whose records were removed, because those remain in sums, and would count twice
 * if they were sent again. Publishing code checks this earlier, with a message; this is a
 * safeguard.
 *
 * @throws if records of any of the quarters were removed
 */
export async function forbidTaken(
  transaction: Transaction,
  { table, submissions }: Batch,
): Promise<void> {
  const { dataset } = table.declaration;
  for (const { quarter } of submissions) {
    const taken = await explainTakenOf(transaction, { dataset, quarter });
    if (taken !== null) throw new Error(taken);
  }
}
