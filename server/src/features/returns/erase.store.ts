import { randomUUID } from 'node:crypto';

import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import {
  toModerationKey,
  withoutDisruption,
} from '#domain/returns/moderation/moderation-message.js';
import { actFor, type Transaction } from '#platform/database.js';
import { rewriteInboxItems } from '#platform/inbox.js';
import { keyedHash } from '#platform/keyed-hash.js';

import { markOf } from './acknowledged-record.store.js';
import { digestOf } from './erased-records.store.js';
import { forgetMoved } from './moved-figures.store.js';
import { namings } from './naming.js';
import {
  disruptionTable,
  ocgTable,
  type RecordTable,
  referralTable,
  reportTable,
} from './record-table.js';

/** The name of a record; a group is one record in every register that has it. */
export interface NamedRecord {
  readonly table: RecordTable;
  readonly agency: { readonly id: number; readonly code: string };
  readonly reference: string;
}

/** How many rows about a record were found, by the kind of table. */
export interface Traces {
  /** The number of rows in the table of records. */
  readonly records: number;
  readonly formerVersions: number;
  readonly staged: number;
}

/** Stands for the submission of an erased record, which has none. */
const NO_SUBMISSION = '00000000-0000-0000-0000-000000000000';

/**
 * The columns that an erased record loses in addition to its name: every column that no figure
 * uses. Names of other records stay as agency and reference, because flags of figures follow from
 * them.
 */
const emptied: readonly { readonly table: RecordTable; readonly columns: readonly string[] }[] = [
  { table: reportTable, columns: ['disruption_reference'] },
  { table: disruptionTable, columns: ['ocg_reference', 'rationale', 'tactic'] },
  { table: referralTable, columns: ['outcome'] },
  { table: ocgTable, columns: [] },
];

/**
 * Erases a record, within the caller's transaction and under the publishing lock. The function
 * deletes its former versions and staged rows, its agency's waiting files that may contain or name
 * it, moderators' steps and the messages about them, and findings about it; other records lose its
 * name. The record itself stays, marked as erased, without its name or texts, because figures count
 * it until its agency publishes again. A random reference replaces its name, both there and in
 * records that name it, so that links to it are kept.
 *
 * @returns what was found; if nothing was found, nothing changes
 */
export async function eraseRecord(transaction: Transaction, named: NamedRecord): Promise<Traces> {
  const traces = await countTraces(transaction, named);
  if (traces.records + traces.formerVersions + traces.staged > 0)
    await eraseEverywhere(transaction, named);
  return traces;
}

