import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';
import { explainTaken, type RetentionPeriod } from '#domain/retention/retention.js';
import type { Transaction } from '#platform/database.js';

/**
 * Why a quarter can no longer be sent or taken back: its records were taken out when their time was
 * over. Null where it can.
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
