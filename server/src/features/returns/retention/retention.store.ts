import sql, { raw, type Sql } from 'sql-template-tag';

import { allDatasets, type Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { KeptFrom, RetentionPeriod } from '#domain/retention/retention.js';
import { decideRetention, type RetentionChange } from '#domain/retention/retention-change.js';
import {
  disruptionTable,
  ocgTable,
  type RecordTable,
  recordTables,
  reportTable,
} from '#features/returns/record-table.js';
import type { Transaction } from '#platform/database.js';

import { carryCells } from './carried-cells.store.js';

/** The retention period of each dataset, in the order of the list. */
export async function findPeriods({ query }: Transaction): Promise<readonly RetentionPeriod[]> {
  const { rows } = await query<RetentionPeriod>(
    sql`SELECT dataset::text AS dataset, years, taken_before AS "takenBefore", version FROM retention_period`,
  );
  return allDatasets.map(
    (dataset) =>
      rows.find((row) => row.dataset === dataset) ?? {
        dataset,
        years: null,
        takenBefore: null,
        version: 0,
      },
  );
}

/** Whether a period was changed; `former` is null if the period stays the same. */
export type ChangedRetention =
  | { readonly ok: true; readonly former: RetentionPeriod | null }
  | { readonly ok: false; readonly stored: RetentionPeriod };

/**
 * Sets how many years a dataset's records are kept, unless somebody changed it after the person saw
 * it. A concurrent change waits until this transaction ends.
 *
 * @param seen the version that the person saw; null to change it whatever its version
 */
export async function changeRetention(
  transaction: Transaction,
  {
    dataset,
    years,
    seen,
  }: Pick<RetentionChange, 'dataset' | 'years'> & { readonly seen: number | null },
): Promise<ChangedRetention> {
  const { query } = transaction;
  // Locks the whole table, because there may be no row to lock. The table changes once in several
  // years.
  await query(sql`LOCK TABLE retention_period IN EXCLUSIVE MODE`);
  const stored = (await findPeriods(transaction)).find((each) => each.dataset === dataset);
  if (!stored) throw new Error(`${dataset} is not a dataset`);
  const decision = decideRetention(stored, { years, seen: seen ?? stored.version });
  if (decision === 'CONFLICT') return { ok: false, stored };
  if (decision === 'KEEP') return { ok: true, former: null };
  await query(sql`
    INSERT INTO retention_period (dataset, years, version) VALUES (${dataset}::"Dataset", ${years}, 1)
    ON     CONFLICT (dataset) DO UPDATE SET years = excluded.years, version = retention_period.version + 1`);
  return { ok: true, former: stored };
}

/** What would be, or was, removed from a dataset. */
export interface LeavingCounts {
  readonly dataset: Dataset;
  readonly agencyId: number;
  readonly records: number;
  /**
   * The number of records past their period that stay because records that are kept depend on them.
   */
  readonly waiting: number;
  /**
   * The number of records, removed or waiting, that their agency could open until now. It does not
   * say which of them wait, because that would reveal how many are named by records of other
   * agencies.
   */
  readonly closing: number;
  /**
   * The number of former versions of those records, and of former versions whose record no longer
   * exists.
   */
  readonly formerVersions: number;
}

/**
 * Counts what is removed, by dataset and agency, without agencies that have none. Erased records
 * are not included, because they leave with their agency's next return.
 */
export async function countLeaving(
  { query }: Transaction,
  keptFrom: KeptFrom,
): Promise<readonly LeavingCounts[]> {
  const { named, listed } = toDependents(keptFrom);
  const counts: LeavingCounts[] = [];
  for (const table of Object.values(recordTables)) {
    const { dataset } = table.declaration;
    if (keptFrom[dataset] === null) continue;
    const isOpen = table.record === disruptionTable.record ? sql`NOT record.is_past` : sql`true`;
    const { rows } = await query<LeavingCounts>(sql`
      WITH named_by_kept AS MATERIALIZED (${named}), listed_by_kept AS MATERIALIZED (${listed})
      SELECT agency_id AS "agencyId", ${raw(`'${dataset}'`)} AS dataset, sum(records)::int AS records, sum(waiting)::int AS waiting, sum(closing)::int AS closing, sum(former)::int AS "formerVersions"
      FROM (
        SELECT agency_id, count(*) FILTER (WHERE NOT is_waiting) AS records, count(*) FILTER (WHERE is_waiting) AS waiting, count(*) FILTER (WHERE is_open) AS closing, 0 AS former
        FROM   (SELECT record.agency_id, (${restsOn(table)}) AS is_waiting, ${isOpen} AS is_open
                FROM   ${raw(table.record)} AS record WHERE ${isPast(table, keptFrom, 'record')} AND NOT record.is_erased) AS past
        GROUP  BY 1
        UNION ALL
        SELECT former.agency_id, 0, 0, 0, count(*) FROM ${raw(table.history)} AS former
        WHERE  ${isPast(table, keptFrom, 'former')} AND NOT EXISTS (
                 SELECT FROM ${raw(table.record)} AS record WHERE ${isSame(table, 'former')} AND NOT (${isPast(table, keptFrom, 'record')} AND NOT record.is_erased))
        GROUP  BY 1) AS counted
      GROUP  BY agency_id ORDER BY agency_id`);
    counts.push(...rows);
  }
  return counts;
}

/**
 * Removes from one agency's records of a dataset everything past its period, with former versions
 * and the steps and findings about them, and keeps the sums. Waiting records are closed to every
 * reader, because their presence would reveal that another agency's record names them. The
 * transaction already acts for the agency.
 */
export async function takeLeaving(
  transaction: Transaction,
  {
    table,
    agencyId,
    keptFrom,
    taking,
  }: {
    readonly table: RecordTable;
    readonly agencyId: number;
    readonly keptFrom: KeptFrom;
    /** The id of this removal. */
    readonly taking: string;
  },
): Promise<void> {
  const { query } = transaction;
  const { dataset } = table.declaration;
  // Found once, because each rollup of the dataset reads them.
  await query(sql`
    CREATE TEMPORARY TABLE leaving ON COMMIT DROP AS
    SELECT record.* FROM ${raw(table.record)} AS record
    WHERE  record.agency_id = ${agencyId} AND ${isLeaving(table, keptFrom)}`);
  await carryCells(transaction, {
    ...{ dataset, agencyId, taking },
    records: sql`SELECT 1 AS direction, record.* FROM pg_temp.leaving AS record`,
  });
  await query(sql`
    DELETE FROM ${raw(table.record)} AS record
    WHERE  record.agency_id = ${agencyId} AND EXISTS (
             SELECT FROM (SELECT * FROM pg_temp.leaving OFFSET 0) AS gone WHERE ${isSame(table, 'gone')})`);
  await query(sql`DROP TABLE pg_temp.leaving`);
  await query(sql`
    DELETE FROM ${raw(table.history)} AS former
    WHERE  former.agency_id = ${agencyId} AND ${isPast(table, keptFrom, 'former')}
      AND  NOT EXISTS (
             SELECT FROM ${raw(table.record)} AS record WHERE ${isSame(table, 'former')} AND NOT (${isPast(table, keptFrom, 'record')} AND NOT record.is_erased))`);
  if (table.record === disruptionTable.record) {
    await query(sql`
      UPDATE disruption AS record SET is_past = true
      WHERE  record.agency_id = ${agencyId} AND ${isPast(table, keptFrom, 'record')} AND NOT record.is_erased AND NOT record.is_past`);
    // Steps are read, compared and removed one after the other, because they stay on one machine.
    const { rows: stepped } = await query<{ reference: string }>(
      sql`SELECT DISTINCT reference FROM moderation_step WHERE agency_id = ${agencyId}`,
    );
    const references = stepped.map(({ reference }) => reference);
    const { rows: kept } = await query<{ reference: string }>(sql`
      SELECT reference FROM disruption WHERE agency_id = ${agencyId} AND reference = ANY (${references}::text[]) AND NOT is_past
      UNION SELECT reference FROM ${raw(table.history)} WHERE agency_id = ${agencyId} AND reference = ANY (${references}::text[])`);
    await query(
      sql`DELETE FROM moderation_step WHERE agency_id = ${agencyId} AND NOT reference = ANY (${kept.map(({ reference }) => reference)}::text[])`,
    );
  }
  await query(sql`
    DELETE FROM return_finding WHERE sender_id = ${agencyId} AND dataset = ${dataset}::"Dataset" AND quarter_start < ${keptFrom[dataset]}::date`);
}

/** Stores the day up to which a dataset's records were removed; it never moves back. */
export async function noteTaken(
  { query }: Transaction,
  dataset: Dataset,
  keptFrom: PlainDate,
): Promise<void> {
  await query(sql`
    UPDATE retention_period SET taken_before = greatest(taken_before, ${keptFrom}::date) WHERE dataset = ${dataset}::"Dataset"`);
}

/** True for records, as `record`, that are removed. */
function isLeaving(table: RecordTable, keptFrom: KeptFrom): Sql {
  return sql`${isPast(table, keptFrom, 'record')} AND NOT record.is_erased AND NOT (${restsOn(table)})`;
}

function isPast({ date, declaration }: RecordTable, keptFrom: KeptFrom, source: string): Sql {
  return sql`${raw(`${source}.${date}`)} < ${keptFrom[declaration.dataset]}::date`;
}

/** True for rows of another table, as `source`, that stay because their period has not ended. */
function stays({ date, declaration }: RecordTable, keptFrom: KeptFrom, source: string): Sql {
  const from = keptFrom[declaration.dataset];
  return from === null ? sql`true` : sql`${raw(`${source}.${date}`)} >= ${from}::date`;
}

/**
 * The disruptions and groups on which figures of kept records depend, for `restsOn`. A report says
 * whether it led to a disruption, and a register whether its groups were disrupted. Former versions
 * of both count too, because taking a return back would restore them.
 */
function toDependents(keptFrom: KeptFrom): { readonly named: Sql; readonly listed: Sql } {
  const named = (source: string, kept: Sql) => sql`
    SELECT naming.disruption_agency_id AS agency_id, naming.disruption_own_reference AS reference
    FROM   ${raw(source)} AS naming WHERE naming.disruption_own_reference IS NOT NULL AND ${kept}`;
  const listed = (source: string, kept: Sql) => sql`
    SELECT register.agency_id, register.reference, register.quarter_start FROM ${raw(source)} AS register WHERE ${kept}`;
  const report = stays(reportTable, keptFrom, 'naming');
  const register = stays(ocgTable, keptFrom, 'register');
  // An erased record stays in its table, and in figures, until its agency's next return.
  return {
    named: sql`${named(reportTable.record, sql`(${report} OR naming.is_erased)`)} UNION ${named(reportTable.history, report)}`,
    listed: sql`${listed(ocgTable.record, sql`(${register} OR register.is_erased)`)} UNION ${listed(ocgTable.history, register)}`,
  };
}

/**
 * Reads what `takeLeaving` compares with into temporary tables, before anything is removed: records
 * of several agencies may be on several machines, so no statement removes those of one and reads
 * those of others (docs/decisions/0074).
 */
export async function readDependents({ query }: Transaction, keptFrom: KeptFrom): Promise<void> {
  const { named, listed } = toDependents(keptFrom);
  await query(sql`CREATE TEMPORARY TABLE named_by_kept ON COMMIT DROP AS ${named}`);
  await query(sql`CREATE TEMPORARY TABLE listed_by_kept ON COMMIT DROP AS ${listed}`);
}

/**
 * True for records, as `record`, on which figures of kept records depend. A group is disrupted in
 * the register of the quarter in which the disruption occurred, and in that of the next quarter.
 * The statement, or the transaction before it, has read `toDependents`; OFFSET keeps that apart from
 * records, which may be on other machines.
 */
function restsOn(table: RecordTable): Sql {
  if (table.record !== disruptionTable.record) return sql`false`;
  const quarter = sql`date_trunc('quarter', record.occurred_on::timestamp)`;
  const listedIn = (start: Sql) => sql`
    EXISTS (SELECT FROM (SELECT * FROM listed_by_kept OFFSET 0) AS register
            WHERE register.agency_id = record.ocg_agency_id AND register.reference = record.ocg_own_reference AND register.quarter_start = ${start}::date)`;
  return sql`
    EXISTS (SELECT FROM (SELECT * FROM named_by_kept OFFSET 0) AS naming
            WHERE naming.agency_id = record.agency_id AND naming.reference = record.reference)
    OR ${listedIn(quarter)} OR ${listedIn(sql`(${quarter} + interval '3 months')`)}`;
}

/** True if a row of another table, as `source`, is about the same record as `record`. */
function isSame({ keys }: RecordTable, source: string): Sql {
  const parts = ['agency_id', ...keys.map(({ name }) => name)];
  return raw(parts.map((name) => `record.${name} = ${source}.${name}`).join(' AND '));
}
