import { createHash } from 'node:crypto';

import { z } from 'zod';

import { sessionLimits } from '#domain/access/session-limits.js';
import type { Database } from '#platform/database.js';

import { foundPerson, selectPerson } from './found-person.reader.js';

const session = z.object({
  id: z.string(),
  /** Why the session ended; null while it is active. */
  end: z.enum(['ENDED', 'IDLE', 'OVER']).nullable(),
  isSeenLongAgo: z.boolean(),
  /** Whether the session’s person authenticated with the provider recently. */
  isFresh: z.boolean(),
  isDemonstration: z.boolean(),
  person: foundPerson,
  /** The person whom the session views as; null for the session’s own person. */
  viewed: foundPerson.nullable(),
});

/** A session with all grants of its person, at one moment. */
export type FoundSession = z.infer<typeof session>;

const statement = `
  SELECT session.id, person.is_demonstration AS "isDemonstration", ${selectPerson('person')} AS person,
         CASE WHEN viewed.id IS NOT NULL THEN ${selectPerson('viewed')} END AS viewed,
         CASE WHEN session.ended_at IS NOT NULL THEN 'ENDED'
              WHEN session.created_at <= now() - interval '${sessionLimits.absoluteHours} hours' THEN 'OVER'
              WHEN session.last_seen_at <= now() - interval '${sessionLimits.idleMinutes} minutes' THEN 'IDLE' END AS "end",
         session.last_seen_at <= now() - interval '1 minute' AS "isSeenLongAgo",
         coalesce(session.authenticated_at > now() - interval '${sessionLimits.freshMinutes} minutes', false) AS "isFresh"
  FROM   session
  JOIN   person ON person.id = session.person_id
  LEFT   JOIN person AS viewed ON viewed.id = session.viewing_as
  WHERE  session.key = $1`;

/**
 * Finds the session with an id by one statement, which runs at each request so that every change
 * made before the request applies. Null if there never was one.
 */
export async function findSession({ pool }: Database, id: string): Promise<FoundSession | null> {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'session',
    text: statement,
    values: [toSessionKey(id)],
  });
  const [row] = rows;
  return row === undefined ? null : session.parse(row);
}

/** A session as its person sees it. */
export interface OpenSession {
  readonly id: string;
  readonly personId: string;
  readonly createdAt: Date;
  /** When the session was last used, to the minute. */
  readonly lastSeenAt: Date;
}

/** The active sessions of some people, the most recently used first. */
export async function findOpenSessions(
  { pool }: Database,
  personIds: readonly string[],
): Promise<readonly OpenSession[]> {
  const { rows } = await pool.query<OpenSession>(
    `SELECT id, person_id AS "personId", created_at AS "createdAt", last_seen_at AS "lastSeenAt"
     FROM   session
     WHERE  person_id = ANY ($1::uuid[]) AND ended_at IS NULL
       AND  created_at > now() - interval '${sessionLimits.absoluteHours} hours'
       AND  last_seen_at > now() - interval '${sessionLimits.idleMinutes} minutes'
     ORDER  BY last_seen_at DESC, id`,
    [personIds],
  );
  return rows;
}

/** Records that a session was used just now. Callers do so at most once a minute. */
export async function touchSession({ pool }: Database, id: string): Promise<void> {
  await pool.query('UPDATE session SET last_seen_at = now() WHERE key = $1', [toSessionKey(id)]);
}

/**
 * The session’s public id as the log stores it, in hexadecimal: enough to tell which entries belong
 * to one session.
 */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

/** The stored hash of a session id: somebody who reads the table cannot sign in with it. */
export function toSessionKey(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
