import sql, { type Sql } from 'sql-template-tag';

import type { Break, RawTable } from '#domain/disclosure/raw-table.js';
import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import type { LatePublishing } from '#domain/returned/revisions.js';
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

/** Everything in an answer except its sums, from the same snapshot. */
export type State = Pick<
  RawTable,
  'breaks' | 'returned' | 'hoursReturned' | 'latePublishings' | 'takenBefore' | 'dataVersion'
>;

/** The state of some datasets, and everything else read before the figures. */
export interface ReadState {
  readonly state: State;
  /** The result of `readCacheVersion`. */
  readonly cacheVersion: string;
  readonly hasRollups: boolean;
  /** The salt for random rounding; null if the installation has none yet. */
  readonly salt: number | null;
}

/** The values that show whether a known state is still valid. */
interface VersionRow {
  readonly cacheVersion: string;
  readonly dataVersion: number;
  /**
   * The fingerprint of the rollups in the database, which another version of Stronghold may have
   * built.
   */
  readonly fingerprint: string | null;
  readonly salt: number | null;
}

/** What is known about datasets apart from their records; null if not requested. */
interface Said<OrNot = never> {
  readonly said:
    | OrNot
    | {
        readonly breaks: readonly Break[];
        readonly returned: readonly OfDataset<ReturnedQuarter>[];
        readonly hoursReturned: readonly ReturnedQuarter[];
        readonly latePublishings: readonly OfDataset<LatePublishing>[];
        readonly takenBefore: readonly { readonly dataset: Dataset; readonly day: PlainDate }[];
      };
}

/**
 * A state with its cache version: when the version changes, the state is read again
 * (docs/decisions/0023).
 */
interface KnownState {
  readonly cacheVersion: string;
  readonly state: State;
}

/** The state that was last read for each group of datasets. */
const known = new WeakMap<Database, Map<string, KnownState>>();

/** The database, and whether to reuse a state that is still valid, like the cells of rollups. */
interface Holding {
  readonly database: Database;
  readonly doesHoldRollups?: boolean | undefined;
}

/**
 * Reads the state of some datasets, the cache version, whether the database has this version’s
 * rollups, and the salt of random rounding. It takes one statement, and another if the known state
 * is no longer valid.
 */
export async function readState(
  { query }: Transaction,
  datasets: readonly Dataset[],
  { database, doesHoldRollups = true }: Holding,
): Promise<ReadState> {
  const name = datasets.join();
  const states = known.get(database) ?? new Map<string, KnownState>();
  known.set(database, states);
  const last = doesHoldRollups ? states.get(name) : undefined;
  const said = whatIsSaidOf(datasets);
  const now = theOne(
    await query<VersionRow & Said<null>>(sql`
      SELECT ${cacheVersionSql} AS "cacheVersion", (SELECT coalesce(sum(version), 0)::int FROM agency_data_version) AS "dataVersion",
             (SELECT fingerprint FROM rollup.state) AS fingerprint, (SELECT salt::float8 FROM installation_salt) AS salt,
             ${last ? sql`NULL` : said} AS said`),
  );
  const { cacheVersion, dataVersion, fingerprint, salt } = now;
  const rest = { cacheVersion, hasRollups: fingerprint === rollupFingerprint(), salt };
  if (last?.cacheVersion === cacheVersion) return { state: last.state, ...rest };
  const told = now.said ?? theOne(await query<Said>(sql`SELECT ${said} AS said`)).said;
  const state = toState(told, datasets, dataVersion);
  states.set(name, { cacheVersion, state });
  return { state, ...rest };
}

function theOne<Row>({ rows }: { readonly rows: readonly Row[] }): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('The database returned no state');
  return row;
}

/** What is known about datasets apart from their records, as JSON. */
function whatIsSaidOf(datasets: readonly Dataset[]): Sql {
  const breaks = sql`SELECT happened_on AS "happenedOn", title, measures FROM event WHERE changes_recording ORDER BY happened_on, id`;
  // Hours are only compared with disruptions.
  const areHoursWanted = datasets.includes('RESOURCES') && datasets.includes('DISRUPTIONS');
  return sql`json_build_object('breaks', ${asList(breaks)}, 'returned', ${asList(returnedQuarters(datasets))},
    'hoursReturned', ${areHoursWanted ? asList(quartersWithHours) : sql`'[]'::json`}, 'latePublishings', ${asList(latePublishings(datasets))},
    'takenBefore', ${asList(takenBefore(datasets))})`;
}

function toState(said: Said['said'], datasets: readonly Dataset[], dataVersion: number): State {
  return {
    dataVersion,
    breaks: said.breaks,
    returned: byDataset(datasets, said.returned),
    hoursReturned: said.hoursReturned,
    latePublishings: byDataset(datasets, said.latePublishings),
    takenBefore: new Map(said.takenBefore.map(({ dataset, day }) => [dataset, day])),
  };
}

/** The day before which records were removed, for each dataset that lost records. */
function takenBefore(datasets: readonly Dataset[]): Sql {
  return sql`
    SELECT dataset, taken_before AS day FROM retention_period
    WHERE  taken_before IS NOT NULL AND dataset::text = ANY (${[...datasets]}::text[])`;
}

function asList(statement: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(row), '[]') FROM (${statement}) AS row)`;
}
