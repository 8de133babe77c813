/** Stronghold as `npm start` serves it, over one connection to the database, to somebody who is signed in. */
import { pino } from 'pino';

import { buildApp } from '#app.js';
import { createClock } from '#platform/clock.js';
import { Database } from '#platform/database.js';

import { BENCH_TODAY } from './bench-setting.js';
import { startChild } from './child.js';
import { signIn } from './sign-in.js';

startChild(async ({ ownerUrl, doesReadRollups, agencyId }) => {
  const database = new Database(ownerUrl, { maxConnections: 1 });
  const session = await signIn(database, agencyId);
  const app = await buildApp({
    database,
    clock: createClock(BENCH_TODAY),
    logger: pino({ level: 'warn' }),
    webFolder: null,
    doesReadRollups,
    // What is measured is working answers out.
    doesKeepAnswers: false,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, cookie: `stronghold-session-${port}=${session}` };
});
