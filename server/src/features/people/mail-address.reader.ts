import sql from 'sql-template-tag';

import { parseMailAddress } from '#domain/mail/mail-address.js';
import type { Database, Transaction } from '#platform/database.js';
import type { Recipient } from '#platform/mail/send-due-mails.js';

/** Somebody’s email addresses, as shown to themselves. */
export interface OwnAddress {
  /** The address in use; null if they have none. */
  readonly address: string | null;
  readonly isFromProvider: boolean;
  /** When the address was confirmed; null if they have none. */
  readonly verifiedAt: Date | null;
  /** The address to confirm; null if there is none, or if the day for confirming it has passed. */
  readonly wanted: string | null;
  readonly wantedUntil: Date | null;
  /** Increases with every change; 0 if no address was ever entered. */
  readonly version: number;
  /**
   * Why the last finished email did not reach them, in a sentence; null if it did, or if there was
   * none.
   */
  readonly failure: string | null;
}

/** Somebody’s email addresses, for themselves only. */
export async function findOwnAddress({ pool }: Database, personId: string): Promise<OwnAddress> {
  const { rows } = await pool.query<OwnAddress>(
    `SELECT mail_address.address, coalesce(is_from_provider, false) AS "isFromProvider", verified_at AS "verifiedAt",
            CASE WHEN wanted_until > now() THEN wanted END AS wanted, CASE WHEN wanted_until > now() THEN wanted_until END AS "wantedUntil",
            coalesce(version, 0) AS version,
            (SELECT CASE state WHEN 'GIVEN_UP' THEN reason END FROM outbox_mail
             WHERE  outbox_mail.person_id = person.id AND state IN ('SENT', 'GIVEN_UP')
             ORDER  BY finished_at DESC, key LIMIT 1) AS failure
     FROM   (VALUES ($1::uuid)) AS person (id)
     LEFT   JOIN mail_address ON mail_address.person_id = person.id`,
    [personId],
  );
  const [row] = rows;
  if (!row) throw new Error('The database returned no row for the address');
  return row;
}

/** The person for an email; null if their access has ended, or if they have no grants. */
export async function findRecipient(
  { query }: Transaction,
  personId: string,
): Promise<Recipient | null> {
  const { rows } = await query<Recipient>(sql`
    SELECT person.name, person.agency_id AS "agencyId", mail_address.address
    FROM   person
    LEFT   JOIN mail_address ON mail_address.person_id = person.id
    WHERE  person.id = ${personId}::uuid AND person.is_active
      AND  EXISTS (SELECT FROM access_grant WHERE access_grant.person_id = person.id AND access_grant.ended_at IS NULL)`);
  return rows[0] ?? null;
}

/**
 * The address confirmed by an identity provider; null if there is none that email can be sent to.
 */
export function readVerifiedAddress({
  email,
  email_verified: isVerified,
}: Readonly<Record<string, unknown>>): string | null {
  return typeof email === 'string' && isVerified === true ? parseMailAddress(email) : null;
}
