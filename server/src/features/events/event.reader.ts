import sql from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import type { Transaction } from '#platform/database.js';

export interface EventRecord {
  readonly id: string;
  readonly happenedOn: PlainDate;
  readonly title: string;
  /** Keys of the measures that the event affects. */
  readonly measures: readonly string[];
  readonly changesRecording: boolean;
  readonly version: number;
}

/** Reads all events, oldest first. */
export async function readEvents({ query }: Transaction): Promise<readonly EventRecord[]> {
  const { rows } = await query<EventRecord & Record<string, unknown>>(sql`
    SELECT id, happened_on AS "happenedOn", title, measures, changes_recording AS "changesRecording", version
    FROM   event
    ORDER  BY happened_on, id`);
  return rows;
}
