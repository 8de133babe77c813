import sql, { raw, type Sql } from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

import { digestOf } from './erased-records.store.js';
import { type Naming, namings } from './naming.js';
import { type Batch, toBatchSql } from './record-sql.store.js';

const ERASED = 'It was erased, and an erased record cannot be sent again. Leave it out.';
const NAMES_ERASED = 'It names a record of yours that was erased. An empty cell is accepted.';

/**
 * Staged rows that send an erased record again, or name one of the sender's own. Each is in the
 * form of the failures from `findConflicts`, with the column and the value that name it.
 *
 * @returns no statement if nothing was ever erased, because then no row need be hashed
 */
export async function selectResentErasures(
  transaction: Transaction,
  batch: Batch,
): Promise<readonly Sql[]> {
  if (!(await isAnyErased(transaction))) return [];
  return [...lookForRecords(batch), ...namesOf(batch).map((naming) => lookForNames(batch, naming))];
}

/** The message about a row that sends or names an erased record. */
export function explainResentErasure(column: string): string {
  return column === 'reference' ? ERASED : NAMES_ERASED;
}

/**
 * Removes the names of other agencies' erased records from staged rows. Nobody is told, because
 * that would reveal others' records to the sender (docs/decisions/0029).
 */
export async function forgetErasedNames(transaction: Transaction, batch: Batch): Promise<void> {
  const names = namesOf(batch);
  if (names.length === 0 || batch.submissions.length === 0 || !(await isAnyErased(transaction)))
    return;
  for (const naming of names) await forgetNames(transaction, batch, naming);
}

/** Looks the names up first: Citus refuses a statement that hashes what it changes. */
async function forgetNames(
  { query }: Transaction,
  batch: Batch,
  { of, text, agency, reference }: Naming,
): Promise<void> {
  const { table, agencyId } = batch;
  const { isStaged } = toBatchSql(batch);
  const { rows } = await query<{ submissionId: string; rowNumber: number }>(sql`
    SELECT staged.submission_id AS "submissionId", staged.row_number AS "rowNumber"
    FROM   ${raw(table.staging)} AS staged
    JOIN   agency ON agency.id = staged.${raw(agency)}
    WHERE  ${isStaged} AND agency.id <> ${agencyId} AND staged.${raw(reference)} IS NOT NULL
      AND  ${isErased({ of, agencyId: raw('agency.id'), agencyCode: raw('agency.code'), reference: raw(`staged.${reference}`) })}`);
  if (rows.length === 0) return;
  await query(sql`
    UPDATE ${raw(table.staging)} AS staged SET ${raw(text)} = NULL, ${raw(agency)} = NULL, ${raw(reference)} = NULL
    WHERE  staged.agency_id = ${agencyId} AND EXISTS (
      SELECT FROM unnest(${rows.map(({ submissionId }) => submissionId)}::uuid[], ${rows.map(({ rowNumber }) => rowNumber)}::int[]) AS found (submission_id, row_number)
      WHERE  found.submission_id = staged.submission_id AND found.row_number = staged.row_number)`);
}

function namesOf({ table }: Batch): readonly Naming[] {
  return namings.filter(({ by }) => by.record === table.record);
}

/** Rows whose own reference was erased; resource lines have none. */
function lookForRecords(batch: Batch): readonly Sql[] {
  const { table } = batch;
  if (!table.keys.some(({ name }) => name === 'reference')) return [];
  return [look(batch, { of: table, text: 'reference', reference: 'reference' })];
}

function lookForNames(batch: Batch, naming: Naming): Sql {
  return sql`${look(batch, naming)} AND staged.${raw(naming.agency)} = ${batch.agencyId}`;
}

function look(
  batch: Batch,
  { of, text, reference }: Pick<Naming, 'of' | 'text' | 'reference'>,
): Sql {
  const { table, agencyId } = batch;
  const { sent, isStaged } = toBatchSql(batch);
  return sql`
    SELECT staged.submission_id, staged.row_number, staged.has_warning, staged.${raw(text)} AS key, NULL::int AS other_row,
           NULL::uuid AS other_submission_id, NULL::date AS recorded_on, ${text}::text AS erased_column, sent.position
    FROM   ${raw(table.staging)} AS staged
    JOIN   agency ON agency.id = ${agencyId}
    JOIN   ${sent} ON sent.id = staged.submission_id
    WHERE  ${isStaged} AND staged.${raw(reference)} IS NOT NULL
      AND  ${isErased({ of, agencyId: raw('agency.id'), agencyCode: raw('agency.code'), reference: raw(`staged.${reference}`) })}`;
}

interface Named extends Pick<Naming, 'of'> {
  readonly agencyId: Sql;
  readonly agencyCode: Sql;
  readonly reference: Sql;
}

function isErased({ of, agencyId, agencyCode, reference }: Named): Sql {
  const { dataset } = of.declaration;
  return sql`(${agencyId}, ${digestOf({ agencyCode, dataset, reference })}) IN (
    SELECT erased.agency_id, erased.digest FROM erased_record AS erased WHERE erased.dataset = ${dataset}::"Dataset")`;
}

/**
 * Whether anything was ever erased. In most partnerships nothing was, and then no row is hashed.
 */
async function isAnyErased({ query }: Transaction): Promise<boolean> {
  return (await query(sql`SELECT FROM erased_record LIMIT 1`)).rowCount === 1;
}
