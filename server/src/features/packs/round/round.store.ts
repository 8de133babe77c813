import sql from 'sql-template-tag';

import type { RoundItem } from '#domain/packs/round/steps.js';
import type { Transaction } from '#platform/database.js';

/** Records what a message says. Items recorded before are left as they are. */
export async function insertNotices(
  { query }: Transaction,
  { packId, message, at }: { readonly packId: string; readonly message: string; readonly at: Date },
  items: readonly RoundItem[],
): Promise<void> {
  await query(sql`
    INSERT INTO pack_notice (pack_id, person_id, step, text_id, occasion, message, told_at)
    SELECT ${packId}::uuid, "personId", step, "textId", occasion, ${message}, ${at}
    FROM   jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS given ("personId" uuid, step text, "textId" text, occasion text)`);
}
