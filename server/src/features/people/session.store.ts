import { randomBytes, randomUUID } from 'node:crypto';

import sql, { type Sql } from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

import { toSessionKey } from './session.reader.js';

/** Length of a browser’s session id, in bytes. */
const SECRET_BYTES = 32;

export interface NewSession {
  readonly personId: string;
  /** The sealed ID token for signing out at the identity provider; null without one. */
  readonly idToken: string | null;
  /**
   * When the person authenticated with the provider; null if it did not say, or if there is no
   * provider. A future time becomes now.
   */
  readonly authenticatedAt: Date | null;
  /** The browser’s previous session id, which ends; null if it had none. */
  readonly former: string | null;
}

/** A session that has just started. */
export interface BegunSession {
  /** The secret for the browser. It is stored nowhere. */
  readonly secret: string;
  /** The public id of the session. */
  readonly id: string;
}

/** Starts a session under a new random secret. */
export async function insertSession(
  { query }: Transaction,
  { personId, idToken, authenticatedAt, former }: NewSession,
): Promise<BegunSession> {
  if (former !== null) await query(endWhere(sql`key = ${toSessionKey(former)}`));
  const [secret, id] = [randomBytes(SECRET_BYTES).toString('base64url'), randomUUID()];
  await query(sql`
    INSERT INTO session (key, id, person_id, id_token, authenticated_at)
    VALUES (${toSessionKey(secret)}, ${id}::uuid, ${personId}::uuid, ${idToken}, least(${authenticatedAt}::timestamptz, now()))`);
  return { secret, id };
}

export interface EndedSession {
  readonly id: string;
  readonly personId: string;
  /** The sealed ID token for signing out at the provider; null if there is none. */
  readonly idToken: string | null;
}

/** Ends one session by the browser’s id. Null if it had ended already, or never existed. */
export async function endOwnSession(
  { query }: Transaction,
  id: string,
): Promise<EndedSession | null> {
  const key = toSessionKey(id);
  const { rows } = await query<EndedSession & Record<string, unknown>>(sql`
    SELECT id, person_id AS "personId", id_token AS "idToken" FROM session WHERE key = ${key} AND ended_at IS NULL FOR UPDATE`);
  await query(endWhere(sql`key = ${key}`));
  return rows[0] ?? null;
}

/**
 * Ends the sessions of a person, or one of them by its public id. Returns how many were active.
 */
export async function endSessionsOf(
  { query }: Transaction,
  personId: string,
  sessionId: string | null,
): Promise<number> {
  const one = sessionId === null ? sql`` : sql`AND id = ${sessionId}::uuid`;
  const { rowCount } = await query(endWhere(sql`person_id = ${personId}::uuid ${one}`));
  return rowCount ?? 0;
}

/**
 * Sets whom a session views as; null for the session’s own person. Returns whether that changed.
 */
export async function updateViewingAs(
  { query }: Transaction,
  sessionId: string,
  viewingAs: string | null,
): Promise<boolean> {
  const { rowCount } = await query(sql`
    UPDATE session SET viewing_as = ${viewingAs}::uuid
    WHERE  id = ${sessionId}::uuid AND ended_at IS NULL AND viewing_as IS DISTINCT FROM ${viewingAs}::uuid`);
  return rowCount === 1;
}

function endWhere(condition: Sql): Sql {
  return sql`UPDATE session SET ended_at = now(), id_token = NULL WHERE ended_at IS NULL AND ${condition}`;
}
