import sql from 'sql-template-tag';

import type { BoardAction } from '#domain/packs/action.js';
import {
  type ActionItem,
  type ActionStep,
  actionSteps,
  keyOfActionItem,
} from '#domain/packs/round/due-actions.js';
import type { PlainDate } from '#domain/plain-date.js';
import { findActions } from '#features/packs/actions/action.reader.js';
import type { Transaction } from '#platform/database.js';

type Reading = Pick<Transaction, 'query'>;

/** The places of boards with an open action due on or before a day, in order. */
export async function findBoardsWithDue(
  { query }: Reading,
  until: PlainDate,
): Promise<readonly string[]> {
  const { rows } = await query<{ area: string }>(sql`
    SELECT DISTINCT area_code AS area FROM board_action WHERE state = 'OPEN' AND due_on <= ${until}::date ORDER BY area_code`);
  return rows.map(({ area }) => area);
}

/**
 * The actions of a board that nobody has changed since a given time, because something just written
 * may still be corrected.
 */
export async function findSettledActions(
  reading: Reading,
  area: string,
  since: Date,
): Promise<readonly BoardAction[]> {
  const { rows } = await reading.query<{ id: string }>(sql`
    SELECT DISTINCT action_id AS id FROM board_action_version
    JOIN   board_action ON board_action.id = action_id
    WHERE  area_code = ${area} AND saved_at > ${since}`);
  const changed = new Set(rows.map(({ id }) => id));
  return (await findActions(reading, area)).filter(({ id }) => !changed.has(id));
}

/** The keys of all items in messages about the actions of a board. */
export async function findNotifiedOfActions(
  { query }: Reading,
  area: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await query<Stored>(sql`
    SELECT ${columns} FROM board_action_notice JOIN board_action ON board_action.id = action_id WHERE area_code = ${area}`);
  return new Set(rows.flatMap(toItem).map(keyOfActionItem));
}

/** The content of a message, and its board; null if no message has that key. */
export async function findActionMessage(
  { query }: Reading,
  message: string,
): Promise<{ readonly area: string; readonly items: readonly ActionItem[] } | null> {
  const { rows } = await query<Stored & { area: string }>(sql`
    SELECT area_code AS area, ${columns} FROM board_action_notice JOIN board_action ON board_action.id = action_id WHERE message = ${message}`);
  return rows[0] === undefined ? null : { area: rows[0].area, items: rows.flatMap(toItem) };
}

type Stored = Omit<ActionItem, 'step'> & { readonly step: string };

const columns = sql`person_id AS "personId", step, action_id AS "actionId", board_action_notice.due_on AS "dueOn"`;

/** Reads the item of a message; empty if messages about its step are no longer sent. */
function toItem({ step, ...item }: Stored): readonly ActionItem[] {
  return isStep(step) ? [{ ...item, step }] : [];
}

function isStep(text: string): text is ActionStep {
  return Object.hasOwn(actionSteps, text);
}
