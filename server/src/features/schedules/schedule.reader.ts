import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

import { isQuarter } from '#domain/quarter.js';
import type { ScheduleContent, Subject, Timing } from '#domain/schedules/schedule.js';
import { foundPerson, selectPerson } from '#features/people/found-person.reader.js';
import type { Transaction } from '#platform/database.js';
import { jsonColumn } from '#platform/json-column.js';
import { type MomentPage, type PageOf, readByMoment } from '#platform/moment-list.js';
import { subscriberFilterToSql, type SubscriptionFilter } from '#platform/owned-rows.js';
import { isUuid } from '#platform/uuid.js';

const row = z.object({
  id: z.string(),
  ownerId: z.string().nullable(),
  owner: foundPerson.nullable(),
  agencyId: z.number(),
  version: z.number(),
  title: z.string(),
  subject: z.enum(['SAVED_QUERY', 'MEASURE', 'OVERVIEW']),
  queryId: z.string().nullable(),
  variables: z.record(z.string(), jsonColumn),
  measure: z.string().nullable(),
  area: z.string().nullable(),
  cadence: z.enum(['AFTER_PUBLISHING', 'WEEKLY', 'QUARTER_CLOSED']),
  weekday: z.number().nullable(),
  hour: z.number().nullable(),
  delivers: z.array(z.enum(['PAGE', 'DOWNLOAD', 'MAIL'])),
  state: z.enum(['ACTIVE', 'PAUSED', 'STOPPED']),
  stateReason: z.string(),
  isPausedByRestore: z.boolean(),
  failures: z.number(),
  nextRunAt: z.date().nullable(),
  seen: z.record(z.string(), z.number()),
  savedAt: z.date(),
  recipients: z.array(foundPerson.nullable()),
});

export interface ScheduleRecord extends Omit<z.infer<typeof row>, ToContent> {
  readonly content: ScheduleContent;
  /** The ids of recipients other than the owner; null for the local administrator. */
  readonly recipientIds: readonly (string | null)[];
}

type ToContent =
  | 'title'
  | 'subject'
  | 'queryId'
  | 'variables'
  | 'measure'
  | 'area'
  | 'cadence'
  | 'weekday'
  | 'hour'
  | 'delivers';

const columns = raw(`
  schedule.id, schedule.owner_id AS "ownerId", schedule.agency_id AS "agencyId", schedule.version, schedule.title, schedule.subject,
  schedule.query_id AS "queryId", schedule.variables, schedule.measure, schedule.area, schedule.cadence, schedule.weekday, schedule.hour,
  schedule.delivers, schedule.state, schedule.state_reason AS "stateReason", schedule.is_paused_by_restore AS "isPausedByRestore", schedule.failures, schedule.next_run_at AS "nextRunAt",
  schedule.seen, schedule.saved_at AS "savedAt",
  CASE WHEN owner.id IS NOT NULL THEN ${selectPerson('owner')} END AS owner,
  (SELECT coalesce(json_agg(CASE WHEN recipient.id IS NOT NULL THEN ${selectPerson('recipient')} END ORDER BY recipient.name, recipient.id), '[]')
   FROM   schedule_recipient AS received LEFT JOIN person AS recipient ON recipient.id = received.person_id
   WHERE  received.schedule_id = schedule.id) AS recipients`);

const joined = raw('schedule LEFT JOIN person AS owner ON owner.id = schedule.owner_id');

