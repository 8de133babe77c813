import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { ClaimRule } from '#domain/access/claims.js';
import type { Transaction } from '#platform/database.js';

/** A rule that goes on, by its id; null where there is none. Nobody else ends it until the transaction does. */
export async function findClaimRule({ query }: Transaction, id: string): Promise<ClaimRule | null> {
  const { rows } = await query<ClaimRule>(sql`
    SELECT id, claim, value, role, agency_ids AS "agencyIds", area_codes AS "areaCodes", marking
    FROM   claim_rule WHERE id::text = ${id} AND ended_at IS NULL FOR UPDATE`);
  return rows[0] ?? null;
}

/** Adds a rule, unless one goes on that gives the same role for the same claim. Returns its id; null where there is one. */
export async function insertClaimRule(
  { query }: Transaction,
  { claim, value, role, agencyIds, areaCodes, marking }: Omit<ClaimRule, 'id'>,
  createdBy: string | null,
): Promise<string | null> {
  const id = randomUUID();
  const { rowCount } = await query(sql`
    INSERT INTO claim_rule (id, claim, value, role, agency_ids, area_codes, marking, created_by)
    VALUES (${id}::uuid, ${claim}, ${value}, ${role}::"Role", ${agencyIds}::int[], ${areaCodes}::text[], ${marking}::"Marking", ${createdBy}::uuid)
    ON CONFLICT DO NOTHING`);
  return rowCount === 1 ? id : null;
}

/** Ends a rule and all that it granted. @param endedBy null for the local administrator */
export async function endClaimRule({ query }: Transaction, id: string, endedBy: string | null): Promise<void> {
  await query(sql`UPDATE claim_rule SET ended_at = now() WHERE id = ${id}::uuid AND ended_at IS NULL`);
  await query(
    sql`UPDATE access_grant SET ended_at = now(), ended_by = ${endedBy}::uuid WHERE claim_rule_id = ${id}::uuid AND ended_at IS NULL`,
  );
}
