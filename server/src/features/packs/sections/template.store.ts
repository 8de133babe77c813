import sql from 'sql-template-tag';

import type { Template } from '#domain/packs/template.js';
import type { ChangeStamp } from '#features/packs/pack.store.js';
import type { Transaction } from '#platform/database.js';

/** Locks the template: anybody else who changes it waits until this transaction ends. */
export async function lockTemplate({ query }: Transaction): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended('pack template', 0))`);
}

/** Inserts a version of the template, which never changes. */
export async function insertTemplate(
  { query }: Transaction,
  { version, sections }: Template,
  { personId, at }: ChangeStamp,
): Promise<void> {
  await query(sql`
    INSERT INTO pack_template (version, sections, saved_at, saved_by)
    VALUES (${version}, ${JSON.stringify(sections)}::jsonb, ${at}, ${personId}::uuid)`);
}
