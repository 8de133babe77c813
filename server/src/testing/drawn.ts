import { perturb } from '#domain/disclosure/perturbation.js';

import type { TestDatabase } from './test-database.js';

/** The records of a cell as an SQL condition, and the count of each record. */
export interface DrawnFrom {
  readonly table: 'referral' | 'report' | 'disruption';
  readonly where: string;
  readonly sum?: string;
}

/** Computes the shown figure of a cell from the records, without rollups or the engine. */
export async function drawFrom(
  { asOwner }: TestDatabase,
  { table, where, sum = 'quantity' }: DrawnFrom,
): Promise<number> {
  const [row] = await asOwner<{ count: string; keys: string; salt: string }>(`
    SELECT coalesce(sum(${sum}), 0) AS count, coalesce(sum(record_key) FILTER (WHERE ${sum} > 0), 0) % 4294967296 AS keys,
           (SELECT salt FROM installation_salt) AS salt
    FROM   ${table} AS fact JOIN agency ON agency.id = fact.agency_id
    WHERE  ${where}`);
  if (!row) throw new Error('Nothing was counted');
  return perturb({ count: Number(row.count), keys: Number(row.keys) }, Number(row.salt));
}
