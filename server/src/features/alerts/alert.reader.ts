import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

import type { AlertContent, AlertWatch } from '#domain/alerts/alert.js';
import {
  type FoundPerson,
  foundPerson,
  selectPerson,
} from '#features/people/found-person.reader.js';
import type { Transaction } from '#platform/database.js';
import { jsonColumn } from '#platform/json-column.js';
import { type MomentPage, type PageOf, readByMoment } from '#platform/moment-list.js';
import { subscriberFilterToSql, type SubscriptionFilter } from '#platform/owned-rows.js';
import { isUuid } from '#platform/uuid.js';

const state = z.enum(['OK', 'RAISED', 'ACKNOWLEDGED', 'CLEARED']);

const recipientRow = z.object({
  id: z.string(),
  person: foundPerson.nullable(),
  state,
  finding: z.string().nullable(),
  changes: z.number(),
  since: z.coerce.date(),
});

export type AlertedRecord = z.infer<typeof recipientRow>;

const row = z.object({
  id: z.string(),
  ownerId: z.string().nullable(),
  owner: foundPerson.nullable(),
  agencyId: z.number(),
  version: z.number(),
  title: z.string(),
  rule: z.enum(['SIGNAL', 'MISSED_TARGET', 'LATE_RETURN', 'THRESHOLD']),
  queryId: z.string().nullable(),
  variables: z.record(z.string(), jsonColumn),
  measure: z.string().nullable(),
  area: z.string().nullable(),
  aboutId: z.number().nullable(),
  dataset: z.string().nullable(),
  threshold: z.number().nullable(),
  isAbove: z.boolean(),
  isPaused: z.boolean(),
  seenFor: z.string(),
  savedAt: z.date(),
  /** Everybody who receives the alert, including its owner. */
  alerted: z.array(recipientRow),
});

type Row = z.infer<typeof row>;
type ToContent =
  | 'title'
  | 'rule'
  | 'queryId'
  | 'variables'
  | 'measure'
  | 'area'
  | 'aboutId'
  | 'dataset'
  | 'threshold'
  | 'isAbove';

export interface AlertRecord extends Omit<Row, ToContent> {
  readonly content: AlertContent;
  /** Recipients other than the owner; null for the local administrator. */
  readonly recipients: readonly (FoundPerson | null)[];
  /** Ids of the recipients other than the owner; null for the local administrator. */
  readonly recipientIds: readonly (string | null)[];
}

const columns = raw(`
  alert.id, alert.owner_id AS "ownerId", alert.agency_id AS "agencyId", alert.version, alert.title, alert.rule, alert.query_id AS "queryId",
  alert.variables, alert.measure, alert.area, alert.about_id AS "aboutId", alert.dataset, alert.threshold, alert.is_above AS "isAbove",
  alert.is_paused AS "isPaused", alert.seen_for AS "seenFor", alert.saved_at AS "savedAt",
  CASE WHEN owner.id IS NOT NULL THEN ${selectPerson('owner')} END AS owner,
  (SELECT coalesce(json_agg(json_build_object('id', told.id, 'state', told.state, 'finding', told.finding, 'changes', told.changes,
            'since', told.since, 'person', CASE WHEN recipient.id IS NOT NULL THEN ${selectPerson('recipient')} END)
          ORDER BY recipient.name, recipient.id), '[]')
   FROM   alert_recipient AS told LEFT JOIN person AS recipient ON recipient.id = told.person_id
   WHERE  told.alert_id = alert.id AND told.is_active) AS alerted`);

const joined = raw('alert LEFT JOIN person AS owner ON owner.id = alert.owner_id');

/** An alert that is not deleted, regardless of who may see it; null if there is none. */
export async function findAlert(
  { query }: Pick<Transaction, 'query'>,
  id: string,
): Promise<AlertRecord | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(
    sql`SELECT ${columns} FROM ${joined} WHERE alert.id = ${id}::uuid AND alert.deleted_at IS NULL`,
  );
  return rows[0] === undefined ? null : toAlertRecord(rows[0]);
}

interface AlertFilter extends SubscriptionFilter {
  /** The state that alerts must have for the caller; null for any. */
  readonly state: AlertedRecord['state'] | null;
}

/**
 * Reads a page of alerts, the most recently saved first: those that somebody receives, and those
 * kept for agencies that they administer.
 */
export async function readAlertPage(
  transaction: Pick<Transaction, 'query'>,
  filter: AlertFilter,
  page: MomentPage,
): Promise<PageOf<AlertRecord>> {
  const { personId, state: wanted } = filter;
  const seen = subscriberFilterToSql('alert', filter, sql`mine.is_active`);
  const where =
    wanted === null
      ? seen
      : sql`${seen} AND EXISTS (
          SELECT FROM alert_recipient AS own
          WHERE own.alert_id = alert.id AND own.is_active AND own.person_id IS NOT DISTINCT FROM ${personId}::uuid
            AND own.state = ${wanted}::"AlertState")`;
  const list = { columns, from: joined, where, at: raw('alert.saved_at'), id: raw('alert.id') };
  const { records, ...read } = await readByMoment(transaction, list, page);
  return { ...read, records: records.map(toAlertRecord) };
}

const changeRow = z.object({ id: z.string(), at: z.date(), state, sentence: z.string() });

/** A change in the state of an alert for somebody. */
export type AlertChangeRecord = z.infer<typeof changeRow>;

/** Reads a page of an alert’s changes for somebody, latest first. */
export async function readChangePage(
  transaction: Pick<Transaction, 'query'>,
  recipientId: string,
  page: MomentPage,
): Promise<PageOf<AlertChangeRecord>> {
  const list = {
    columns: raw('id, at, state, sentence'),
    from: raw('alert_change'),
    where: sql`recipient_id = ${recipientId}::uuid`,
    ...{ at: raw('at'), id: raw('id') },
  };
  const { records, ...read } = await readByMoment(transaction, list, page);
  return { ...read, records: records.map((found) => changeRow.parse(found)) };
}

/** Builds an alert from its columns. */
function toAlertRecord(read: unknown): AlertRecord {
  const {
    title,
    rule,
    queryId,
    variables,
    measure,
    area,
    aboutId,
    dataset,
    threshold,
    isAbove,
    ...rest
  } = row.parse(read);
  const watch = toWatch({
    rule,
    queryId,
    variables,
    measure,
    area,
    aboutId,
    dataset,
    threshold,
    isAbove,
  });
  const recipients = rest.alerted
    .map(({ person }) => person)
    .filter((person) => (person?.id ?? null) !== rest.ownerId);
  return {
    ...rest,
    content: { title, watch },
    recipients,
    recipientIds: recipients.map((person) => person?.id ?? null),
  };
}

function toWatch({
  rule,
  queryId,
  variables,
  measure,
  area,
  aboutId,
  dataset,
  threshold,
  isAbove,
}: Pick<Row, Exclude<ToContent, 'title'>>): AlertWatch {
  switch (rule) {
    case 'LATE_RETURN':
      return { rule, agencyId: aboutId, dataset };
    case 'THRESHOLD':
      return {
        rule,
        queryId: queryId ?? '',
        variables,
        measure: measure ?? '',
        threshold: threshold ?? 0,
        isAbove,
      };
    default:
      return { rule, measure: measure ?? '', area };
  }
}
