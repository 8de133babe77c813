import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import { disruptionParts } from '#domain/measures/disruptions.js';
import { partToSql } from '#features/figures/parts.reader.js';
import { actFor, type Transaction } from '#platform/database.js';

import { isNamed, type NamedRecords, turnedRecords } from './changed-records.store.js';
import { type LeftDisruption, selectLeft } from './erased-records.store.js';
import { type Batch, list } from './record-sql.store.js';
import { disruptionTable, ocgTable, type RecordTable, reportTable } from './record-table.js';
import type { keepRollups } from './rollup.store.js';

/** A reference from records of a dataset to disruptions, possibly of another agency. */
interface Link {
  readonly table: RecordTable;
  /** The column that says whether a confirmed disruption is linked. */
  readonly flag: string;
  /** Computes the flag from the disruptions, for a row of `source`. */
  readonly isSet: (source: string) => Sql;
  /**
   * Matches records, as `record`, that depend on disruptions of `agencyId`; `touched` are their
   * references.
   */
  readonly isTold: (about: { readonly agencyId: number; readonly touched: Sql }) => Sql;
}

/** True for disruptions that moderation confirmed, as measures count them. */
const isConfirmed = partToSql(disruptionParts.disruptions);

/**
 * Every flag exists twice: for disruptions of any agency, and for those that the record's own
 * agency led.
 */
type Leaders = 'ANYBODY' | 'ITSELF';

function toReportLink(flag: string, leaders: Leaders): Link {
  const isOwn = (source: string) =>
    leaders === 'ITSELF'
      ? sql`AND ${raw(`${source}.disruption_agency_id = ${source}.agency_id`)}`
      : empty;
  return {
    table: reportTable,
    flag,
    isSet: (
      source,
    ) => sql`coalesce((${list([{ name: 'disruption_agency_id' }, { name: 'disruption_own_reference' }], source)}) IN (
      SELECT fact.agency_id, fact.reference FROM disruption AS fact WHERE ${isConfirmed}) ${isOwn(source)}, false)`,
    isTold: ({ agencyId, touched }) =>
      sql`record.disruption_agency_id = ${agencyId} AND record.disruption_own_reference IS NOT NULL
        AND record.disruption_own_reference IN (SELECT reference FROM (${touched}) AS touched)`,
  };
}

/**
 * A group is disrupted in the register of the quarter in which the disruption occurred, and in that
 * of the next quarter: six months.
 */
function toGroupLink(flag: string, leaders: Leaders): Link {
  const isOwn = leaders === 'ITSELF' ? sql`AND fact.agency_id = fact.ocg_agency_id` : empty;
  return {
    table: ocgTable,
    flag,
    isSet: (
      source,
    ) => sql`((${list([{ name: 'agency_id' }, { name: 'reference' }, { name: 'quarter_start' }], source)}) IN (
      SELECT fact.ocg_agency_id, fact.ocg_own_reference, (date_trunc('quarter', fact.occurred_on::timestamp) + register.later)::date
      FROM   disruption AS fact CROSS JOIN (VALUES (interval '0'), (interval '3 months')) AS register (later)
      WHERE  ${isConfirmed} AND fact.ocg_agency_id IS NOT NULL AND fact.ocg_own_reference IS NOT NULL ${isOwn}))`,
    isTold: ({ touched }) =>
      sql`(record.agency_id, record.reference) IN (SELECT ocg_agency_id, ocg_own_reference FROM (${touched}) AS touched WHERE ocg_own_reference IS NOT NULL)`,
  };
}

const links: readonly Link[] = [
  toReportLink('led_to_disruption', 'ANYBODY'),
  toReportLink('led_to_own_disruption', 'ITSELF'),
  toGroupLink('is_disrupted', 'ANYBODY'),
  toGroupLink('is_disrupted_by_owner', 'ITSELF'),
];

/** The values of a row of `source` for all flags of its table, in their order. */
export function toFlags({ record, flags }: RecordTable, source: string): readonly Sql[] {
  return flags.map(({ name }) => {
    const link = links.find(({ table, flag }) => table.record === record && flag === name);
    if (!link) throw new Error(`${name} of ${record} has no link`);
    return link.isSet(source);
  });
}

/**
 * Sets the flags of the records that a batch added or corrected. Where records are on several
 * machines, no statement writes those of one agency and reads the disruptions of others
 * (docs/decisions/0074); elsewhere flags are set by the statements that write the records.
 */
export async function setFlagsOfBatch(
  transaction: Pick<Transaction, 'query'>,
  { table, agencyId, submissions }: Batch,
): Promise<void> {
  const ids = submissions.map(({ id }) => id);
  const isOfBatch = sql`record.agency_id = ${agencyId} AND record.submission_id = ANY (${ids}::uuid[])`;
  for (const link of links.filter((each) => each.table.record === table.record))
    await correctFlags(transaction, link, isOfBatch);
}

