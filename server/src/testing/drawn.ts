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
  const [kept] = await asOwner<{ salt: string }>('SELECT salt FROM installation_salt');
  const [row] = await asOwner<{ count: string; keys: string }>(`
    SELECT coalesce(sum(${sum}), 0) AS count, coalesce(sum(record_key) FILTER (WHERE ${sum} > 0), 0) % 4294967296 AS keys
    FROM   ${table} AS fact JOIN agency ON agency.id = fact.agency_id
    WHERE  ${where}`);
  if (!row || !kept) throw new Error('Nothing was counted');
  return perturb({ count: Number(row.count), keys: Number(row.keys) }, Number(kept.salt));
}
