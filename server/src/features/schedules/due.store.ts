import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { Json } from '#domain/json.js';
import type { Quarter } from '#domain/quarter.js';
import type { Due } from '#domain/schedules/next-run.js';
import type { Transaction } from '#platform/database.js';

import type { RunRecord } from './schedule.reader.js';

/**
 * Ids of the schedules that may be due, each locked until the transaction ends; schedules locked by
 * others are skipped.
 */
export async function lockDue(
  { query }: Transaction,
  { now, seen }: { readonly now: Date; readonly seen: Readonly<Record<string, number>> },
): Promise<readonly string[]> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM schedule
    WHERE  deleted_at IS NULL AND state = 'ACTIVE'
      AND  (next_run_at <= ${now} OR (cadence = 'AFTER_PUBLISHING' AND seen <> ${JSON.stringify(seen)}::jsonb))
    ORDER  BY id FOR UPDATE SKIP LOCKED`);
  return rows.map(({ id }) => id);
}

/**
 * Inserts a run of a schedule that is due, unless there is one for that occasion. Returns its id;
 * null if there was one.
 */
export async function insertRun(
  { query }: Transaction,
  scheduleId: string,
  { at, occasion, question }: Due & { readonly question: Json },
): Promise<string | null> {
  const id = randomUUID();
  const { rowCount } = await query(sql`
    INSERT INTO schedule_run (id, schedule_id, occasion, due_at, state, sentence, question)
    VALUES (${id}::uuid, ${scheduleId}::uuid, ${occasion}, ${at}, 'WAITING', '', ${JSON.stringify(question)}::jsonb)
    ON CONFLICT (schedule_id, occasion) DO NOTHING`);
  return rowCount === 1 ? id : null;
}

/** Ids of runs that have waited since before a given time. */
export async function findStalled(
  { query }: Transaction,
  before: Date,
): Promise<readonly string[]> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM schedule_run WHERE state = 'WAITING' AND due_at < ${before} ORDER BY due_at LIMIT 100`);
  return rows.map(({ id }) => id);
}

/** Records when a schedule is next due, and which publications it has already run for. */
export async function reschedule(
  { query }: Transaction,
  id: string,
  {
    nextRunAt,
    seen,
  }: { readonly nextRunAt: Date | null; readonly seen: Readonly<Record<string, number>> },
): Promise<void> {
  await query(
    sql`UPDATE schedule SET next_run_at = ${nextRunAt}, seen = ${JSON.stringify(seen)}::jsonb WHERE id = ${id}::uuid`,
  );
}

/** A waiting run, locked until the transaction ends; null if it is no longer waiting. */
export async function lockWaiting(
  { query }: Transaction,
  id: string,
): Promise<Pick<RunRecord, 'id' | 'scheduleId'> | null> {
  const { rows } = await query<Pick<RunRecord, 'id' | 'scheduleId'>>(sql`
    SELECT id, schedule_id AS "scheduleId" FROM schedule_run WHERE id = ${id}::uuid AND state = 'WAITING' FOR UPDATE`);
  return rows[0] ?? null;
}

export interface FinishedRun {
  readonly state: 'DONE' | 'FAILED';
  /** The result in a sentence, without figures. */
  readonly sentence: string;
  readonly at: Date;
  readonly dataVersion: number | null;
  /** The quarter of the answers; null if they have none. */
  readonly quarter: Quarter | null;
}

/** Ends a run that waits. */
export async function finishRun(
  { query }: Transaction,
  id: string,
  { state, sentence, at, dataVersion, quarter }: FinishedRun,
): Promise<void> {
  await query(sql`
    UPDATE schedule_run
    SET    state = ${state}::"RunState", sentence = ${sentence}, finished_at = ${at}, data_version = ${dataVersion},
           question = question || jsonb_build_object('quarter', ${quarter}::text)
    WHERE  id = ${id}::uuid AND state = 'WAITING'`);
}

/** Records how many times in a row a schedule has failed. */
export async function setFailures(
  { query }: Transaction,
  id: string,
  failures: number,
): Promise<void> {
  await query(sql`UPDATE schedule SET failures = ${failures} WHERE id = ${id}::uuid`);
}