async function eraseEverywhere(transaction: Transaction, named: NamedRecord): Promise<void> {
  const { query } = transaction;
  const { table, agency, reference } = named;
  const stand = `erased-${randomUUID()}`;
  const isIt = sql`agency_id = ${agency.id} AND reference = ${reference}`;
  await actFor(transaction, agency.id);
  const words = emptied.find((each) => each.table.record === table.record)?.columns;
  if (!words) throw new Error(`${table.record} has no list of columns to erase`);
  const losses = words.map((column) => `, ${column} = NULL`).join('');
  await query(sql`
    UPDATE ${raw(table.record)}
    SET    reference = ${stand}, is_erased = true, submission_id = ${NO_SUBMISSION}::uuid, version = 1${raw(losses)}
    WHERE  ${isIt}`);
  await query(sql`DELETE FROM ${raw(table.history)} WHERE ${isIt}`);
  await query(sql`DELETE FROM ${raw(table.staging)} WHERE ${isIt}`);
  // A waiting file may contain the record, or name it, in a form that cannot be searched, and the
  // findings of the file quote the record.
  const naming = namings.filter(({ of }) => of.record === table.record).map(({ by }) => by);
  const datasets = [table, ...naming].map(({ declaration }) => declaration.dataset);
  await query(sql`
    DELETE FROM staged_return WHERE agency_id = ${agency.id} AND dataset = ANY (${datasets}::"Dataset"[])`);
  await forgetMoved(transaction, { agencyId: agency.id, datasets: [table.declaration.dataset] });
  if (table.record === disruptionTable.record) {
    await query(sql`DELETE FROM moderation_step WHERE ${isIt}`);
    // The messages are changed after the steps are deleted. A process that reports steps locks them
    // first, and has finished by then.
    await rewriteInboxItems(
      transaction,
      { keyPrefix: toModerationKey(agency.id), text: reference },
      (body) => withoutDisruption(body, reference),
    );
  }
  await query(sql`
    DELETE FROM acknowledged_record
    WHERE  agency_id = ${agency.id} AND dataset = ${table.declaration.dataset}::"Dataset"
      AND  record = ${markOf({ agencyCode: sql`${agency.code}`, dataset: table.declaration.dataset, reference: sql`${reference}` })}`);
  await forgetFindings(transaction, named);
  for (const naming of namings.filter(({ of }) => of.record === table.record)) {
    const { by, text } = naming;
    const isNamed = sql`${raw(naming.agency)} = ${agency.id} AND ${raw(naming.reference)} = ${reference}`;
    for (const kept of [by.record, by.history, by.staging]) {
      await ofEachAgency(
        transaction,
        sql`SELECT DISTINCT agency_id AS id FROM ${raw(kept)} WHERE ${isNamed}`,
        (id) => sql`
          UPDATE ${raw(kept)} SET ${raw(text)} = NULL, ${raw(naming.reference)} = ${stand} WHERE agency_id = ${id} AND ${isNamed}`,
      );
    }
  }
  await actFor(transaction, agency.id);
}

async function countTraces(
  { query }: Transaction,
  { table: { record, history, staging }, agency, reference }: NamedRecord,
): Promise<Traces> {
  const isIt = sql`agency_id = ${agency.id} AND reference = ${reference}`;
  const countOf = (table: string) => sql`(SELECT count(*)::int FROM ${raw(table)} WHERE ${isIt})`;
  const { rows } = await query<Traces>(
    sql`SELECT ${countOf(record)} AS records, ${countOf(history)} AS "formerVersions", ${countOf(staging)} AS staged`,
  );
  return rows[0] ?? { records: 0, formerVersions: 0, staged: 0 };
}

/** Deletes the findings about a record in returns of its own agency and of others. */
async function forgetFindings(
  transaction: Transaction,
  { table, agency, reference }: NamedRecord,
): Promise<void> {
  const isAbout = sql`dataset = ${table.declaration.dataset}::"Dataset"
    AND ((agency_id = ${agency.id} AND reference = ${reference}) OR (sender_id = ${agency.id} AND sender_reference = ${reference}))`;
  await ofEachAgency(
    transaction,
    sql`SELECT DISTINCT sender_id AS id FROM return_finding WHERE ${isAbout}`,
    (id) => sql`DELETE FROM return_finding WHERE sender_id = ${id} AND ${isAbout}`,
  );
}

/** Changes rows of several agencies. The transaction acts for each agency while its rows change. */
async function ofEachAgency(
  transaction: Transaction,
  agencies: Sql,
  change: (agencyId: number) => Sql,
): Promise<void> {
  const { rows } = await transaction.query<{ id: number }>(agencies);
  for (const { id } of rows) {
    await actFor(transaction, id);
    await transaction.query(change(id));
  }
}

/** When a record was erased; null if it was not. */
export async function findErasure(
  { query }: Transaction,
  { table, agency, reference }: NamedRecord,
): Promise<Date | null> {
  const { dataset } = table.declaration;
  const { rows } = await query<{ erasedAt: Date }>(sql`
    SELECT erased_at AS "erasedAt" FROM erased_record
    WHERE  agency_id = ${agency.id} AND dataset = ${dataset}::"Dataset"
      AND  digest = ${digestOf({ agencyCode: sql`${agency.code}::text`, dataset, reference: sql`${reference}::text` })}`);
  return rows[0]?.erasedAt ?? null;
}

