import { randomBytes, randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { TokenScope } from '#domain/access/token-scope.js';
import type { Transaction } from '#platform/database.js';

import { toTokenKey } from './token.reader.js';

/**
 * The prefix of every secret, so that scanners of code and logs find a secret that was left there.
 */
const PREFIX = 'stronghold_';

/** The length of the random part of a secret, in bytes. */
const SECRET_BYTES = 32;

export interface NewToken {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** The number of days for which the token is valid. */
  readonly days: number;
}

/** A token that was just made. Its secret is shown once and stored nowhere. */
export interface MadeToken {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Makes a token under a new random secret. */
export async function insertToken(
  { query }: Transaction,
  { personId, name, scopes, days }: NewToken,
): Promise<MadeToken> {
  const secret = `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const { rows } = await query<Omit<MadeToken, 'secret'>>(sql`
    INSERT INTO api_token (key, id, person_id, name, scopes, expires_at)
    VALUES (${toTokenKey(secret)}, ${randomUUID()}::uuid, ${personId}::uuid, ${name}, ${scopes}::"TokenScope"[], now() + make_interval(hours => 24 * ${days}::int))
    RETURNING id, expires_at AS "expiresAt"`);
  const [made] = rows;
  if (!made) throw new Error('Storing a token returned no row');
  return { ...made, secret };
}

export interface StoredToken {
  readonly personId: string;
  readonly personName: string;
  readonly name: string;
}

/** The owner of a token that has not been ended, by its public id; null if there is none. */
export async function findTokenOwner({ query }: Transaction, id: string): Promise<string | null> {
  const { rows } = await query<{ personId: string }>(sql`
    SELECT person_id AS "personId" FROM api_token WHERE id::text = ${id} AND ended_at IS NULL`);
  return rows[0]?.personId ?? null;
}

/**
 * A token that has not been ended, by its public id, locked until the transaction ends; null if
 * there is none.
 */
export async function findTokenToEnd(
  { query }: Transaction,
  id: string,
): Promise<StoredToken | null> {
  const { rows } = await query<StoredToken>(sql`
    SELECT person_id AS "personId", person.name AS "personName", api_token.name
    FROM   api_token
    JOIN   person ON person.id = api_token.person_id
    WHERE  api_token.id::text = ${id} AND ended_at IS NULL
    FOR    UPDATE OF api_token`);
  return rows[0] ?? null;
}

/** Ends a token for good, by its public id. */
export async function endToken({ query }: Transaction, id: string): Promise<void> {
  await query(
    sql`UPDATE api_token SET ended_at = now() WHERE id::text = ${id} AND ended_at IS NULL`,
  );
}

/** Ends all tokens of a person for good. */
export async function endTokensOf({ query }: Transaction, personId: string): Promise<void> {
  await query(
    sql`UPDATE api_token SET ended_at = now() WHERE person_id = ${personId}::uuid AND ended_at IS NULL`,
  );
}
