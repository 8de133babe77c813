import sql from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

/**
 * The data version: the sum of the versions of all agencies, which only rise. Reading it needs the
 * role of the engine or of writers.
 */
export async function readDataVersion({ query }: Pick<Transaction, 'query'>): Promise<number> {
  const { rows } = await query<{ dataVersion: number }>(sql`
    SELECT coalesce(sum(version), 0)::int AS "dataVersion" FROM agency_data_version`);
  return rows[0]?.dataVersion ?? 0;
}
