import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { SavedContent, Sharing } from '#domain/saved-queries/saved-query.js';
import type { Transaction } from '#platform/database.js';

import { findSaved, type SavedRecord } from './saved-query.reader.js';

/** What is said twice within a minute is saved once: a form that was sent twice, or a call that was tried again. */
const SAME_WITHIN_MS = 60_000;

/** Who saves something, and when. */
export interface Saving {
  /** Null for the local administrator. */
  readonly personId: string | null;
  readonly at: Date;
}

/** What is saved for the first time. */
export interface NewSaved {
  readonly content: SavedContent;
  readonly sharing: Sharing;
  readonly agencyId: number;
}

/** Lets whoever saves at the same time in the same name wait, until this transaction ends. */
export async function lockOwner({ query }: Transaction, personId: string | null): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`saved_query ${personId ?? ''}`}, 0))`);
}

/** How many saved questions somebody owns. */
export async function countOwned({ query }: Transaction, personId: string | null): Promise<number> {
  const { rows } = await query<{ readonly count: number }>(sql`
    SELECT count(*) AS count FROM saved_query WHERE owner_id IS NOT DISTINCT FROM ${personId}::uuid AND deleted_at IS NULL`);
  return rows[0]?.count ?? 0;
}

/** What the same person saved for the first time within the last minute in the same words; null where they did not. */
export async function findJustSaved(
  transaction: Transaction,
  { content, sharing }: NewSaved,
  { personId, at }: Saving,
): Promise<SavedRecord | null> {
  const { rows } = await transaction.query<{ readonly id: string }>(sql`
    SELECT saved_query.id
    FROM   saved_query
    JOIN   saved_query_version AS version ON version.query_id = saved_query.id AND version.number = saved_query.version
    WHERE  owner_id IS NOT DISTINCT FROM ${personId}::uuid AND deleted_at IS NULL AND saved_query.version = 1 AND saved_query.sharing = ${sharing}::"Sharing"
      AND  saved_query.saved_at > ${new Date(at.getTime() - SAME_WITHIN_MS)}
      AND  name = ${content.name} AND description = ${content.description} AND text = ${content.text}
      AND  variables = ${JSON.stringify(content.variables)}::jsonb AND view = ${JSON.stringify(content.view)}::jsonb
    LIMIT  1`);
  return rows[0] ? findSaved(transaction, rows[0].id) : null;
}

/** Saves a question for the first time. Returns its id. */
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

/** The same, and nobody else changes it until the transaction ends; null where there is none. */
export async function lockSaved(transaction: Transaction, id: string): Promise<SavedRecord | null> {
  const found = await findSaved(transaction, id);
  if (!found) return null;
  await transaction.query(sql`SELECT FROM saved_query WHERE id = ${found.id}::uuid FOR UPDATE`);
  // Another may have saved it, or deleted it, between the two.
  return findSaved(transaction, id);
}

export interface NewVersion {
  readonly id: string;
  readonly number: number;
  readonly content: SavedContent;
  readonly sharing: Sharing;
}

/** Saves another version of a question, which stands from now on. */
export async function addVersion(transaction: Transaction, version: NewVersion, saving: Saving): Promise<void> {
  const { id, number, sharing } = version;
  await insertVersion(transaction, version, saving);
  await transaction.query(sql`
    UPDATE saved_query SET version = ${number}, sharing = ${sharing}::"Sharing", saved_at = ${saving.at} WHERE id = ${id}::uuid`);
}

/** Takes a question out of sight. Its versions stay in the table. */
export async function markDeleted({ query }: Transaction, id: string, at: Date): Promise<void> {
  await query(sql`UPDATE saved_query SET deleted_at = ${at} WHERE id = ${id}::uuid`);
}

/** Gives a question to another owner, and keeps it for their agency. */
export async function updateOwner(
  { query }: Transaction,
  id: string,
  { personId, agencyId }: { readonly personId: string | null; readonly agencyId: number },
): Promise<void> {
  await query(sql`UPDATE saved_query SET owner_id = ${personId}::uuid, agency_id = ${agencyId} WHERE id = ${id}::uuid`);
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