/** Corrects a flag of the records that match. Correct flags are not changed. */
async function correctFlags(
  transaction: Pick<Transaction, 'query'>,
  link: Link,
  matches: Sql,
): Promise<void> {
  for (const named of await findTurned(transaction, link, matches))
    await transaction.query(turn(link, named));
}

/**
 * Called after disruptions were written. Updates the flags of the records that name them, in every
 * agency, and the rollups of those records, one agency after the other. The transaction acts for
 * each agency while its records change.
 *
 * @param written the batch, and the disruptions that were erased before and left with it
 * @param keep updates the rollups, before the records change
 */
export async function followLinks(
  transaction: Transaction,
  written: { readonly batch: Batch; readonly left: readonly LeftDisruption[] },
  keep: typeof keepRollups,
): Promise<void> {
  const { batch, left } = written;
  if (batch.table.record !== disruptionTable.record) return;
  const touched = sql`${touchedDisruptions(batch)} UNION ${selectLeft(left)}`;
  for (const link of links) {
    const isTold = link.isTold({ agencyId: batch.agencyId, touched });
    for (const named of await findTurned(transaction, link, isTold)) {
      await actFor(transaction, named.agencyId);
      await keep(transaction, {
        dataset: link.table.declaration.dataset,
        agencyId: named.agencyId,
        changed: turnedRecords(named, link.flag),
      });
      await transaction.query(turn(link, named));
    }
  }
  await actFor(transaction, batch.agencyId);
}

/** Disruptions that the batch added, changed or removed, both before and after it. */
function touchedDisruptions({ agencyId, submissions }: Batch): Sql {
  const ids = submissions.map(({ id }) => id);
  return sql`
    SELECT reference, ocg_agency_id, ocg_own_reference FROM ${raw(disruptionTable.history)} WHERE agency_id = ${agencyId} AND replaced_by = ANY (${ids}::uuid[])
    UNION
    SELECT reference, ocg_agency_id, ocg_own_reference FROM ${raw(disruptionTable.record)} WHERE agency_id = ${agencyId} AND submission_id = ANY (${ids}::uuid[])`;
}

/** The records that match and whose flag is wrong, agency by agency. */
async function findTurned(
  { query }: Pick<Transaction, 'query'>,
  { table, flag, isSet }: Link,
  matches: Sql,
): Promise<readonly NamedRecords[]> {
  const columns = table.keys.map(({ name }) => raw(`record.${name}::text`));
  const { rows } = await query<{ agencyId: number; keys: readonly (readonly string[])[] }>(sql`
    SELECT record.agency_id AS "agencyId", json_agg(json_build_array(${join(columns)}) ORDER BY ${list(table.keys, 'record')}) AS keys
    FROM   ${raw(table.record)} AS record
    WHERE  ${matches} AND record.${raw(flag)} <> ${isSet('record')}
    GROUP  BY record.agency_id
    ORDER  BY record.agency_id`);
  return rows.map(({ agencyId, keys }) => ({ table, agencyId, keys }));
}

function turn({ table, flag }: Link, named: NamedRecords): Sql {
  return sql`UPDATE ${raw(table.record)} AS record SET ${raw(flag)} = NOT record.${raw(flag)} WHERE ${isNamed(named)}`;
}

/** Corrects the flags of all records. Correct flags are not changed. */
export async function setFlagsRight(transaction: Pick<Transaction, 'query'>): Promise<void> {
  for (const link of links) await correctFlags(transaction, link, sql`true`);
}

/**
 * Records with a flag that disagrees with the disruptions, by table and by the first wrong flag,
 * with their number.
 */
export async function findWrongFlags({
  query,
}: Transaction): Promise<readonly { readonly name: string; readonly total: number }[]> {
  const found: { name: string; total: number }[] = [];
  for (const table of new Set(links.map((link) => link.table))) {
    const own = links.filter((link) => link.table === table);
    const isWrong = own.map(({ flag, isSet }) => sql`record.${raw(flag)} <> ${isSet('record')}`);
    const countWrong = async (wrong: Sql) => {
      const { rows } = await query<{ total: number }>(
        sql`SELECT count(*)::int AS total FROM ${raw(table.record)} AS record WHERE ${wrong}`,
      );
      return rows[0]?.total ?? 0;
    };
    const total = await countWrong(join(isWrong, ' OR '));
    let name = own[0]?.flag ?? '';
    if (total > 0) {
      const totals = await Promise.all(isWrong.map(countWrong));
      name = own[totals.findIndex((each) => each > 0)]?.flag ?? name;
    }
    found.push({ name: `${table.record}.${name}`, total });
  }
  return found;
}
