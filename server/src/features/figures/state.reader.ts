import sql, { type Sql } from 'sql-template-tag';

import type { Break, RawTable } from '#domain/disclosure/raw-table.js';
import type { Dataset } from '#domain/lists.js';
import type { ReturnedQuarter } from '#domain/returns/returned-quarters.js';
import type { LatePublishing } from '#domain/returns/revisions.js';
import {
  byDataset,
  latePublishings,
  type OfDataset,
  quartersWithHours,
  returnedQuarters,
} from '#features/periods/returned-quarters.reader.js';
import type { Database, Transaction } from '#platform/database.js';

import { cacheVersionSql } from './cache-version.reader.js';
import { rollupFingerprint } from './rollup-fingerprint.reader.js';

/** What stands beside the sums of an answer, from the same snapshot. */
export type State = Pick<
  RawTable,
  'breaks' | 'returned' | 'hoursReturned' | 'latePublishings' | 'dataVersion'
>;

/** The state of some datasets, and what else is read before any figures are. */
export interface ReadState {
  readonly state: State;
  /** What `readCacheVersion` reads. */
  readonly cacheVersion: string;
  readonly hasRollups: boolean;
  /** Of random rounding; null where the installation has none yet. */
  readonly salt: number | null;
}

interface StateRow {
  readonly cacheVersion: string;
  readonly dataVersion: number;
  /** Of the rollups that the database keeps: a newer version of Stronghold may have made others. */
  readonly fingerprint: string | null;
  readonly salt: number | null;
  /** Null where it is what is known of this version. */
  readonly said: {
    readonly breaks: readonly Break[];
    readonly returned: readonly OfDataset<ReturnedQuarter>[];
    readonly hoursReturned: readonly ReturnedQuarter[];
    readonly latePublishings: readonly OfDataset<LatePublishing>[];
  } | null;
}

/**
 * A state, and what the database said of its versions then: another is read when it says anything
 * else (docs/decisions/0023).
 */
interface KnownState {
  readonly cacheVersion: string;
  readonly state: State;
}

/** The last state that was read of each group of datasets. */
const known = new WeakMap<Database, Map<string, KnownState>>();

/** Whose state is read, and whether what still stands is not read again. */
interface Keeping {
  readonly database: Database;
  readonly doesKeepAnswers?: boolean | undefined;
}

/**
 * Reads the state of some datasets in one statement, what answers rest on, whether the database has
 * this version's rollups, and the salt of random rounding.
 */
export async function readState(
  { query }: Transaction,
  datasets: readonly Dataset[],
  { database, doesKeepAnswers = false }: Keeping,
): Promise<ReadState> {
  const name = datasets.join();
  const states = known.get(database) ?? new Map<string, KnownState>();
  known.set(database, states);
  const last = doesKeepAnswers ? states.get(name) : undefined;
  const breaks = sql`SELECT happened_on AS "happenedOn", title, measures FROM event WHERE changes_recording ORDER BY happened_on, id`;
  // Hours are held against disruptions alone.
  const areHoursWanted = datasets.includes('RESOURCES') && datasets.includes('DISRUPTIONS');
  const said = sql`json_build_object('breaks', ${asList(breaks)}, 'returned', ${asList(returnedQuarters(datasets))},
    'hoursReturned', ${areHoursWanted ? asList(quartersWithHours) : sql`'[]'::json`}, 'latePublishings', ${asList(latePublishings(datasets))})`;
  const { rows } = await query<StateRow>(sql`
    SELECT "cacheVersion", (SELECT coalesce(sum(version), 0)::int FROM agency_data_version) AS "dataVersion",
           (SELECT fingerprint FROM rollup.state) AS fingerprint, (SELECT salt::float8 FROM installation_salt) AS salt,
           CASE WHEN "cacheVersion" IS DISTINCT FROM ${last?.cacheVersion ?? null}::text THEN ${said} END AS said
    FROM   (SELECT ${cacheVersionSql} AS "cacheVersion" OFFSET 0) AS now`);
  const [row] = rows;
  if (!row) throw new Error('The database did not tell its state');
  const { cacheVersion, dataVersion, fingerprint, salt } = row;
  const state = row.said ? toState(row.said, datasets, dataVersion) : last?.state;
  if (!state) throw new Error('The database left out a state that nobody knows');
  states.set(name, { cacheVersion, state });
  return { state, cacheVersion, hasRollups: fingerprint === rollupFingerprint(), salt };
}

function toState(
  said: NonNullable<StateRow['said']>,
  datasets: readonly Dataset[],
  dataVersion: number,
): State {
  return {
    dataVersion,
    breaks: said.breaks,
    returned: byDataset(datasets, said.returned),
    hoursReturned: said.hoursReturned,
    latePublishings: byDataset(datasets, said.latePublishings),
  };
}

function asList(statement: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(row), '[]') FROM (${statement}) AS row)`;
}
