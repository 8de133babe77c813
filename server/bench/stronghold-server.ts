/** Stronghold as `npm start` serves it, with a person signed in. */
import '#graphql/load-graphql.js';

import { pino } from 'pino';

import { buildApp } from '#app.js';
import { allowances } from '#domain/cost/allowances.js';
import { makeExpectedReady, type ReadyingParts } from '#features/pages/ready-pages.js';
import { createClock } from '#platform/clock.js';
import { Database } from '#platform/database.js';

import { BENCH_TODAY } from './bench-setting.js';
import { startChild } from './child.js';
import { signIn } from './sign-in.js';

/** The number of connections with further people signed in: the same as a server's default. */
const CONNECTIONS = 10;

startChild(
  async ({
    ownerUrl,
    doesReadRollups,
    agencyId,
    doesKeepAnswers = false,
    callers = 0,
    readers = 0,
  }) => {
    const database = new Database(ownerUrl, {
      maxConnections: callers + readers > 0 ? CONNECTIONS : 1,
    });
    const session = await signIn(database, agencyId);
    const beside: string[] = [];
    for (let index = 0; index < callers; index += 1) beside.push(await signIn(database, index + 2));
    for (let index = 0; index < readers; index += 1) beside.push(await signIn(database, null));
    const work: ReadyingParts[] = [];
    const app = await buildApp({
      database,
      clock: createClock(BENCH_TODAY),
      logger: pino({ level: 'warn' }),
      webFolder: null,
      doesReadRollups,
      // By default answers are computed, because the benchmark mostly measures this.
      doesKeepAnswers,
      takeBackgroundWork: (parts) => void work.push(parts),
      // Raise the allowances, because one caller would use an hour’s allowance within minutes.
      allowances: {
        QUESTION: { ...allowances.QUESTION, hour: Number.MAX_SAFE_INTEGER },
        FILE: { ...allowances.FILE, hour: Number.MAX_SAFE_INTEGER },
      },
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    // Prepare the most-opened pages, like a server in use.
    if (readers > 0) {
      const began = performance.now();
      for (const parts of work) await makeExpectedReady(parts, new AbortController().signal);
      console.error(`Made pages ready in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const toCookie = (id: string) => `stronghold-session-${port}=${id}`;
    return { port, cookie: toCookie(session), callers: beside.map(toCookie) };
  },
);
