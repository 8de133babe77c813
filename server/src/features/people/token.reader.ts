import { createHash } from 'node:crypto';

import { z } from 'zod';

import { type TokenScope, tokenScopes } from '#domain/access/token-scope.js';
import { foundPerson, selectPerson } from '#features/people/found-person.reader.js';
import type { Database } from '#platform/database.js';

const token = z.object({
  name: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  /** Why the token ended; null while it is valid. */
  end: z.enum(['ENDED', 'OVER']).nullable(),
  isUsedLongAgo: z.boolean(),
  isDemonstration: z.boolean(),
  person: foundPerson,
});

/** A token with all grants of its person, at one moment. */
export type FoundToken = z.infer<typeof token>;

const statement = `
  SELECT api_token.name, api_token.scopes::text[] AS scopes, person.is_demonstration AS "isDemonstration", ${selectPerson('person')} AS person,
         CASE WHEN api_token.ended_at IS NOT NULL THEN 'ENDED' WHEN api_token.expires_at <= now() THEN 'OVER' END AS "end",
         coalesce(api_token.last_used_at <= now() - interval '1 minute', true) AS "isUsedLongAgo"
  FROM   api_token
  JOIN   person ON person.id = api_token.person_id
  WHERE  api_token.key = $1`;

/**
 * Finds the token with a secret by one statement, which runs at each request so that every change
 * made before the request applies. The secret is looked up by its hash, so timing reveals nothing
 * about it. Null if there never was such a token.
 */
export async function findToken({ pool }: Database, secret: string): Promise<FoundToken | null> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'token',
    text: statement,
    values: [toTokenKey(secret)],
  });
  const [row] = rows;
  return row === undefined ? null : token.parse(row);
}

/** A token as its person sees it. */
export interface KnownToken {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When the token was last used, to the minute; null if it never was. */
  readonly lastUsedAt: Date | null;
}

/** The valid tokens of some people, or of everybody if null; the most recently made first. */
export async function findActiveTokens(
  { pool }: Database,
  personIds: readonly string[] | null,
): Promise<readonly KnownToken[]> {
  const { rows } = await pool.query<KnownToken>(
    `SELECT api_token.id, person_id AS "personId", person.name AS "personName", api_token.name, scopes::text[] AS scopes,
            api_token.created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"
     FROM   api_token
     JOIN   person ON person.id = api_token.person_id
     WHERE  ended_at IS NULL AND expires_at > now() AND ($1::uuid[] IS NULL OR person_id = ANY ($1::uuid[]))
     ORDER  BY api_token.created_at DESC, api_token.id`,
    [personIds],
  );
  return rows;
}

/** Records that a token was used just now. Callers do so at most once a minute. */
export async function touchToken({ pool }: Database, secret: string): Promise<void> {
  await pool.query(
    `UPDATE api_token SET last_used_at = date_trunc('minute', now()) WHERE key = $1`,
    [toTokenKey(secret)],
  );
}

/** The stored hash of a secret: somebody who reads the table cannot use it. */
export function toTokenKey(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
