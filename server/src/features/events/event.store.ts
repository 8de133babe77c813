import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import { isSameEvent, type NewEvent } from '#domain/events/new-event.js';
import type { Transaction } from '#platform/database.js';

import type { EventRecord } from './event.reader.js';

/** An event, and whether it was inserted just now. */
export interface AddedEvent {
  readonly event: EventRecord;
  readonly isNew: boolean;
}

/**
 * The milliseconds within which the same event again counts as a form sent twice or a repeated
 * call.
 */
const SAME_WITHIN_MS = 60_000;

/**
 * Inserts an event, unless the same one was inserted less than a minute ago and still exists.
 * Anybody else who inserts an event waits until this transaction ends.
 */
export async function insertEvent(
  { query }: Transaction,
  event: NewEvent,
  at: Date,
): Promise<AddedEvent> {
  const { happenedOn, title, measures, changesRecording } = event;
  await query(sql`LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE`);
  const { rows } = await query<EventRecord & Record<string, unknown>>(sql`
    SELECT id, happened_on AS "happenedOn", title, measures, changes_recording AS "changesRecording", version
    FROM   event
    WHERE  happened_on = ${happenedOn} AND title = ${title} AND changes_recording = ${changesRecording}
      AND  measures @> ${measures} AND measures <@ ${measures}
      AND  added_at > ${new Date(at.getTime() - SAME_WITHIN_MS)}
    ORDER  BY added_at DESC LIMIT 1`);
  const [same] = rows;
  if (same) return { event: same, isNew: false };

  const [id, version] = [randomUUID(), 1];
  await query(sql`
    INSERT INTO event (id, happened_on, title, measures, changes_recording, version, added_at)
    VALUES (${id}, ${happenedOn}, ${title}, ${measures}, ${changesRecording}, ${version}, ${at})`);
  return { event: { id, happenedOn, title, measures, changesRecording, version }, isNew: true };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The result of a change: `event` is null if the event is gone. */
export interface ChangedEvent {
  readonly event: EventRecord | null;
  /** The event before the change; null if nothing changed. */
  readonly former: EventRecord | null;
}

/**
 * Changes the event that was seen. Nothing changes if the event is gone, has another version or
 * already has this content; an invalid id does not match any event. A second change at the same
 * time waits until this transaction ends.
 */
export async function changeEvent(
  { query }: Transaction,
  { id, seen }: { readonly id: string; readonly seen: number },
  event: NewEvent,
): Promise<ChangedEvent> {
  if (!uuid.test(id)) return { event: null, former: null };
  const { happenedOn, title, measures, changesRecording } = event;
  const { rows } = await query<EventRecord & Record<string, unknown>>(sql`
    SELECT id, happened_on AS "happenedOn", title, measures, changes_recording AS "changesRecording", version
    FROM   event WHERE id = ${id} FOR UPDATE`);
  const former = rows[0] ?? null;
  if (former === null || former.version !== seen || isSameEvent(former, event))
    return { event: former, former: null };
  const version = seen + 1;
  await query(sql`
    UPDATE event SET happened_on = ${happenedOn}, title = ${title}, measures = ${measures}, changes_recording = ${changesRecording}, version = ${version}
    WHERE  id = ${id}`);
  return {
    event: { id: former.id, happenedOn, title, measures, changesRecording, version },
    former,
  };
}

/** The event that was removed; if none was, the event as it is now, or null if it is gone. */
export interface RemovedEvent {
  readonly removed: EventRecord | null;
  readonly now: EventRecord | null;
}

/**
 * Deletes an event if its version is still the given one; an invalid id does not match any event.
 */
export async function removeEvent(
  { query }: Transaction,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<RemovedEvent> {
  if (!uuid.test(id)) return { removed: null, now: null };
  const removing = await query<EventRecord & Record<string, unknown>>(sql`
    DELETE FROM event WHERE id = ${id} AND version = ${version}
    RETURNING id, happened_on AS "happenedOn", title, measures, changes_recording AS "changesRecording", version`);
  const [removed] = removing.rows;
  if (removed) return { removed, now: null };
  const { rows } = await query<EventRecord & Record<string, unknown>>(sql`
    SELECT id, happened_on AS "happenedOn", title, measures, changes_recording AS "changesRecording", version
    FROM   event WHERE id = ${id}`);
  return { removed: null, now: rows[0] ?? null };
}