/** A schedule that is not deleted, regardless of who may see it; null if there is none. */
export async function findSchedule(
  { query }: Pick<Transaction, 'query'>,
  id: string,
): Promise<ScheduleRecord | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${joined} WHERE schedule.id = ${id}::uuid AND schedule.deleted_at IS NULL`);
  return rows[0] === undefined ? null : toScheduleRecord(rows[0]);
}

/** Reads a page of schedules, the most recently saved first. */
export async function readSchedulePage(
  transaction: Pick<Transaction, 'query'>,
  filter: SubscriptionFilter,
  page: MomentPage,
): Promise<PageOf<ScheduleRecord>> {
  const where = subscriberFilterToSql('schedule', filter);
  const list = {
    columns,
    from: joined,
    where,
    at: raw('schedule.saved_at'),
    id: raw('schedule.id'),
  };
  const { records, ...read } = await readByMoment(transaction, list, page);
  return { ...read, records: records.map(toScheduleRecord) };
}

const runRow = z.object({
  id: z.string(),
  scheduleId: z.string(),
  occasion: z.string(),
  dueAt: z.date(),
  finishedAt: z.date().nullable(),
  state: z.enum(['WAITING', 'DONE', 'FAILED']),
  sentence: z.string(),
  dataVersion: z.number().nullable(),
  /**
   * The quarter of the answers; null if they have none, while the run waits, and for runs from
   * before quarters were stored.
   */
  quarter: z.string().refine(isQuarter).nullable(),
});

/** One occasion on which a schedule was due. */
export type RunRecord = z.infer<typeof runRow>;

const runColumns = raw(
  `id, schedule_id AS "scheduleId", occasion, due_at AS "dueAt", finished_at AS "finishedAt", state, sentence, data_version AS "dataVersion",
  question ->> 'quarter' AS quarter`,
);

/** A run by its id; null if there is none. */
export async function findRun(
  { query }: Pick<Transaction, 'query'>,
  id: string,
): Promise<RunRecord | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(sql`SELECT ${runColumns} FROM schedule_run WHERE id = ${id}::uuid`);
  return rows[0] === undefined ? null : runRow.parse(rows[0]);
}

/** Reads a page of the runs of a schedule, latest first. */
export async function readRunPage(
  transaction: Pick<Transaction, 'query'>,
  scheduleId: string,
  page: MomentPage,
): Promise<PageOf<RunRecord>> {
  const list = {
    columns: runColumns,
    from: raw('schedule_run'),
    where: sql`schedule_id = ${scheduleId}::uuid`,
    at: raw('due_at'),
    id: raw('id'),
  };
  const { records, ...read } = await readByMoment(transaction, list, page);
  return { ...read, records: records.map((found) => runRow.parse(found)) };
}

/**
 * The number of publications of each dataset, which only grows. Needs the role of the engine or the
 * writer.
 */
export async function countPublishings({
  query,
}: Pick<Transaction, 'query'>): Promise<Readonly<Record<string, number>>> {
  const { rows } = await query<{ dataset: string; count: number }>(sql`
    SELECT dataset::text, count(*)::int AS count FROM submission WHERE status <> 'STAGED' GROUP BY 1`);
  return Object.fromEntries(rows.map(({ dataset, count }) => [dataset, count]));
}

/** Builds a schedule from its columns. */
export function toScheduleRecord(read: unknown): ScheduleRecord {
  const {
    title,
    subject,
    queryId,
    variables,
    measure,
    area,
    cadence,
    weekday,
    hour,
    delivers,
    ...rest
  } = row.parse(read);
  return {
    ...rest,
    content: {
      ...{ title, delivers },
      subject: toSubject({ subject, queryId, variables, measure, area }),
      timing: toTiming({ cadence, weekday, hour }),
    },
    recipientIds: rest.recipients.map((person) => person?.id ?? null),
  };
}

type Row = z.infer<typeof row>;

function toSubject({
  subject,
  queryId,
  variables,
  measure,
  area,
}: Pick<Row, 'subject' | 'queryId' | 'variables' | 'measure' | 'area'>): Subject {
  if (subject === 'SAVED_QUERY') return { kind: subject, queryId: queryId ?? '', variables };
  return subject === 'MEASURE'
    ? { kind: subject, measure: measure ?? '', area }
    : { kind: subject, area };
}

function toTiming({ cadence, weekday, hour }: Pick<Row, 'cadence' | 'weekday' | 'hour'>): Timing {
  if (cadence === 'AFTER_PUBLISHING') return { cadence };
  return cadence === 'WEEKLY'
    ? { cadence, weekday: weekday ?? 1, hour: hour ?? 0 }
    : { cadence, hour: hour ?? 0 };
}
