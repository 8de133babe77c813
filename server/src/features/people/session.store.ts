import { randomBytes, randomUUID } from 'node:crypto';

import sql, { type Sql } from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

import { toSessionKey } from './session.reader.js';

/** Length of a session's id, in bytes. */
const ID_BYTES = 32;

export interface NewSession {
  readonly personId: string;
  /** What signing out at the identity provider asks for; null without one. */
  readonly idToken: string | null;
  /** The id of the session that the browser had before, which ends; null where it had none. */
  readonly former: string | null;
}

/** Begins a session under a new random id, which is returned and never kept. */
export async function insertSession({ query }: Transaction, { personId, idToken, former }: NewSession): Promise<string> {
  if (former !== null) await query(endWhere(sql`key = ${toSessionKey(former)}`));
  const id = randomBytes(ID_BYTES).toString('base64url');
  await query(sql`
    INSERT INTO session (key, id, person_id, id_token) VALUES (${toSessionKey(id)}, ${randomUUID()}::uuid, ${personId}::uuid, ${idToken})`);
  return id;
}

/** Ends one session by the id that its browser holds. Returns the token for signing out at the provider; null where there is none. */
export async function endOwnSession({ query }: Transaction, id: string): Promise<string | null> {
  const key = toSessionKey(id);
  const { rows } = await query<{ id_token: string | null }>(sql`SELECT id_token FROM session WHERE key = ${key} AND ended_at IS NULL`);
  await query(endWhere(sql`key = ${key}`));
  return rows[0]?.id_token ?? null;
}

/** Ends the sessions of a person, or one of them by its public id. Returns how many went on until then. */
export async function endSessionsOf({ query }: Transaction, personId: string, sessionId: string | null): Promise<number> {
  const one = sessionId === null ? sql`` : sql`AND id = ${sessionId}::uuid`;
  const { rowCount } = await query(endWhere(sql`person_id = ${personId}::uuid ${one}`));
  return rowCount ?? 0;
}

/** Gives a session the view of a person, or its own again. */
export async function updateViewingAs({ query }: Transaction, sessionId: string, viewingAs: string | null): Promise<void> {
  await query(sql`UPDATE session SET viewing_as = ${viewingAs}::uuid WHERE id = ${sessionId}::uuid AND ended_at IS NULL`);
}

function endWhere(condition: Sql): Sql {
  return sql`UPDATE session SET ended_at = now(), id_token = NULL WHERE ended_at IS NULL AND ${condition}`;
}
