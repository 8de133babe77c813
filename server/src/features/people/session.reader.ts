import { createHash } from 'node:crypto';

import { z } from 'zod';

import { sessionLimits } from '#domain/access/session-limits.js';
import type { Database } from '#platform/database.js';

import { foundPerson, selectPerson } from './found-person.reader.js';

const session = z.object({
  id: z.string(),
  /** What ended it; null while it goes on. */
  end: z.enum(['ENDED', 'IDLE', 'OVER']).nullable(),
  isSeenLongAgo: z.boolean(),
  /** Whether its person showed the provider who they are a moment ago. */
  isFresh: z.boolean(),
  isDemonstration: z.boolean(),
  person: foundPerson,
  /** The person whose view it has; null for its own. */
  viewed: foundPerson.nullable(),
});

/** A session with all that was granted to its person, as they stood at one moment. */
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
 * The session of an id, in one statement that is asked at each request: what was changed before the
 * request began holds for it. Null where there never was one.
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
  /** To the minute. */
  readonly lastSeenAt: Date;
}

/** The sessions of some people that go on, the latest used first. */
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

/** Notes that a session was used; done once a minute. */
export async function touchSession({ pool }: Database, id: string): Promise<void> {
  await pool.query('UPDATE session SET last_seen_at = now() WHERE key = $1', [toSessionKey(id)]);
}

/**
 * What the log keeps of a session's public id, in hexadecimal: enough to tell which entries came in
 * one session.
 */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

/**
 * What is kept of the id that a browser holds: the person who reads the table cannot sign in with
 * it.
 */
export function toSessionKey(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
