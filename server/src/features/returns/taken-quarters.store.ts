import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';
import { explainTaken, type RetentionPeriod } from '#domain/retention/retention.js';
import type { Batch } from '#features/returns/record-sql.store.js';
import type { Transaction } from '#platform/database.js';

/** Quarters for which a dataset is sent or taken back. */
interface QuartersOf {
  readonly dataset: Dataset;
  readonly quarters: readonly Quarter[];
}

/**
 * Why one of some quarters, the first of them, can no longer be sent or taken back: its records
 * were removed at the end of their retention period. Null if all still can.
 */
export async function explainTakenOf(
  { query }: Transaction,
  { dataset, quarters }: QuartersOf,
): Promise<string | null> {
  const { rows } = await query<Pick<RetentionPeriod, 'takenBefore'>>(
    sql`SELECT taken_before AS "takenBefore" FROM retention_period WHERE dataset = ${dataset}::"Dataset"`,
  );
  const period = rows[0] ?? { takenBefore: null };
  return quarters.flatMap((quarter) => explainTaken(quarter, period) ?? [])[0] ?? null;
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
  const quarters = submissions.map(({ quarter }) => quarter);
  const taken = await explainTakenOf(transaction, { dataset, quarters });
  if (taken !== null) throw new Error(taken);
}
