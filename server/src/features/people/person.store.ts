import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { ClaimRule } from '#domain/access/claims.js';
import type { Grant } from '#domain/access/grant.js';
import type { Transaction } from '#platform/database.js';

export interface Subject {
  readonly issuer: string;
  /** The provider’s own name for somebody, never reused. */
  readonly subject: string;
}

export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly agencyId: number;
  readonly isActive: boolean;
}

const columns = sql`person.id, person.name, person.agency_id AS "agencyId", person.is_active AS "isActive"`;

/**
 * Locks a subject until the transaction ends, so that two first sign-ins at once make one person.
 */
export async function lockSubject(
  { query }: Transaction,
  { issuer, subject }: Subject,
): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`);
}

/** The person for a provider’s subject; null if unknown. */
export async function findBySubject(
  { query }: Transaction,
  { issuer, subject }: Subject,
): Promise<StoredPerson | null> {
  const { rows } = await query<StoredPerson>(sql`
    SELECT ${columns} FROM identity JOIN person ON person.id = identity.person_id
    WHERE  identity.issuer = ${issuer} AND identity.subject = ${subject}`);
  return rows[0] ?? null;
}

/** The person invited by an address, in any letter case; null if there is none. */
export async function findByEmail(
  { query }: Transaction,
  email: string,
): Promise<StoredPerson | null> {
  const { rows } = await query<StoredPerson>(
    sql`SELECT ${columns} FROM person WHERE email = ${email.toLowerCase()} FOR UPDATE`,
  );
  return rows[0] ?? null;
}

/** The person with an id; null if there is none, or if the text is not an id. */
export async function findPerson({ query }: Transaction, id: string): Promise<StoredPerson | null> {
  const { rows } = await query<StoredPerson>(
    sql`SELECT ${columns} FROM person WHERE id::text = ${id}`,
  );
  return rows[0] ?? null;
}

/**
 * The person with an id, locked until the transaction ends; null if there is none, or if the text
 * is not an id. The lock means that nobody else changes their access or starts anything for them:
 * when access ends, everything started at the same time ends too.
 */
export async function lockPerson({ query }: Transaction, id: string): Promise<StoredPerson | null> {
  const { rows } = await query<StoredPerson>(
    sql`SELECT ${columns} FROM person WHERE id::text = ${id} FOR NO KEY UPDATE`,
  );
  return rows[0] ?? null;
}

/**
 * A post of the demonstration that people may switch to, by its id; null if the id is not that of a
 * post.
 */
export async function findDemonstrationPost(
  { query }: Transaction,
  id: string,
): Promise<StoredPerson | null> {
  const { rows } = await query<StoredPerson>(
    sql`SELECT ${columns} FROM person WHERE id::text = ${id} AND is_demonstration AND is_active`,
  );
  return rows[0] ?? null;
}

export interface NewPerson {
  readonly name: string;
  readonly agencyId: number;
  /** The address that the person is invited by; null if they are not. */
  readonly email: string | null;
}

/** Adds an active person. Returns the person’s id. */
export async function insertPerson(
  { query }: Transaction,
  { name, agencyId, email }: NewPerson,
): Promise<string> {
  const id = randomUUID();
  const address = email?.toLowerCase() ?? null;
  await query(
    sql`INSERT INTO person (id, name, agency_id, email) VALUES (${id}::uuid, ${name}, ${agencyId}, ${address})`,
  );
  return id;
}

/**
 * Links a subject to a person, and removes any address that they were invited by, because they have
 * now arrived.
 */
export async function insertIdentity(
  { query }: Transaction,
  personId: string,
  { issuer, subject }: Subject,
): Promise<void> {
  await query(
    sql`INSERT INTO identity (issuer, subject, person_id) VALUES (${issuer}, ${subject}, ${personId}::uuid)`,
  );
  await query(
    sql`UPDATE person SET email = NULL WHERE id = ${personId}::uuid AND email IS NOT NULL`,
  );
}

/** Moves a person to another agency. */
export async function updateAgency(
  { query }: Transaction,
  personId: string,
  agencyId: number,
): Promise<void> {
  await query(
    sql`UPDATE person SET agency_id = ${agencyId} WHERE id = ${personId}::uuid AND agency_id <> ${agencyId}`,
  );
}

/** Restores a person’s access, or ends it. */
export async function updateActive(
  { query }: Transaction,
  personId: string,
  isActive: boolean,
): Promise<void> {
  await query(sql`UPDATE person SET is_active = ${isActive} WHERE id = ${personId}::uuid`);
}

export interface StoredGrant extends Grant {
  readonly id: string;
  readonly personId: string;
  /** The id of the rule that gave the grant; null if somebody gave it individually. */
  readonly claimRuleId: string | null;
}

const grantColumns = sql`id, person_id AS "personId", role, is_for_partnership AS "isForPartnership", agency_ids AS "agencyIds",
  area_codes AS "areaCodes", marking, claim_rule_id AS "claimRuleId"`;

/** A person’s active grants, the earliest first. */
export async function findGrants(
  { query }: Transaction,
  personId: string,
): Promise<readonly StoredGrant[]> {
  const { rows } = await query<StoredGrant>(sql`
    SELECT ${grantColumns} FROM access_grant WHERE person_id = ${personId}::uuid AND ended_at IS NULL ORDER BY granted_at, id`);
  return rows;
}

/**
 * All grants that a person has or will have again: active grants, and ended grants whose claim rule
 * is still active, because the next sign-in renews them.
 */
export async function findHeld(
  { query }: Transaction,
  personId: string,
): Promise<readonly StoredGrant[]> {
  const { rows } = await query<StoredGrant>(sql`
    SELECT ${grantColumns} FROM access_grant
    WHERE  person_id = ${personId}::uuid
      AND  (ended_at IS NULL
            OR ended_by IS NOT NULL AND EXISTS (SELECT FROM claim_rule WHERE claim_rule.id = claim_rule_id AND claim_rule.ended_at IS NULL))
    ORDER  BY granted_at, id`);
  return rows;
}

/**
 * An active grant by its id, locked against ending until the transaction ends; null if there is
 * none.
 */
export async function findGrant({ query }: Transaction, id: string): Promise<StoredGrant | null> {
  const { rows } = await query<StoredGrant>(sql`
    SELECT ${grantColumns} FROM access_grant WHERE id::text = ${id} AND ended_at IS NULL FOR UPDATE`);
  return rows[0] ?? null;
}

export interface NewGrant extends Grant {
  readonly personId: string;
  /**
   * The id of the person who gave the grant; null for the local administrator, the command line and
   * claim rules.
   */
  readonly grantedBy: string | null;
  readonly claimRuleId: string | null;
}

/** Inserts a grant that applies from now on. Returns its id. */
export async function insertGrant({ query }: Transaction, grant: NewGrant): Promise<string> {
  const id = randomUUID();
  const {
    personId,
    role,
    isForPartnership = false,
    areaCodes,
    marking,
    grantedBy,
    claimRuleId,
  } = grant;
  const agencyIds = isForPartnership ? [] : grant.agencyIds;
  await query(sql`
    INSERT INTO access_grant (id, person_id, role, is_for_partnership, agency_ids, area_codes, marking, granted_by, claim_rule_id)
    VALUES (${id}::uuid, ${personId}::uuid, ${role}::"Role", ${isForPartnership}, ${agencyIds}::int[], ${areaCodes}::text[], ${marking}::"Marking",
            ${grantedBy}::uuid, ${claimRuleId}::uuid)`);
  return id;
}

/**
 * Ends grants for good.
 *
 * @param endedBy null for the local administrator, the command line and claim rules
 */
export async function endGrants(
  { query }: Transaction,
  ids: readonly string[],
  endedBy: string | null,
): Promise<void> {
  await query(
    sql`UPDATE access_grant SET ended_at = now(), ended_by = ${endedBy}::uuid WHERE id = ANY (${ids}::uuid[]) AND ended_at IS NULL`,
  );
}

/** The active claim rules, the oldest first. */
export async function findClaimRules({ query }: Transaction): Promise<readonly ClaimRule[]> {
  const { rows } = await query<ClaimRule>(sql`
    SELECT id, claim, value, role, is_for_partnership AS "isForPartnership", agency_ids AS "agencyIds", area_codes AS "areaCodes", marking
    FROM   claim_rule WHERE ended_at IS NULL ORDER BY created_at, id FOR SHARE`);
  return rows;
}
