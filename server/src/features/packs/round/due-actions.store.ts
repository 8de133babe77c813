import sql from 'sql-template-tag';

import type { ActionItem } from '#domain/packs/round/due-actions.js';
import type { Transaction } from '#platform/database.js';

/** Records what a message says about actions. Items recorded before are left as they are. */
export async function insertActionNotices(
  { query }: Transaction,
  { message, at }: { readonly message: string; readonly at: Date },
  items: readonly ActionItem[],
): Promise<void> {
  await query(sql`
    INSERT INTO board_action_notice (action_id, person_id, step, due_on, message, told_at)
    SELECT "actionId", "personId", step, "dueOn", ${message}, ${at}
    FROM   jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS given ("actionId" uuid, "personId" uuid, step text, "dueOn" date)`);
}
