import sql from 'sql-template-tag';

import { factTables } from '#features/periods/fact-tables.reader.js';
import { targetVersionsSql } from '#features/targets/target.reader.js';
import type { Database, Transaction } from '#platform/database.js';

/**
 * The timeline of the server, a number that PostgreSQL increases when a standby takes over. Changes
 * that the standby had not received are lost, and later changes get the same version numbers. A
 * standby reports the last timeline that it has written to its disk, which is never newer than the
 * timeline that it follows (docs/decisions/0072).
 */
const timelineSql = sql`
  CASE WHEN pg_is_in_recovery()
       THEN (SELECT greatest(timeline_id, min_recovery_end_timeline) FROM pg_control_checkpoint(), pg_control_recovery())
       ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int END`;

/**
 * Everything that answers depend on, as a text that changes whenever any of it changes, and never
 * repeats: the timeline, the versions of the data and of the rollups (a rebuild makes a new table),
 * the salt of random rounding, how many submissions were ever published and how many of these still
 * count (none is ever deleted), each target and event with its version, how often due days,
 * obligations and agencies have changed, and up to which day records were removed.
 */
export const cacheVersionSql = sql`
  concat_ws(' ', ${timelineSql},
    (SELECT coalesce(sum(version), 0) FROM agency_data_version),
    (SELECT concat(fingerprint, '/', tableoid) FROM rollup.state),
    (SELECT salt FROM installation_salt),
    (SELECT concat(count(*), '/', count(*) FILTER (WHERE status = 'PUBLISHED')) FROM submission WHERE status <> 'STAGED'),
    ${targetVersionsSql},
    (SELECT md5(string_agg(concat(id, version), ' ' ORDER BY id)) FROM event),
    (SELECT coalesce(sum(version), 0) FROM period),
    (SELECT coalesce(sum(version), 0) FROM obligation_version),
    (SELECT coalesce(sum(version), 0) FROM agency),
    (SELECT concat(string_agg(concat(dataset, taken_before), ' ' ORDER BY dataset)) FROM retention_period WHERE taken_before IS NOT NULL))`;

/** Reads the cache version of a snapshot. */
export async function readCacheVersion({ query }: Transaction): Promise<string> {
  const { rows } = await query<{ cacheVersion: string }>(
    sql`SELECT ${cacheVersionSql} AS "cacheVersion"`,
  );
  return rows[0]?.cacheVersion ?? '';
}

const recordTable = new RegExp(
  `\\b(${Object.values(factTables)
    .map(({ name }) => name)
    .join('|')})\\b`,
);

/**
 * Whether a statement names a table of records. A longer name that begins with the name of such a
 * table, like that of a rollup, does not match.
 */
export function doesReadRecords(statement: string): boolean {
  return recordTable.test(statement);
}

/** A cache version, and the timeline and the snapshot that it was read from. */
export interface VersionAt {
  readonly snapshot: string;
  readonly cacheVersion: string;
}

/**
 * The current cache version, by one statement. Two snapshots with the same transactions show the
 * same data, so the version is computed only if the snapshot differs from that of the known
 * version. This holds on the primary only: on a standby, PostgreSQL leaves transactions in progress
 * out of the text of a snapshot, so two different snapshots may look the same.
 */
export async function readVersionSince(
  database: Database,
  known: VersionAt | null,
): Promise<VersionAt> {
  const [row] = await database.readStatement<{
    readonly snapshot: string;
    readonly cacheVersion: string | null;
  }>(
    'cache-version',
    sql`
      SELECT snapshot, CASE WHEN snapshot <> ${known?.snapshot ?? ''} THEN ${cacheVersionSql} END AS "cacheVersion"
      FROM   concat_ws(' ', ${timelineSql}, pg_current_snapshot()) AS snapshot`,
  );
  if (row === undefined) throw new Error('The cache version was not read');
  const { snapshot, cacheVersion } = row;
  return cacheVersion === null && known !== null
    ? known
    : { snapshot, cacheVersion: cacheVersion ?? '' };
}
