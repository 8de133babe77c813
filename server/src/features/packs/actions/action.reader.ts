import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

import {
  type ActionState,
  actionStates,
  type BoardAction,
  type BoardDecision,
} from '#domain/packs/action.js';
import type { Pack } from '#domain/packs/pack.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';
import { isUuid } from '#platform/uuid.js';

type Reading = Pick<Transaction, 'query'>;

const actionRow = z
  .object({
    id: z.string(),
    area: z.string(),
    sinceStart: z.string(),
    untilStart: z.string().nullable(),
    text: z.string(),
    ownerAgencyId: z.number().nullable(),
    ownerPost: z.string(),
    dueOn: z.string().nullable(),
    state: z.enum(Object.keys(actionStates).filter(isState)),
    notes: z.string(),
    isReportedDone: z.boolean(),
    version: z.number(),
  })
  .transform(({ sinceStart, untilStart, ...action }): BoardAction => ({
    ...action,
    since: quarterOf(sinceStart),
    until: untilStart === null ? null : quarterOf(untilStart),
  }));

const actionColumns = raw(`
  id, area_code AS area, since_start AS "sinceStart", until_start AS "untilStart", text, owner_agency_id AS "ownerAgencyId",
  owner_post AS "ownerPost", due_on AS "dueOn", state, notes, is_reported_done AS "isReportedDone", version`);

/** All actions of a place’s board, open or not. */
export async function findActions(
  { query }: Reading,
  area: string,
): Promise<readonly BoardAction[]> {
  const { rows } = await query(
    sql`SELECT ${actionColumns} FROM board_action WHERE area_code = ${area} ORDER BY id`,
  );
  return rows.map((row) => actionRow.parse(row));
}

/**
 * An action, locked against changes until the transaction ends; null if there is none. The lock
 * still lets a notice about the action be recorded, because the sender of the notice holds the
 * board's lock, which a change takes after this one.
 */
export async function lockAction({ query }: Reading, id: string): Promise<BoardAction | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(
    sql`SELECT ${actionColumns} FROM board_action WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
  );
  return rows[0] === undefined ? null : actionRow.parse(rows[0]);
}

/** The person who recorded something, and the time since which a repeat counts as the same. */
export interface Saying {
  /** The id of the person; null for the local administrator. */
  readonly personId: string | null;
  readonly text: string;
  readonly since: Date;
}

/**
 * An action that the same person recorded in the same words since a given time, on the same board;
 * null if there is none.
 */
export async function findSameAction(
  { query }: Reading,
  area: string,
  { personId, text, since }: Saying,
): Promise<BoardAction | null> {
  const { rows } = await query(sql`
    SELECT ${actionColumns} FROM board_action
    WHERE  area_code = ${area} AND EXISTS (
      SELECT FROM board_action_version AS said
      WHERE  action_id = board_action.id AND number = 1 AND said.text = ${text} AND saved_at > ${since}
        AND  saved_by IS NOT DISTINCT FROM ${personId}::uuid)
    ORDER  BY id LIMIT 1`);
  return rows[0] === undefined ? null : actionRow.parse(rows[0]);
}

const decisionRow: z.ZodType<BoardDecision> = z.object({
  id: z.string(),
  packId: z.string(),
  text: z.string(),
  decidedOn: z.string(),
  version: z.number(),
});

const decisionColumns = raw(
  `decision.id, pack_id AS "packId", text, decided_on AS "decidedOn", decision.version`,
);

/** The decisions recorded with any version of a pack, oldest first. */
export async function findDecisions(
  { query }: Reading,
  { quarter, area }: Pick<Pack, 'quarter' | 'area'>,
): Promise<readonly BoardDecision[]> {
  const { rows } = await query(sql`
    SELECT ${decisionColumns}
    FROM   board_decision AS decision
    JOIN   pack ON pack.id = pack_id
    WHERE  quarter_start = ${startOf(quarter)}::date AND area_code = ${area}
    ORDER  BY decided_on, decision.id`);
  return rows.map((row) => decisionRow.parse(row));
}

/** A decision, locked against changes until the transaction ends; null if there is none. */
export async function lockDecision({ query }: Reading, id: string): Promise<BoardDecision | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(
    sql`SELECT ${decisionColumns} FROM board_decision AS decision WHERE id = ${id}::uuid FOR UPDATE`,
  );
  return rows[0] === undefined ? null : decisionRow.parse(rows[0]);
}

/**
 * A decision that the same person recorded in the same words since a given time, with the same
 * pack; null if there is none.
 */
export async function findSameDecision(
  { query }: Reading,
  packId: string,
  { personId, text, since }: Saying,
): Promise<BoardDecision | null> {
  const { rows } = await query(sql`
    SELECT ${decisionColumns} FROM board_decision AS decision
    WHERE  pack_id = ${packId}::uuid AND EXISTS (
      SELECT FROM board_decision_version AS said
      WHERE  decision_id = decision.id AND number = 1 AND said.text = ${text} AND saved_at > ${since}
        AND  saved_by IS NOT DISTINCT FROM ${personId}::uuid)
    ORDER  BY decision.id LIMIT 1`);
  return rows[0] === undefined ? null : decisionRow.parse(rows[0]);
}

function isState(key: string): key is ActionState {
  return Object.hasOwn(actionStates, key);
}
