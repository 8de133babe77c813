import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { ClaimRule } from '#domain/access/claims.js';
import type { Transaction } from '#platform/database.js';

const columns = sql`id, claim, value, role, is_for_partnership AS "isForPartnership", agency_ids AS "agencyIds", area_codes AS "areaCodes", marking`;

/**
 * An active rule by its id, locked against ending until the transaction ends; null if there is
 * none.
 */
export async function findClaimRule({ query }: Transaction, id: string): Promise<ClaimRule | null> {
  const { rows } = await query<ClaimRule>(sql`
    SELECT ${columns} FROM claim_rule WHERE id::text = ${id} AND ended_at IS NULL FOR UPDATE`);
  return rows[0] ?? null;
}

/**
 * Locks the rules for one value of a claim until the transaction ends: anybody else who changes
 * them waits.
 */
export async function lockClaim(
  { query }: Transaction,
  { claim, value }: Pick<ClaimRule, 'claim' | 'value'>,
): Promise<void> {
  await query(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify([claim, value])}, 0))`,
  );
}

/** The active rules for one value of a claim, one for each role. */
export async function findRulesOfClaim(
  { query }: Transaction,
  { claim, value }: Pick<ClaimRule, 'claim' | 'value'>,
): Promise<readonly ClaimRule[]> {
  const { rows } = await query<ClaimRule>(sql`
    SELECT ${columns} FROM claim_rule WHERE claim = ${claim} AND value = ${value} AND ended_at IS NULL ORDER BY role`);
  return rows;
}

/**
 * Adds a rule. Returns its id.
 *
 * @throws if an active rule gives the same role for the same claim
 */
export async function insertClaimRule(
  { query }: Transaction,
  {
    claim,
    value,
    role,
    isForPartnership = false,
    agencyIds,
    areaCodes,
    marking,
  }: Omit<ClaimRule, 'id'>,
  createdBy: string | null,
): Promise<string> {
  const id = randomUUID();
  await query(sql`
    INSERT INTO claim_rule (id, claim, value, role, is_for_partnership, agency_ids, area_codes, marking, created_by)
    VALUES (${id}::uuid, ${claim}, ${value}, ${role}::"Role", ${isForPartnership}, ${isForPartnership ? [] : agencyIds}::int[], ${areaCodes}::text[], ${marking}::"Marking", ${createdBy}::uuid)`);
  return id;
}

/**
 * Ends a rule and all its grants.
 * @param endedBy null for the local administrator
 */
export async function endClaimRule(
  { query }: Transaction,
  id: string,
  endedBy: string | null,
): Promise<void> {
  await query(
    sql`UPDATE claim_rule SET ended_at = now() WHERE id = ${id}::uuid AND ended_at IS NULL`,
  );
  await query(
    sql`UPDATE access_grant SET ended_at = now(), ended_by = ${endedBy}::uuid WHERE claim_rule_id = ${id}::uuid AND ended_at IS NULL`,
  );
}
