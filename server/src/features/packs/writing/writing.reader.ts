import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

import { foundPerson, selectPerson } from '#features/people/found-person.reader.js';
import type { Transaction } from '#platform/database.js';

const row = z.object({ textId: z.string(), person: foundPerson });

/** Somebody who is writing, and the text. */
export type FoundWriting = z.infer<typeof row>;

/**
 * Finds the people who have written in the texts of a pack since a given time, including texts that
 * others may not read.
 */
export async function findWriting(
  { query }: Pick<Transaction, 'query'>,
  { packId, since }: { readonly packId: string; readonly since: Date },
): Promise<readonly FoundWriting[]> {
  const { rows } = await query(sql`
    SELECT text_id AS "textId", ${raw(selectPerson('person'))} AS person
    FROM   pack_text_writing
    JOIN   pack_text ON pack_text.id = text_id
    JOIN   person ON person.id = person_id
    WHERE  pack_id = ${packId}::uuid AND seen_at >= ${since}
    ORDER  BY text_id, person.id`);
  return rows.map((found) => row.parse(found));
}
