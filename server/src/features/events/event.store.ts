import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { NewEvent } from '#domain/events/new-event.js';
import type { Transaction } from '#platform/database.js';

import type { EventRecord } from './event.reader.js';

/** Puts an event there. */
export async function insertEvent({ query }: Transaction, event: NewEvent): Promise<EventRecord> {
  const { happenedOn, title, measures, changesRecording } = event;
  const [id, version] = [randomUUID(), 1];
  await query(sql`
    INSERT INTO event (id, happened_on, title, measures, changes_recording, version)
    VALUES (${id}, ${happenedOn}, ${title}, ${measures}, ${changesRecording}, ${version})`);
  return { id, happenedOn, title, measures, changesRecording, version };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes away the event that was seen, and returns it. Null where there is none of this version, and nothing was done; no id names none. */
export async function removeEvent(
  { query }: Transaction,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<EventRecord | null> {
  if (!uuid.test(id)) return null;
  const { rows } = await query<EventRecord & Record<string, unknown>>(sql`
    DELETE FROM event WHERE id = ${id} AND version = ${version}
    RETURNING id, happened_on AS "happenedOn", title, measures, changes_recording AS "changesRecording", version`);
  return rows[0] ?? null;
}
