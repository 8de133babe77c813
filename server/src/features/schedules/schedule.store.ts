import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import { type ScheduleContent, type ScheduleState } from '#domain/schedules/schedule.js';
import type { Transaction } from '#platform/database.js';
import type { NewOwner } from '#platform/owned-rows.js';

import type { ScheduleRecord } from './schedule.reader.js';

export interface StoredSchedule {
  readonly content: ScheduleContent;
  /** The ids of recipients other than the owner. */
  readonly recipientIds: readonly string[];
  readonly nextRunAt: Date | null;
  readonly seen: Readonly<Record<string, number>>;
}

/** Inserts a schedule. Returns its id. */
export async function insertSchedule(
  transaction: Transaction,
  kept: StoredSchedule,
  { personId, agencyId, at }: NewOwner,
): Promise<string> {
  const id = randomUUID();
  const { title, subject, queryId, variables, measure, area, cadence, weekday, hour, delivers } =
    toColumns(kept.content);
  await transaction.query(sql`
    INSERT INTO schedule (id, owner_id, agency_id, version, title, subject, query_id, variables, measure, area, cadence, weekday, hour,
                          delivers, state, state_reason, failures, next_run_at, seen, saved_at)
    VALUES (${id}::uuid, ${personId}::uuid, ${agencyId}, 1, ${title}, ${subject}::"SubjectKind", ${queryId}::uuid, ${variables}::jsonb, ${measure},
            ${area}, ${cadence}::"Cadence", ${weekday}, ${hour}, ${delivers}::text[], 'ACTIVE', '', 0, ${kept.nextRunAt},
            ${JSON.stringify(kept.seen)}::jsonb, ${at})`);
  await insertRecipients(transaction, id, kept.recipientIds);
  return id;
}

/**
 * Changes a schedule. Its state stays, except that a stopped schedule runs again, with its failures
 * reset.
 */
export async function updateSchedule(
  transaction: Transaction,
  id: string,
  kept: StoredSchedule & { readonly at: Date },
): Promise<void> {
  const { title, subject, queryId, variables, measure, area, cadence, weekday, hour, delivers } =
    toColumns(kept.content);
  await transaction.query(sql`
    UPDATE schedule
    SET    version = version + 1, title = ${title}, subject = ${subject}::"SubjectKind", query_id = ${queryId}::uuid, variables = ${variables}::jsonb,
           measure = ${measure}, area = ${area}, cadence = ${cadence}::"Cadence", weekday = ${weekday}, hour = ${hour},
           delivers = ${delivers}::text[], failures = 0, saved_at = ${kept.at}, seen = ${JSON.stringify(kept.seen)}::jsonb,
           state = CASE state WHEN 'PAUSED' THEN state ELSE 'ACTIVE' END, state_reason = CASE state WHEN 'PAUSED' THEN state_reason ELSE '' END,
           next_run_at = CASE state WHEN 'PAUSED' THEN NULL ELSE ${kept.nextRunAt}::timestamptz END
    WHERE  id = ${id}::uuid`);
  await transaction.query(sql`DELETE FROM schedule_recipient WHERE schedule_id = ${id}::uuid`);
  await insertRecipients(transaction, id, kept.recipientIds);
}

export interface Standing {
  readonly state: ScheduleState;
  /** The reason in a sentence; empty if the schedule runs. */
  readonly reason: string;
  readonly nextRunAt: Date | null;
  readonly seen: Readonly<Record<string, number>>;
}

/** Pauses, stops or resumes a schedule. Resuming resets its failures. */
export async function updateState(
  { query }: Transaction,
  id: string,
  { state, reason, nextRunAt, seen }: Standing,
): Promise<void> {
  await query(sql`
    UPDATE schedule
    SET    version = version + 1, state = ${state}::"ScheduleState", is_paused_by_restore = false, state_reason = ${reason}, next_run_at = ${nextRunAt},
           seen = ${JSON.stringify(seen)}::jsonb, failures = CASE ${state} WHEN 'ACTIVE' THEN 0 ELSE failures END
    WHERE  id = ${id}::uuid`);
}

/**
 * Gives a schedule to another owner, with their agency as its keeper. The former owner no longer
 * receives it.
 */
export async function updateOwner(
  { query }: Transaction,
  { id }: Pick<ScheduleRecord, 'id'>,
  { personId, agencyId }: NewOwner,
): Promise<void> {
  await query(
    sql`UPDATE schedule SET version = version + 1, owner_id = ${personId}::uuid, agency_id = ${agencyId} WHERE id = ${id}::uuid`,
  );
  await query(
    sql`DELETE FROM schedule_recipient WHERE schedule_id = ${id}::uuid AND person_id IS NOT DISTINCT FROM ${personId}::uuid`,
  );
}

/** Removes a recipient of a schedule. */
export async function removeRecipient(
  { query }: Transaction,
  id: string,
  personId: string | null,
): Promise<void> {
  await query(
    sql`DELETE FROM schedule_recipient WHERE schedule_id = ${id}::uuid AND person_id IS NOT DISTINCT FROM ${personId}::uuid`,
  );
}

/**
 * Ids of the schedules that were paused by restoring a backup, and that are kept for some agencies.
 */
export async function findPausedByRestore(
  { query }: Transaction,
  agencyIds: readonly number[],
): Promise<readonly string[]> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM schedule
    WHERE  is_paused_by_restore AND deleted_at IS NULL AND agency_id = ANY (${[...agencyIds]}::int[]) ORDER BY id`);
  return rows.map(({ id }) => id);
}

/**
 * Resumes the alerts that were paused by restoring a backup, and that are kept for some agencies.
 * Alerts that were paused because their owner lost access stay paused. Returns how many it resumed.
 */
export async function resumeAlerts(
  { query }: Transaction,
  agencyIds: readonly number[],
): Promise<number> {
  const { rowCount } = await query(sql`
    UPDATE alert SET is_paused = false, is_paused_by_restore = false, seen_for = '', version = version + 1
    WHERE  is_paused_by_restore AND deleted_at IS NULL AND agency_id = ANY (${[...agencyIds]}::int[])`);
  return rowCount ?? 0;
}

async function insertRecipients(
  { query }: Transaction,
  id: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  await query(sql`
    INSERT INTO schedule_recipient (id, schedule_id, person_id)
    SELECT gen_random_uuid(), ${id}::uuid, person_id FROM unnest(${[...personIds]}::uuid[]) AS wanted (person_id)`);
}

function toColumns({ title, subject, timing, delivers }: ScheduleContent) {
  return {
    title,
    subject: subject.kind,
    queryId: subject.kind === 'SAVED_QUERY' ? subject.queryId : null,
    variables: JSON.stringify(subject.kind === 'SAVED_QUERY' ? subject.variables : {}),
    measure: subject.kind === 'MEASURE' ? subject.measure : null,
    area: subject.kind === 'SAVED_QUERY' ? null : subject.area,
    cadence: timing.cadence,
    weekday: timing.cadence === 'WEEKLY' ? timing.weekday : null,
    hour: timing.cadence === 'AFTER_PUBLISHING' ? null : timing.hour,
    delivers: [...delivers],
  };
}
