/** Stronghold as `npm start` serves it, over one connection to the database. */
import { pino } from 'pino';

import { buildApp } from '#app.js';
import type { Viewer } from '#domain/access/viewer.js';
import { createClock } from '#platform/clock.js';
import { Database } from '#platform/database.js';

import { BENCH_TODAY } from './bench-setting.js';
import { startChild } from './child.js';

startChild(async ({ ownerUrl, doesReadRollups, agencyId }) => {
  const app = await buildApp({
    database: new Database(ownerUrl, { maxConnections: 1 }),
    clock: createClock(BENCH_TODAY),
    logger: pino({ level: 'warn' }),
    webFolder: null,
    doesReadRollups,
    ...(agencyId === null ? {} : { findViewer: () => toContributor(agencyId) }),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app.server.address();
});

function toContributor(agencyId: number): Viewer {
  return {
    personId: 'bench',
    name: 'Contributor',
    grants: [{ role: 'CONTRIBUTOR', agencyIds: [agencyId], areaCodes: [], marking: 'OFFICIAL' }],
  };
}
