import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { SavedContent, Sharing } from '#domain/saved-queries/saved-query.js';
import type { Transaction } from '#platform/database.js';
import type { NewOwner } from '#platform/owned-rows.js';

import { findSaved, type SavedRecord } from './saved-query.reader.js';

/** The person who saves something, and the time. */
export interface Saving {
  /** The id of the person; null for the local administrator. */
  readonly personId: string | null;
  readonly at: Date;
}

export interface NewSaved {
  readonly content: SavedContent;
  readonly sharing: Sharing;
  readonly agencyId: number;
}

/**
 * A question that the same person created in the same words after a given time; null if there is
 * none.
 */
export async function findJustSaved(
  transaction: Transaction,
  { content, sharing, personId }: Pick<NewSaved, 'content' | 'sharing'> & Pick<Saving, 'personId'>,
  after: Date,
): Promise<SavedRecord | null> {
  const { rows } = await transaction.query<{ readonly id: string }>(sql`
    SELECT saved_query.id
    FROM   saved_query
    JOIN   saved_query_version AS version ON version.query_id = saved_query.id AND version.number = saved_query.version
    WHERE  owner_id IS NOT DISTINCT FROM ${personId}::uuid AND deleted_at IS NULL AND saved_query.version = 1 AND saved_query.sharing = ${sharing}::"Sharing"
      AND  saved_query.saved_at > ${after}
      AND  name = ${content.name} AND description = ${content.description} AND text = ${content.text}
      AND  variables = ${JSON.stringify(content.variables)}::jsonb AND view = ${JSON.stringify(content.view)}::jsonb
    LIMIT  1`);
  return rows[0] ? findSaved(transaction, rows[0].id) : null;
}

/** Inserts a question. Returns its id. */
export async function insertSaved(
  transaction: Transaction,
  { content, sharing, agencyId }: NewSaved,
  { personId, at }: Saving,
): Promise<string> {
  const id = randomUUID();
  await transaction.query(sql`
    INSERT INTO saved_query (id, owner_id, agency_id, sharing, version, saved_at)
    VALUES (${id}::uuid, ${personId}::uuid, ${agencyId}, ${sharing}::"Sharing", 1, ${at})`);
  await insertVersion(transaction, { id, number: 1, content, sharing }, { personId, at });
  return id;
}

export interface NewVersion {
  readonly id: string;
  readonly number: number;
  readonly content: SavedContent;
  readonly sharing: Sharing;
}

/** Inserts another version of a question, which is now the latest. */
export async function addVersion(
  transaction: Transaction,
  version: NewVersion,
  saving: Saving,
): Promise<void> {
  const { id, number, sharing } = version;
  await insertVersion(transaction, version, saving);
  await transaction.query(sql`
    UPDATE saved_query SET version = ${number}, sharing = ${sharing}::"Sharing", saved_at = ${saving.at} WHERE id = ${id}::uuid`);
}

/** Gives a question to another owner, with their agency as its keeper. */
export async function updateOwner(
  { query }: Transaction,
  { id }: { readonly id: string },
  { personId, agencyId }: NewOwner,
): Promise<void> {
  await query(
    sql`UPDATE saved_query SET owner_id = ${personId}::uuid, agency_id = ${agencyId} WHERE id = ${id}::uuid`,
  );
}

async function insertVersion(
  { query }: Transaction,
  { id, number, content, sharing }: NewVersion,
  { personId, at }: Saving,
): Promise<void> {
  const { name, description, text, variables, view } = content;
  await query(sql`
    INSERT INTO saved_query_version (query_id, number, saved_at, saved_by, sharing, name, description, text, variables, view)
    VALUES (${id}::uuid, ${number}, ${at}, ${personId}::uuid, ${sharing}::"Sharing", ${name}, ${description}, ${text},
            ${JSON.stringify(variables)}::jsonb, ${JSON.stringify(view)}::jsonb)`);
}
