import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Database } from '#platform/database.js';
import { type CutDatabase, cutDatabase } from '#testing/cut-connection.js';
import { publishRows } from '#testing/publish-rows.js';
import {
  createReplicatedDatabase,
  type ReplicatedDatabase,
  type ReplicatedServer,
} from '#testing/replicated-database.js';
import { sentReports } from '#testing/sent-rows.js';
import { buildTestApp } from '#testing/test-app.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const TODAY = '2026-11-24';
const FIGURES = `{ figures(where: { quarter: { in: ["2026-27-Q2"] } }) { totals { reports { value } } } }`;

describe.runIf(isDeep)('a failover', () => {
  let servers: ReplicatedDatabase;
  let address: CutDatabase;
  let database: Database;
  let app: FastifyInstance;

  beforeAll(async () => {
    servers = await createReplicatedDatabase(TODAY);
    address = await cutDatabase(servers.primary.url);
    database = new Database(address.url, {
      maxConnections: 4,
      standbyUrls: [servers.one.url, servers.two.url],
    });
    app = await buildTestApp({ database });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await address.close();
    await servers.close();
  });

  /** Publishes this many reports on a server, as a return that replaces the previous one. */
  async function publish({ url }: ReplicatedServer, count: number): Promise<void> {
    const writing = new Database(url, { maxConnections: 1 });
    const rows = Array.from({ length: count }, (_, index) => ({
      ...{ reference: `R${index}`, received_on: '2026-08-01', crime_type: 'DRUGS' },
    }));
    await publishRows({ database: writing }, sentReports('TVP', rows), TODAY);
    await writing.close();
  }

  async function ask(): Promise<unknown> {
    const { body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: FIGURES },
    });
    const { data, errors } = JSON.parse(body);
    return errors === undefined ? data.figures.totals.reports.value : errors;
  }

  const countReports = async ({ ask: askServer }: ReplicatedServer) =>
    askServer('SELECT count(*)::int AS total FROM report');

  it('that loses a publication leaves no figures from it, though the next one has the same number', async () => {
    const { primary, one, two } = servers;
    await publish(primary, 1);
    for (const standby of [one, two])
      await expect.poll(() => countReports(standby)).toEqual([{ total: 1 }]);
    // The first standby, which will take over, receives no more changes. The second receives the
    // publication that will be lost.
    await one.ask(`ALTER SYSTEM SET primary_conninfo = ''`);
    await one.ask('SELECT pg_reload_conf()');
    await expect.poll(() => one.ask('SELECT 1 FROM pg_stat_wal_receiver')).toEqual([]);
    await publish(primary, 5);
    await expect.poll(() => countReports(two)).toEqual([{ total: 5 }]);
    // Ask often enough for the answer to be cached.
    for (let count = 0; count < 3; count += 1) expect(await ask()).toBe(5);

    primary.signal('SIGKILL');
    await one.ask('SELECT pg_promote()');
    address.leadTo(one.url);
    await publish(one, 3);
    await expect.poll(ask).toBe(3);
    for (let count = 0; count < 5; count += 1) expect(await ask()).toBe(3);
  });
});
