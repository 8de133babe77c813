import pg from 'pg';

import { slotLimits } from '#platform/fair-share/slots.js';
import { NOTICE_LOST_CLIENT, NOTICE_LOST_READER, openPool } from '@stronghold/prisma/connect';
import { ENGINE_ROLE, toAppUrl, WRITER_ROLE } from '@stronghold/prisma/roles';
import { type CallMachine, SilenceWatch } from '@stronghold/prisma/silence-watch';

import { Standbys } from './standbys/standbys.js';

/**
 * The ids of PostgreSQL's types for dates, which are read as `YYYY-MM-DD` texts without a time
 * zone, and for counts and sums, which are read as numbers.
 */
const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(INT8, Number);
types.setTypeParser(NUMERIC, Number);

/** The maximum number of connections for single statements, which take about a millisecond each. */
const STATEMENTS_AT_ONCE = 3;

/**
 * How much longer than its timeout a statement on a standby may take before its connection is
 * closed, in milliseconds. A broken network gives no error.
 */
const GRACE_MS = 5_000;

/** How long work waits for a free connection before it fails, in milliseconds. */
const WAIT_TIMEOUT_MS = 30_000;

export interface DatabaseLimits {
  readonly maxConnections?: number;
  /** The timeout of a statement that reads, in milliseconds. */
  readonly readTimeoutMs?: number;
  /** The addresses of standbys, with the owner’s login; by default there are none. */
  readonly standbyUrls?: readonly string[];
  /** Calls the machine of the primary; by default over the network. */
  readonly callMachine?: CallMachine;
}

/** The connections of a server to its database, all under the login role. */
export interface Pools {
  /** For transactions, each of which chooses its role. */
  readonly ofWork: pg.Pool;
  /** For files, each of which holds one while a person downloads it. `ofWork` stays free. */
  readonly ofFiles: pg.Pool;
  /** For single statements that read figures. They have the role for figures from the start. */
  readonly ofStatements: pg.Pool;
  /** For the queue of log entries: one, which has the role for writing from the start. */
  readonly ofEntries: pg.Pool;
  /** Null if there are no standbys, so that everything is read on the primary. */
  readonly standbys: Standbys | null;
  readonly close: () => Promise<void>;
}

/**
 * Opens the connections when they are first needed.
 *
 * @param ownerUrl the address for migrating. The login role is used instead, which owns nothing
 * @param readTimeoutMs the timeout of a statement that reads
 */
export function openPools(
  ownerUrl: string,
  readTimeoutMs: number,
  { maxConnections = 14, standbyUrls = [], callMachine }: DatabaseLimits,
): Pools {
  const options = `${NOTICE_LOST_CLIENT} ${NOTICE_LOST_READER}`;
  const config = {
    connectionString: toAppUrl(ownerUrl),
    connectionTimeoutMillis: WAIT_TIMEOUT_MS,
    options,
    types,
    max: maxConnections,
  };
  // Notices that the primary no longer answers.
  const silence = new SilenceWatch(config.connectionString, callMachine);
  const open = (own: pg.PoolConfig) => openPool({ ...config, ...own }, silence);
  const timeout = `-c statement_timeout=${readTimeoutMs}`;
  const pools = {
    ofWork: open({}),
    ofFiles: open({ options: NOTICE_LOST_CLIENT, max: slotLimits.most }),
    ofStatements: open({
      options: `${options} -c role=${ENGINE_ROLE} -c default_transaction_read_only=on ${timeout}`,
      max: STATEMENTS_AT_ONCE,
    }),
    ofEntries: open({ options: `${options} -c role=${WRITER_ROLE} ${timeout}`, max: 1 }),
  };
  const ofStandby = { types, max: maxConnections, query_timeout: readTimeoutMs + GRACE_MS };
  const standbys =
    standbyUrls.length === 0
      ? null
      : new Standbys(
          config.connectionString,
          standbyUrls.map((url) => ({ ...ofStandby, connectionString: toAppUrl(url) })),
        );
  return {
    ...pools,
    standbys,
    close: async () => {
      await Promise.all([...Object.values(pools).map((pool) => pool.end()), standbys?.close()]);
      silence.close();
    },
  };
}
