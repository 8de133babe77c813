import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { AlertContent } from '#domain/alerts/alert.js';
import type { AlertStatus } from '#domain/alerts/next-state.js';
import type { Transaction } from '#platform/database.js';
import type { NewOwner } from '#platform/owned-rows.js';

import type { AlertedRecord, AlertRecord } from './alert.reader.js';

export interface StoredAlert {
  readonly content: AlertContent;
  /** The ids of recipients other than the owner. */
  readonly recipientIds: readonly string[];
}

/** Inserts an alert. Returns its id. */
export async function insertAlert(
  transaction: Transaction,
  { content, recipientIds }: StoredAlert,
  saving: NewOwner,
): Promise<string> {
  const { personId, agencyId, at } = saving;
  const id = randomUUID();
  const { title, rule, queryId, variables, measure, area, aboutId, dataset, threshold, isAbove } =
    toColumns(content);
  await transaction.query(sql`
    INSERT INTO alert (id, owner_id, agency_id, version, title, rule, query_id, variables, measure, area, about_id, dataset, threshold, is_above,
                       is_paused, seen_for, saved_at)
    VALUES (${id}::uuid, ${personId}::uuid, ${agencyId}, 1, ${title}, ${rule}::"AlertRule", ${queryId}::uuid, ${variables}::jsonb, ${measure},
            ${area}, ${aboutId}, ${dataset}, ${threshold}, ${isAbove}, false, '', ${at})`);
  await keepRecipients(transaction, id, { personIds: [personId, ...recipientIds], at });
  return id;
}

/**
 * Changes what an alert watches, so that the alert is checked again. Each recipient’s state stays
 * unless the alert now watches something else.
 */
export async function updateAlert(
  transaction: Transaction,
  { id, ownerId }: Pick<AlertRecord, 'id' | 'ownerId'>,
  {
    content,
    recipientIds,
    at,
    isOfElse,
  }: StoredAlert & { readonly at: Date; readonly isOfElse: boolean },
): Promise<void> {
  const { title, rule, queryId, variables, measure, area, aboutId, dataset, threshold, isAbove } =
    toColumns(content);
  await transaction.query(sql`
    UPDATE alert
    SET    version = version + 1, title = ${title}, rule = ${rule}::"AlertRule", query_id = ${queryId}::uuid, variables = ${variables}::jsonb,
           measure = ${measure}, area = ${area}, about_id = ${aboutId}, dataset = ${dataset}, threshold = ${threshold}, is_above = ${isAbove},
           seen_for = '', saved_at = ${at}
    WHERE  id = ${id}::uuid`);
  if (isOfElse)
    await transaction.query(
      sql`UPDATE alert_recipient SET state = 'OK', finding = NULL, since = ${at} WHERE alert_id = ${id}::uuid AND state <> 'OK'`,
    );
  await transaction.query(
    sql`UPDATE alert_recipient SET is_active = false WHERE alert_id = ${id}::uuid`,
  );
  await keepRecipients(transaction, id, { personIds: [ownerId, ...recipientIds], at });
}

/**
 * Updates the state of an alert for somebody. The change is stored under its number, so a second
 * attempt fails.
 */
export async function updateStatus(
  { query }: Transaction,
  { id, changes }: Pick<AlertedRecord, 'id' | 'changes'>,
  { state, finding, sentence, at }: AlertStatus & { readonly sentence: string; readonly at: Date },
): Promise<number> {
  const number = changes + 1;
  await query(sql`
    INSERT INTO alert_change (id, recipient_id, number, at, state, sentence)
    VALUES (gen_random_uuid(), ${id}::uuid, ${number}, ${at}, ${state}::"AlertState", ${sentence})`);
  await query(sql`
    UPDATE alert_recipient SET state = ${state}::"AlertState", finding = ${finding}, changes = ${number}, since = ${at} WHERE id = ${id}::uuid`);
  return number;
}

/**
 * Records the cache key that an alert was checked under. The alert is not checked again until the
 * key changes.
 */
export async function markSeen({ query }: Transaction, id: string, seenFor: string): Promise<void> {
  await query(sql`UPDATE alert SET seen_for = ${seenFor} WHERE id = ${id}::uuid`);
}

/**
 * Gives an alert to another owner, with their agency as its keeper. The new owner receives it from
 * then on, and the former owner no longer does.
 */
export async function updateOwner(
  transaction: Transaction,
  { id, ownerId, recipientIds }: Pick<AlertRecord, 'id' | 'ownerId' | 'recipientIds'>,
  { personId, agencyId, at }: NewOwner,
): Promise<void> {
  await transaction.query(
    sql`UPDATE alert SET version = version + 1, owner_id = ${personId}::uuid, agency_id = ${agencyId}, is_paused = false, is_paused_by_restore = false, seen_for = '' WHERE id = ${id}::uuid`,
  );
  await removeRecipient(transaction, id, ownerId);
  if (!recipientIds.includes(personId))
    await keepRecipients(transaction, id, { personIds: [personId], at });
}

/** Ids of the alerts that were last checked under another cache key, or never. */
export async function findUnseen(
  { query }: Transaction,
  seenFor: string,
): Promise<readonly string[]> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM alert WHERE deleted_at IS NULL AND NOT is_paused AND seen_for <> ${seenFor} ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Stops checking an alert until somebody takes it over or resumes it. */
export async function pauseAlert({ query }: Transaction, id: string): Promise<void> {
  await query(sql`UPDATE alert SET is_paused = true, version = version + 1 WHERE id = ${id}::uuid`);
}

/** Resumes checking an alert that was paused. */
export async function resumeAlert({ query }: Transaction, id: string): Promise<void> {
  await query(
    sql`UPDATE alert SET is_paused = false, is_paused_by_restore = false, seen_for = '', version = version + 1 WHERE id = ${id}::uuid`,
  );
}

/** Removes a recipient of an alert. Their past messages stay. */
export async function removeRecipient(
  { query }: Transaction,
  id: string,
  personId: string | null,
): Promise<void> {
  await query(sql`
    UPDATE alert_recipient SET is_active = false WHERE alert_id = ${id}::uuid AND person_id IS NOT DISTINCT FROM ${personId}::uuid`);
}

async function keepRecipients(
  { query }: Transaction,
  id: string,
  { personIds, at }: { readonly personIds: readonly (string | null)[]; readonly at: Date },
): Promise<void> {
  await query(sql`
    INSERT INTO alert_recipient (id, alert_id, person_id, state, changes, since, is_active)
    SELECT gen_random_uuid(), ${id}::uuid, person_id, 'OK', 0, ${at}, true FROM unnest(${[...personIds]}::uuid[]) AS wanted (person_id)
    ON CONFLICT (alert_id, person_id) DO UPDATE SET is_active = true`);
}

function toColumns({ title, watch }: AlertContent) {
  return {
    title,
    rule: watch.rule,
    queryId: watch.rule === 'THRESHOLD' ? watch.queryId : null,
    variables: JSON.stringify(watch.rule === 'THRESHOLD' ? watch.variables : {}),
    measure: watch.rule === 'LATE_RETURN' ? null : watch.measure,
    area: watch.rule === 'SIGNAL' || watch.rule === 'MISSED_TARGET' ? watch.area : null,
    aboutId: watch.rule === 'LATE_RETURN' ? watch.agencyId : null,
    dataset: watch.rule === 'LATE_RETURN' ? watch.dataset : null,
    threshold: watch.rule === 'THRESHOLD' ? watch.threshold : null,
    isAbove: watch.rule === 'THRESHOLD' && watch.isAbove,
  };
}
