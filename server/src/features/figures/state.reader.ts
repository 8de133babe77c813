import sql, { type Sql } from 'sql-template-tag';

import type { Break, RawTable } from '#domain/figures/raw.js';
import type { ReturnedQuarter } from '#domain/figures/returned.js';
import type { LatePublishing } from '#domain/figures/settled.js';
import type { Dataset } from '#domain/lists.js';
import type { Transaction } from '#platform/database.js';

import { byDataset, latePublishings, type OfDataset, quartersWithHours, returnedQuarters } from './returns-received.reader.js';
import { rollupFingerprint } from './rollup-fingerprint.reader.js';
import { standingSql } from './standing.reader.js';

/** What stands beside the sums of an answer, from the same snapshot. */
export type State = Pick<RawTable, 'breaks' | 'returned' | 'hoursTold' | 'latePublishings' | 'dataVersion'>;

/** The state of some datasets, and what else is read before any figures are. */
export interface ReadState {
  readonly state: State;
  /** What `readStanding` reads. */
  readonly standing: string;
  readonly hasRollups: boolean;
  /** Of the lottery; null where the installation has none yet. */
  readonly salt: number | null;
}

interface StateRow {
  readonly standing: string;
  readonly dataVersion: number;
  /** Of the rollups that the database keeps: a newer version of Stronghold may have made others. */
  readonly fingerprint: string | null;
  readonly salt: number | null;
  readonly breaks: readonly Break[];
  readonly returned: readonly OfDataset<ReturnedQuarter>[];
  readonly hoursTold: readonly ReturnedQuarter[];
  readonly latePublishings: readonly OfDataset<LatePublishing>[];
}

/** Reads the state of some datasets in one statement, what answers rest on, whether the database has this version's rollups, and the salt of the lottery. */
export async function readState({ query }: Transaction, datasets: readonly Dataset[]): Promise<ReadState> {
  const breaks = sql`SELECT happened_on AS "happenedOn", title, measures FROM event WHERE changes_recording ORDER BY happened_on, id`;
  // Hours are held against disruptions alone.
  const areHoursWanted = datasets.includes('RESOURCES') && datasets.includes('DISRUPTIONS');
  const { rows } = await query<StateRow>(sql`
    SELECT ${standingSql} AS standing,
           (SELECT coalesce(sum(version), 0)::int FROM agency_data_version) AS "dataVersion", (SELECT fingerprint FROM rollup.state) AS fingerprint,
           (SELECT salt::float8 FROM installation_salt) AS salt,
           ${asList(breaks)} AS breaks, ${asList(returnedQuarters(datasets))} AS returned,
           ${areHoursWanted ? asList(quartersWithHours) : sql`'[]'::json`} AS "hoursTold", ${asList(latePublishings(datasets))} AS "latePublishings"`);
  const [row] = rows;
  if (!row) throw new Error('The database did not tell its state');
  return {
    state: {
      dataVersion: row.dataVersion,
      breaks: row.breaks,
      returned: byDataset(datasets, row.returned),
      hoursTold: row.hoursTold,
      latePublishings: byDataset(datasets, row.latePublishings),
    },
    standing: row.standing,
    hasRollups: row.fingerprint === rollupFingerprint(),
    salt: row.salt,
  };
}

function asList(statement: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(row), '[]') FROM (${statement}) AS row)`;
}
