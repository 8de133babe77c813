import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { BoardAction, BoardDecision } from '#domain/packs/action.js';
import { startOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

/** The person who makes a change, and the time. */
interface ChangeStamp {
  /** The id of the person; null for the local administrator. */
  readonly personId: string | null;
  readonly at: Date;
}

/**
 * Locks the board of a place: anybody else who records something for it waits until this
 * transaction ends.
 */
export async function lockBoard({ query }: Transaction, area: string): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`board ${area}`}, 0))`);
}

/** Inserts an action and returns it. */
export async function insertAction(
  transaction: Transaction,
  action: Omit<BoardAction, 'id' | 'version'>,
  stamp: ChangeStamp,
): Promise<BoardAction> {
  const made = { ...action, id: randomUUID(), version: 1 };
  const { id, area, since, until, text, ownerAgencyId, ownerPost, dueOn, state, notes } = made;
  await transaction.query(sql`
    INSERT INTO board_action (id, area_code, since_start, until_start, text, owner_agency_id, owner_post, due_on, state, notes, version)
    VALUES (${id}::uuid, ${area}, ${startOf(since)}::date, ${until && startOf(until)}::date, ${text}, ${ownerAgencyId}, ${ownerPost},
            ${dueOn}::date, ${state}::"BoardActionState", ${notes}, 1)`);
  await keepVersion(transaction, made, stamp);
  return made;
}

/** Updates an action, and inserts a version with its content, which never changes. */
export async function updateAction(
  transaction: Transaction,
  action: BoardAction,
  stamp: ChangeStamp,
): Promise<void> {
  const {
    id,
    until,
    text,
    ownerAgencyId,
    ownerPost,
    dueOn,
    state,
    notes,
    isReportedDone,
    version,
  } = action;
  await transaction.query(sql`
    UPDATE board_action
    SET    text = ${text}, owner_agency_id = ${ownerAgencyId}, owner_post = ${ownerPost}, due_on = ${dueOn}::date,
           state = ${state}::"BoardActionState", notes = ${notes}, is_reported_done = ${isReportedDone}, until_start = ${until && startOf(until)}::date, version = ${version}
    WHERE  id = ${id}::uuid`);
  await keepVersion(transaction, action, stamp);
}

async function keepVersion(
  { query }: Transaction,
  action: BoardAction,
  { personId, at }: ChangeStamp,
): Promise<void> {
  const { id, text, ownerAgencyId, ownerPost, dueOn, state, notes, isReportedDone, version } =
    action;
  await query(sql`
    INSERT INTO board_action_version (action_id, number, text, owner_agency_id, owner_post, due_on, state, notes, is_reported_done, saved_at, saved_by)
    VALUES (${id}::uuid, ${version}, ${text}, ${ownerAgencyId}, ${ownerPost}, ${dueOn}::date, ${state}::"BoardActionState", ${notes},
            ${isReportedDone}, ${at}, ${personId}::uuid)`);
}

/** Inserts a decision and returns it. */
export async function insertDecision(
  transaction: Transaction,
  decision: Omit<BoardDecision, 'id' | 'version'>,
  stamp: ChangeStamp,
): Promise<BoardDecision> {
  const made = { ...decision, id: randomUUID(), version: 1 };
  const { id, packId, text, decidedOn } = made;
  await transaction.query(sql`
    INSERT INTO board_decision (id, pack_id, text, decided_on, version)
    VALUES (${id}::uuid, ${packId}::uuid, ${text}, ${decidedOn}::date, 1)`);
  await keepDecision(transaction, made, stamp);
  return made;
}

/** Updates a decision, and inserts a version with its content, which never changes. */
export async function updateDecision(
  transaction: Transaction,
  decision: BoardDecision,
  stamp: ChangeStamp,
): Promise<void> {
  const { id, text, decidedOn, version } = decision;
  await transaction.query(sql`
    UPDATE board_decision SET text = ${text}, decided_on = ${decidedOn}::date, version = ${version} WHERE id = ${id}::uuid`);
  await keepDecision(transaction, decision, stamp);
}

async function keepDecision(
  { query }: Transaction,
  { id, text, decidedOn, version }: BoardDecision,
  { personId, at }: ChangeStamp,
): Promise<void> {
  await query(sql`
    INSERT INTO board_decision_version (decision_id, number, text, decided_on, saved_at, saved_by)
    VALUES (${id}::uuid, ${version}, ${text}, ${decidedOn}::date, ${at}, ${personId}::uuid)`);
}
