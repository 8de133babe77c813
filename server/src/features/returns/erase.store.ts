import { randomUUID } from 'node:crypto';

import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { toModerationKey, withoutDisruption } from '#domain/returns/moderation/describe-told.js';
import { actFor, type Transaction } from '#platform/database.js';
import { rewriteInboxItems } from '#platform/inbox.js';
import { keyedHash } from '#platform/keyed-hash.js';

import { markOf } from './acknowledged-record.store.js';
import { digestOf } from './erased-records.store.js';
import { namings } from './naming.js';
import {
  disruptionTable,
  ocgTable,
  type RecordTable,
  referralTable,
  reportTable,
} from './record-table.js';

/** A record by what it is called: of groups, one in every register that has it. */
export interface NamedRecord {
  readonly table: RecordTable;
  readonly agency: { readonly id: number; readonly code: string };
  readonly reference: string;
}

/** Where something of a record was found, in rows. */
export interface Traces {
  /** Among the records. */
  readonly records: number;
  readonly formerVersions: number;
  readonly staged: number;
}

/** Stands for the submission of a record that was erased: none. */
const NO_SUBMISSION = '00000000-0000-0000-0000-000000000000';

/**
 * What an erased record loses beside its name: every column that is in no figure. What it names of
 * other records stays as agency and reference, for flags of figures follow from those.
 */
const emptied: readonly { readonly table: RecordTable; readonly columns: readonly string[] }[] = [
  { table: reportTable, columns: ['disruption_reference'] },
  { table: disruptionTable, columns: ['ocg_reference', 'rationale', 'tactic'] },
  { table: referralTable, columns: ['outcome'] },
  { table: ocgTable, columns: [] },
];

/**
 * Erases a record, within the caller's transaction and under the publishing lock. Former versions
 * and staged rows of it go, files of its agency that wait and can hold or name it, what moderators did
 * with it and told of it, and findings about it; where other records name it, the name goes. The
 * record itself stays without its name and its words, marked as erased, for the figures count it
 * until its agency publishes again. A reference by chance takes the place of its name, there and
 * where other records name it, so that what they make of each other stays.
 *
 * @returns what there was of it; where nothing was, nothing is changed
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
  if (!words) throw new Error(`Nothing says what an erased record of ${table.record} loses`);
  const losses = words.map((column) => `, ${column} = NULL`).join('');
  await query(sql`
    UPDATE ${raw(table.record)}
    SET    reference = ${stand}, is_erased = true, submission_id = ${NO_SUBMISSION}::uuid, version = 1${raw(losses)}
    WHERE  ${isIt}`);
  await query(sql`DELETE FROM ${raw(table.history)} WHERE ${isIt}`);
  await query(sql`DELETE FROM ${raw(table.staging)} WHERE ${isIt}`);
  // A file that waits may hold it, or name it, in a form that nobody can search; what was found in
  // it quotes it.
  const naming = namings.filter(({ of }) => of.record === table.record).map(({ by }) => by);
  const datasets = [table, ...naming].map(({ declaration }) => declaration.dataset);
  await query(sql`
    DELETE FROM staged_return WHERE agency_id = ${agency.id} AND dataset = ANY (${datasets}::"Dataset"[])`);
  if (table.record === disruptionTable.record) {
    await query(sql`DELETE FROM moderation_step WHERE ${isIt}`);
    // After the steps: whoever is telling of them holds these, and has told by then.
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

/** What returns raised about it, its agency's own and those of others. */
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

/** A change of the rows of several agencies: each is named while its own are changed. */
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

/** When a record was erased; null where it was not. */
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

/** Puts a record on the list of what was erased, by a keyed hash, unless it stands there. */
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

/** An entry of the list of what was erased. */
export interface Erasure {
  readonly agencyCode: string;
  readonly dataset: Dataset;
  /** In hexadecimal digits. */
  readonly digest: string;
  readonly erasedAt: Date;
}

/** The whole list of what was erased, the oldest first. */
export async function listErasures({ query }: Transaction): Promise<readonly Erasure[]> {
  const { rows } = await query<Erasure>(sql`
    SELECT agency.code AS "agencyCode", erased.dataset::text AS dataset, encode(erased.digest, 'hex') AS digest, erased.erased_at AS "erasedAt"
    FROM   erased_record AS erased JOIN agency ON agency.id = erased.agency_id
    ORDER  BY erased.erased_at, agency.code, dataset, digest`);
  return rows;
}

/** Tells lists of one installation from those of another: a keyed hash of nothing, 16 digits. */
export async function findListMark({ query }: Transaction): Promise<string> {
  const { rows } = await query<{ mark: string }>(
    sql`SELECT left(encode(${keyedHash(['list of erasures'])}, 'hex'), 16) AS mark`,
  );
  return rows[0]?.mark ?? '';
}

/**
 * Erases everything of an agency's dataset that stands on a list, whatever it is called, and puts
 * it on the list that is kept.
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
