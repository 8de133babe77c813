import { connectToDatabase } from '@stronghold/prisma/connect';
import {
  formerPost,
  pinnedBlocks,
  savedQuestions,
} from '@stronghold/prisma/seed/demonstration/saved-questions';

/**
 * Adds made-up saved questions and a page of pinned blocks as the owner. The posts must exist. Adds
 * nothing if anybody has saved a question or pinned a block.
 *
 * @param now the current time, from which the days since each save are counted back
 */
export async function insertSavedQuestions(ownerUrl: string, now: Date): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query(statement, [
      JSON.stringify(savedQuestions),
      now,
      JSON.stringify(formerPost),
      JSON.stringify(pinnedBlocks),
    ]);
  } finally {
    await owner.end();
  }
}

/** One statement, so that a killed start leaves all rows or none. */
const statement = `
  WITH wanted AS (
    SELECT question.* FROM json_to_recordset($1) AS question (id uuid, owner uuid, "agencyCode" text, sharing "Sharing", versions json)
    WHERE  NOT EXISTS (SELECT FROM saved_query) AND NOT EXISTS (SELECT FROM my_page)),
  former AS (
    INSERT INTO person (id, name, agency_id, is_demonstration, is_active)
    SELECT person.id, person.name, agency.id, true, false
    FROM   json_to_record($3) AS person (id uuid, name text, "agencyCode" text)
    JOIN   agency ON agency.code = person."agencyCode"
    WHERE  EXISTS (SELECT FROM wanted)
    ON     CONFLICT DO NOTHING),
  version AS (
    SELECT wanted.id, wanted.sharing, each.number, $2::timestamptz - (each.value ->> 'daysAgo')::int * interval '1 day' AS saved_at, each.value
    FROM   wanted, json_array_elements(wanted.versions) WITH ORDINALITY AS each (value, number)),
  query AS (
    INSERT INTO saved_query (id, owner_id, agency_id, sharing, version, saved_at)
    SELECT wanted.id, wanted.owner, agency.id, wanted.sharing, max(version.number), max(version.saved_at)
    FROM   wanted JOIN version USING (id) JOIN agency ON agency.code = wanted."agencyCode"
    GROUP  BY wanted.id, wanted.owner, agency.id, wanted.sharing),
  saved AS (
    INSERT INTO saved_query_version (query_id, number, saved_at, saved_by, sharing, name, description, text, variables, view)
    SELECT id, number, saved_at, (value ->> 'savedBy')::uuid, sharing, value ->> 'name', value ->> 'description', value ->> 'text',
           (value -> 'variables')::jsonb, (value -> 'view')::jsonb
    FROM   version),
  page AS (
    INSERT INTO my_page (id, person_id, version)
    SELECT gen_random_uuid(), ($4::json ->> 'owner')::uuid, 1 WHERE EXISTS (SELECT FROM wanted)
    RETURNING id)
  INSERT INTO pin (id, page_id, place, columns, height, query_id, page_key, block_id, scope, variables)
  SELECT gen_random_uuid(), page.id, each.place - 1, (value ->> 'columns')::int, (value ->> 'height')::"PinHeight", (value ->> 'queryId')::uuid,
         value ->> 'pageKey', value ->> 'blockId', '{}', '{}'
  FROM   page, json_array_elements($4::json -> 'pins') WITH ORDINALITY AS each (value, place)`;
