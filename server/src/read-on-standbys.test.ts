import { setTimeout as wait } from 'node:timers/promises';

import type { FastifyInstance } from 'fastify';
import type { QueryResultRow } from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { insertToken } from '#features/people/token.store.js';
import { Database, type VersionToRead } from '#platform/database.js';
import { publishRows } from '#testing/publish-rows.js';
import {
  createReplicatedDatabase,
  type ReplicatedDatabase,
  type ReplicatedServer,
} from '#testing/replicated-database.js';
import { sentReports } from '#testing/sent-rows.js';
import { areRecordsSpread } from '#testing/sharded-database.js';
import { addPerson } from '#testing/signed-in.js';
import { buildSingleApp } from '#testing/test-app.js';
import { areServersTwo, createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const TODAY = '2026-11-24';
const QUARTER = '2026-27-Q2';
const FIGURES = `{ figures(where: { quarter: { in: ["${QUARTER}"] } }) { dataVersion notes totals { reports { value } } } }`;

/** The version for work that may read any snapshot. */
const anyVersion: VersionToRead = {
  readLatest: () => Promise.resolve(''),
  readOf: () => Promise.resolve(''),
  doesReadRecords: () => true,
};

/** A server with its own database connections, like a server on another machine. */
class TestServer {
  private constructor(
    readonly database: Database,
    private readonly app: FastifyInstance,
  ) {}

  static async start(database: Database, doesKeepAnswers: boolean): Promise<TestServer> {
    // Reads of rollups in the background would be counted too.
    const app = await buildSingleApp({ database }, { doesKeepAnswers, doesHoldRollups: false });
    return new TestServer(database, app);
  }

  async ask(): Promise<unknown> {
    const { body } = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: FIGURES },
    });
    const { data, errors } = JSON.parse(body);
    expect(errors).toBeUndefined();
    return data.figures.totals.reports.value;
  }

  async statusOf(url: string): Promise<number> {
    return (await this.app.inject(url)).statusCode;
  }

  /** The number of reads so far, by what answered them, such as `standby`. */
  async countReads(): Promise<Readonly<Record<string, number>>> {
    const { body } = await this.app.inject('/metrics');
    const lines = body.matchAll(/^stronghold_standby_reads_total\{answering="(\w+)"\} (\d+)/gm);
    return Object.fromEntries([...lines].map(([, answering, count]) => [answering, Number(count)]));
  }

  /** Asks for a figure. Returns its value, and what answered. */
  async askAndSee() {
    const before = await this.countReads();
    const value = await this.ask();
    const after = await this.countReads();
    const by = Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));
    return { value, by: by.join() };
  }

  async metric(name: string): Promise<number> {
    const { body } = await this.app.inject('/metrics');
    return Number(
      new RegExp(`^${name}\\{standby="[^"]+"\\} (.+)$`, 'm')
        .exec(body)?.[1]
        ?.replace('+Inf', 'Infinity'),
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}

/**
 * Runs `race` once, just after the second single statement, which reads the cache version again.
 */
class RacedDatabase extends Database {
  race: (() => Promise<void>) | null = null;
  private reads = 0;

  override async readStatement<Row extends QueryResultRow>(
    name: string,
    statement: Sql,
  ): Promise<readonly Row[]> {
    const rows = await super.readStatement<Row>(name, statement);
    this.reads = this.race === null ? 0 : this.reads + 1;
    if (this.reads < 2) return rows;
    const { race } = this;
    this.race = null;
    await race?.();
    return rows;
  }
}

describe('addresses that lead to no standby', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  // The checks of a standby of all tests would be counted too.
  it.skipIf(areServersTwo)('leave everything to the primary', async () => {
    // Nothing answers at the first address. The second leads to the primary, as one address of a
    // cluster does.
    const closed = Object.assign(new URL(test.ownerUrl), { port: '1' }).toString();
    const database = new Database(test.ownerUrl, {
      maxConnections: 2,
      standbyUrls: [closed, test.ownerUrl],
    });
    const server = await TestServer.start(database, false);
    // Wait until the primary has been checked, both as the primary and as a standby.
    const checks = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE '%pg_control_system%'`;
    await expect.poll(() => test.asOwner(checks)).toHaveLength(2);
    // Records that are spread are never read on standbys, so no standby is missed.
    const by = areRecordsSpread ? '' : 'none';
    expect(await server.askAndSee()).toEqual({ value: null, by });
    expect(database.knownStandbys).toMatchObject([{ name: new URL(closed).host, isUp: false }]);
    expect(await server.statusOf('/healthz')).toBe(200);
    expect(await server.statusOf('/readyz')).toBe(200);
    await server.close();
  });
});

describe.runIf(isDeep)('a standby', () => {
  let servers: ReplicatedDatabase;
  let writing: Database;
  let raced: RacedDatabase;
  let forgetful: TestServer;
  let keeping: TestServer;
  let published = 0;
  let hasEnded = false;

  beforeAll(async () => {
    servers = await createReplicatedDatabase(TODAY);
    writing = new Database(servers.primary.url, { maxConnections: 2 });
    raced = new RacedDatabase(servers.primary.url, limitsOf(servers.one));
    forgetful = await TestServer.start(openDatabase(servers.one), false);
    keeping = await TestServer.start(raced, true);
    await publish();
  });
  afterAll(async () => {
    await forgetful.close();
    await keeping.close();
    await writing.close();
    await servers.close();
  });

  afterEach(async () => {
    if (!hasEnded) await servers.one.ask('SELECT pg_wal_replay_resume()');
  });

  const limitsOf = ({ url }: ReplicatedServer) => ({ maxConnections: 4, standbyUrls: [url] });
  const openDatabase = (standby: ReplicatedServer) =>
    new Database(servers.primary.url, limitsOf(standby));

  /** Publishes one report more than before. Returns the number of reports. */
  async function publish(): Promise<number> {
    published += 1;
    const rows = Array.from({ length: published }, (_, index) => ({
      ...{ reference: `R${index}`, received_on: '2026-08-01', crime_type: 'DRUGS' },
    }));
    await publishRows({ database: writing }, sentReports('TVP', rows), TODAY);
    return published;
  }

  const untilUsed = (server = forgetful) =>
    expect.poll(() => server.askAndSee()).toEqual({ value: published, by: 'standby' });

  async function pause(): Promise<void> {
    await servers.one.ask('SELECT pg_wal_replay_pause()');
    await expect
      .poll(() => servers.one.ask('SELECT pg_get_wal_replay_pause_state() AS is'))
      .toEqual([{ is: 'paused' }]);
  }

  async function resume(): Promise<void> {
    await servers.one.ask('SELECT pg_wal_replay_resume()');
    await untilUsed();
  }

  /**
   * Begins a read that takes 15 seconds on the standby. Also returns the servers on which it has
   * begun.
   */
  async function beginLong(signal?: AbortSignal) {
    const began: unknown[] = [];
    const reading = forgetful.database.readAtVersion(
      async ({ query }) => {
        const { rows } = await query<{ isStandby: boolean }>(
          sql`SELECT pg_is_in_recovery() AS "isStandby"`,
        );
        const isStandby = rows[0]?.isStandby === true;
        began.push(isStandby ? 'standby' : 'primary');
        if (isStandby) await query(sql`SELECT pg_sleep(15)`);
        return 'read';
      },
      { ...anyVersion, signal },
    );
    // The test awaits the read later.
    reading.catch(() => undefined);
    await expect.poll(() => began).toEqual(['standby']);
    return { reading, began };
  }

  it('answers what the primary answers, under the role for figures', async () => {
    await untilUsed();
    expect(await forgetful.metric('stronghold_standby_up')).toBe(1);
    expect(await forgetful.metric('stronghold_standby_lag_seconds')).toBeLessThanOrEqual(2);
    const { rows } = await forgetful.database.readAtVersion(
      ({ query }) => query(sql`SELECT current_user AS role, pg_is_in_recovery() AS "isStandby"`),
      anyVersion,
    );
    expect(rows).toEqual([{ role: 'stronghold_engine', isStandby: true }]);
  });

  it('gives nobody older figures after a publication, on whichever server they ask', async () => {
    const seen: string[] = [];
    // Try several times: on a slow machine the standby may already be known to be behind, and is
    // then not asked.
    while (!seen.includes('behind') && seen.length < 10) {
      await keeping.ask();
      await pause();
      const now = await publish();
      const { value, by } = await forgetful.askAndSee();
      expect(value).toBe(now);
      expect(await keeping.ask()).toBe(now);
      seen.push(by);
      await resume();
    }
    expect(seen).toContain('behind');
  });

  it('is not asked while it is too far behind, and is asked again once it has caught up, and the log says so', async () => {
    const told: string[] = [];
    forgetful.database.reportStandbys((level, sentence) => told.push(`${level}: ${sentence}`));
    await pause();
    const now = await publish();
    await expect.poll(() => forgetful.metric('stronghold_standby_lag_seconds')).toBeGreaterThan(2);
    for (let count = 0; count < 3; count += 1)
      expect(await forgetful.askAndSee()).toEqual({ value: now, by: 'none' });
    await resume();
    const name = new URL(servers.one.url).host;
    const saidWhy = `warn: The standby ${name} is not asked for figures: it is `;
    expect(told).toContainEqual(expect.stringContaining(saidWhy));
    expect(told.at(-1)).toBe(`info: The standby ${name} is asked for figures again`);
  });

  it('answers under the version that it showed, so that a later version is not kept with older figures', async () => {
    await publish();
    await untilUsed();
    const before = published;
    raced.race = async () => {
      await pause();
      await publish();
    };
    expect(await keeping.askAndSee()).toEqual({ value: before, by: 'standby' });
    expect(await keeping.ask()).toBe(before + 1);
    expect(await keeping.ask()).toBe(before + 1);
  });

  it('does not let in anybody whose access has ended, however far behind it is', async () => {
    const database = openDatabase(servers.one);
    const app = await buildSingleApp({ database }, { signInMode: 'PROVIDER' });
    const grants = [
      { role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL' },
    ] as const;
    const personId = await addPerson({ database: writing }, { name: 'Analyst', grants });
    const made = { personId, name: 'Excel', scopes: ['FIGURES'], days: 9 } as const;
    const { secret } = await writing.write((transaction) => insertToken(transaction, made));
    const outcome = async () => {
      const headers = { authorization: `Bearer ${secret}` };
      const payload = { query: FIGURES };
      const { body } = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
      return JSON.parse(body).errors?.[0]?.message ?? 'answered';
    };
    const isActiveThere = () =>
      servers.one.ask(`SELECT is_active AS is FROM person WHERE id = '${personId}'`);
    await expect.poll(isActiveThere).toEqual([{ is: true }]);
    expect(await outcome()).toBe('answered');
    await pause();
    await servers.primary.ask(`UPDATE person SET is_active = false WHERE id = '${personId}'`);
    expect(await isActiveThere()).toEqual([{ is: true }]);
    expect(await outcome()).toContain('has ended the access');
    await app.close();
    await database.close();
  });

  it('stops a statement for somebody who has left', async () => {
    const running = `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'`;
    const leaving = new AbortController();
    const { reading, began } = await beginLong(leaving.signal);
    await expect.poll(() => servers.one.ask(running)).toHaveLength(1);
    leaving.abort(new Error('They have gone'));
    await expect(reading).rejects.toThrow('They have gone');
    await expect.poll(() => servers.one.ask(running)).toEqual([]);
    expect(began).toEqual(['standby']);
    await untilUsed();
  });

  it('leaves to the primary a read that a clean-up cancels', async () => {
    await servers.primary.ask('CREATE TABLE scratch AS SELECT 1 AS one');
    const { reading, began } = await beginLong();
    await servers.primary.ask('DELETE FROM scratch');
    await servers.primary.ask('VACUUM scratch');
    expect(await reading).toBe('read');
    expect(began).toEqual(['standby', 'primary']);
    expect(forgetful.database.knownStandbys.map(({ isUp }) => isUp)).toEqual([true]);
    await untilUsed();
  });

  it('leaves reads to the primary while it is silent, and answers again afterwards', async () => {
    const { reading, began } = await beginLong();
    servers.one.signal('SIGSTOP');
    try {
      const start = performance.now();
      expect(await reading).toBe('read');
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(began).toEqual(['standby', 'primary']);
      expect(await forgetful.askAndSee()).toEqual({ value: published, by: 'none' });
      expect(await forgetful.statusOf('/healthz')).toBe(200);
      expect(await forgetful.statusOf('/readyz')).toBe(200);
    } finally {
      servers.one.signal('SIGCONT');
    }
    await untilUsed();
  });

  it('is not asked for another database, even if the versions are the same', async () => {
    const other = await createTestDatabase();
    const database = new Database(other.ownerUrl, limitsOf(servers.one));
    // Wait until the standby has been checked twice.
    await wait(2_500);
    expect(database.knownStandbys.map(({ isUp }) => isUp)).toEqual([false]);
    const { rows } = await database.readAtVersion(
      ({ query }) => query(sql`SELECT pg_is_in_recovery() AS "isStandby"`),
      anyVersion,
    );
    expect(rows).toEqual([{ isStandby: false }]);
    await database.close();
    await other.close();
  });

  it('is not asked once it has been promoted', async () => {
    const server = await TestServer.start(openDatabase(servers.two), false);
    await untilUsed(server);
    await servers.two.ask('SELECT pg_promote()');
    await expect.poll(() => server.metric('stronghold_standby_up')).toBe(0);
    expect(await server.askAndSee()).toEqual({ value: published, by: 'none' });
    const now = await publish();
    expect(await server.askAndSee()).toEqual({ value: now, by: 'none' });
    await server.close();
  });

  it('leaves reads to the primary when it is killed, with no error for anybody', async () => {
    await untilUsed();
    const { reading, began } = await beginLong();
    servers.one.signal('SIGKILL');
    hasEnded = true;
    const asked = await Promise.all(Array.from({ length: 6 }, () => forgetful.ask()));
    expect(asked).toEqual(Array(6).fill(published));
    expect(await reading).toBe('read');
    expect(began).toEqual(['standby', 'primary']);
    await expect.poll(() => forgetful.askAndSee()).toEqual({ value: published, by: 'none' });
    expect(await forgetful.statusOf('/readyz')).toBe(200);
  });
});