/** Adds a record to the list of erasures, by a keyed hash, unless it is there already. */
export async function keepErasure(
  { query }: Transaction,
  { table, agency, reference }: NamedRecord,
  erasedAt: Date,
): Promise<void> {
  const { dataset } = table.declaration;
  await query(sql`
    INSERT INTO erased_record (agency_id, dataset, digest, erased_at)
    VALUES (${agency.id}, ${dataset}::"Dataset", ${digestOf({ agencyCode: sql`${agency.code}::text`, dataset, reference: sql`${reference}::text` })}, ${erasedAt})
    ON     CONFLICT DO NOTHING`);
}

/** An entry in the list of erasures. */
export interface Erasure {
  readonly agencyCode: string;
  readonly dataset: Dataset;
  /** The hash, in hexadecimal digits. */
  readonly digest: string;
  readonly erasedAt: Date;
}

/** The whole list of erasures, oldest first. */
export async function listErasures({ query }: Transaction): Promise<readonly Erasure[]> {
  const { rows } = await query<Erasure>(sql`
    SELECT agency.code AS "agencyCode", erased.dataset::text AS dataset, encode(erased.digest, 'hex') AS digest, erased.erased_at AS "erasedAt"
    FROM   erased_record AS erased JOIN agency ON agency.id = erased.agency_id
    ORDER  BY erased.erased_at, agency.code, dataset, digest`);
  return rows;
}

/**
 * The mark that distinguishes the lists of different installations: a keyed hash of a fixed text,
 * 16 hexadecimal digits.
 */
export async function findListMark({ query }: Transaction): Promise<string> {
  const { rows } = await query<{ mark: string }>(
    sql`SELECT left(encode(${keyedHash(['list of erasures'])}, 'hex'), 16) AS mark`,
  );
  return rows[0]?.mark ?? '';
}

/**
 * Erases every record of an agency's dataset that is on a list, even if only other records still
 * name it, and adds it to the stored list.
 *
 * @returns how many records there were
 */
export async function eraseListed(
  transaction: Transaction,
  { table, agency }: Pick<NamedRecord, 'table' | 'agency'>,
  erasures: readonly Erasure[],
): Promise<number> {
  const { dataset } = table.declaration;
  const named = namings
    .filter(({ of }) => of.record === table.record)
    .flatMap(({ by, agency: of, reference }) =>
      [by.record, by.history, by.staging].map(
        (kept) =>
          sql`SELECT ${raw(reference)} AS reference FROM ${raw(kept)} WHERE ${raw(of)} = ${agency.id}`,
      ),
    );
  const own = [table.record, table.history, table.staging].map(
    (kept) => sql`SELECT reference FROM ${raw(kept)} WHERE agency_id = ${agency.id}`,
  );
  const { rows } = await transaction.query<{ reference: string }>(sql`
    SELECT known.reference FROM (${join([...own, ...named], ' UNION ')}) AS known
    WHERE  encode(${digestOf({ agencyCode: sql`${agency.code}::text`, dataset, reference: sql`known.reference` })}, 'hex')
           = ANY (${erasures.map(({ digest }) => digest)}::text[])`);
  for (const { reference } of rows)
    await eraseEverywhere(transaction, { table, agency, reference });
  await actFor(transaction, agency.id);
  await transaction.query(sql`
    INSERT INTO erased_record (agency_id, dataset, digest, erased_at)
    SELECT ${agency.id}, ${dataset}::"Dataset", decode(listed.digest, 'hex'), listed.erased_at
    FROM   unnest(${erasures.map(({ digest }) => digest)}::text[], ${erasures.map(({ erasedAt }) => erasedAt)}::timestamptz[]) AS listed (digest, erased_at)
    ON     CONFLICT DO NOTHING`);
  return rows.length;
}
