import { createHash, randomBytes } from 'node:crypto';

import sql from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

/** Somebody’s email addresses, as stored. */
export interface StoredAddress {
  readonly address: string | null;
  readonly isFromProvider: boolean;
  readonly wanted: string | null;
  /** Whether the requested address can still be confirmed. */
  readonly isWantedStill: boolean;
  readonly version: number;
}

const nothing: StoredAddress = {
  address: null,
  isFromProvider: false,
  wanted: null,
  isWantedStill: false,
  version: 0,
};

const columns = sql`address, is_from_provider AS "isFromProvider", wanted, coalesce(wanted_until > now(), false) AS "isWantedStill", version`;

/**
 * Finds somebody’s addresses. The caller has locked the person, so nobody else changes them until
 * the transaction ends.
 */
export async function findStoredAddress(
  { query }: Transaction,
  personId: string,
): Promise<StoredAddress> {
  const { rows } = await query<StoredAddress>(
    sql`SELECT ${columns} FROM mail_address WHERE person_id = ${personId}::uuid`,
  );
  return rows[0] ?? nothing;
}

export interface WantedAddress {
  readonly personId: string;
  readonly wanted: string;
  /** The key of the email that asks for confirmation. */
  readonly mailKey: string;
}

/** Records an address to be confirmed within a day. The current one stays in use meanwhile. */
export async function wantAddress(
  { query }: Transaction,
  { personId, wanted, mailKey }: WantedAddress,
): Promise<void> {
  await query(sql`
    INSERT INTO mail_address (person_id, is_from_provider, wanted, wanted_until, wanted_by, link_hashes, version)
    VALUES (${personId}::uuid, false, ${wanted}, now() + interval '1 day', ${mailKey}, '{}', 1)
    ON     CONFLICT (person_id) DO UPDATE
    SET    wanted = excluded.wanted, wanted_until = excluded.wanted_until, wanted_by = excluded.wanted_by, link_hashes = '{}',
           version = mail_address.version + 1`);
}

/** Sets somebody’s address, or removes it if null; any requested address is dropped. */
export async function putAddress(
  { query }: Transaction,
  personId: string,
  {
    address,
    isFromProvider,
  }: { readonly address: string | null; readonly isFromProvider: boolean },
): Promise<void> {
  await query(sql`
    INSERT INTO mail_address (person_id, address, is_from_provider, verified_at, link_hashes, version)
    VALUES (${personId}::uuid, ${address}, ${isFromProvider}, CASE WHEN ${address}::text IS NOT NULL THEN now() END, '{}', 1)
    ON     CONFLICT (person_id) DO UPDATE
    SET    address = excluded.address, is_from_provider = excluded.is_from_provider, verified_at = excluded.verified_at,
           wanted = NULL, wanted_until = NULL, wanted_by = NULL, link_hashes = '{}', version = mail_address.version + 1`);
}

/**
 * Creates a secret for a confirmation email, and stores its hash. An email that is sent again has
 * another secret, and both work. Null if the address no longer waits for confirmation.
 */
export async function makeLinkSecret(
  { query }: Transaction,
  mailKey: string,
): Promise<string | null> {
  const secret = randomBytes(32).toString('base64url');
  const { rowCount } = await query(sql`
    UPDATE mail_address SET link_hashes = link_hashes || ${hash(secret)}::bytea WHERE wanted_by = ${mailKey} AND wanted_until > now()`);
  return rowCount === 1 ? secret : null;
}

/** Whether a secret is from a link sent to this person for the address they now want. */
export async function hasLinkSecret(
  { query }: Transaction,
  personId: string,
  secret: string,
): Promise<boolean> {
  const { rowCount } = await query(sql`
    SELECT FROM mail_address WHERE person_id = ${personId}::uuid AND wanted_until > now() AND ${hash(secret)}::bytea = ANY (link_hashes)`);
  return rowCount === 1;
}

/** Counts the confirmation emails that were sent to somebody in the last day. */
export async function countAsked({ query }: Transaction, personId: string): Promise<number> {
  const { rows } = await query<{ count: number }>(sql`
    SELECT count(*) AS count FROM outbox_mail WHERE person_id = ${personId}::uuid AND kind = 'ADDRESS' AND queued_at > now() - interval '1 day'`);
  return rows[0]?.count ?? 0;
}

/** The hash of a secret: somebody who reads the table cannot confirm anything with it. */
function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
