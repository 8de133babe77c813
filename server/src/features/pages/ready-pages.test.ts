import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import type { Grant } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import { createClock } from '#platform/clock.js';
import { aReport, insertReports } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';

import { expectOpened, type OpenedPage } from './opened-pages.js';
import { makePagesReady, type ReadyingParts } from './ready-pages.js';

const TODAY = '2026-08-10';
const RBC = 11;
const grant = (markings: Pick<Grant, 'agencyIds' | 'marking'>): Grant => ({
  role: 'ANALYST',
  areaCodes: [],
  ...markings,
});
const viewers = {
  cleared: grant({ agencyIds: [1], marking: 'OFFICIAL_SENSITIVE' }),
  council: grant({ agencyIds: [RBC], marking: 'OFFICIAL' }),
};

/**
 * A server on which every request comes from one viewer, and the context for preparing its pages.
 */
interface Served {
  readonly parts: ReadyingParts;
  readonly countWorkedOut: (scope: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

let test: TestDatabase;
let watched: WatchedDatabase;
let cleared: Served;
let council: Served;
beforeAll(async () => {
  test = await createTestDatabase();
  const owner = await connectToDatabase(test.ownerUrl);
  // The installation gets the salt that rounds other agencies’ figures for councils.
  await prepareInstallation(owner, {
    isDemonstration: false,
    now: new Date(`${TODAY}T12:00:00Z`),
  });
  await owner.end();
  await insertReports(test, [
    aReport({ receivedOn: '2026-06-01' }),
    aReport({ receivedOn: '2026-05-01', area: 'E06000039', crimeType: 'DRUGS' }),
  ]);
  watched = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  cleared = await serve(viewers.cleared);
  council = await serve(viewers.council);
});
afterAll(async () => {
  await cleared.close();
  await council.close();
  await watched.close();
  await test.close();
});

async function serve(of: Grant): Promise<Served> {
  const viewer: Viewer = { personId: null, name: 'Somebody', grants: [of] };
  const taken: ReadyingParts[] = [];
  const app = await buildApp({
    database: watched,
    clock: createClock(TODAY),
    logger: pino({ level: 'silent' }),
    webFolder: null,
    viewer,
    takeBackgroundWork: (work) => void taken.push(work),
  });
  const [parts] = taken;
  if (!parts) throw new Error('The server hands out what pages are made ready with');
  return {
    parts,
    // Computing a page reads the data version.
    async countWorkedOut(scope) {
      watched.statements.length = 0;
      const query = `{ page(key: REPORTS, scope: { ${scope} }) { title blocks { table { rows { cells { text } } } } } }`;
      const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
      expect(answer.json().errors ?? []).toEqual([]);
      return watched.statements.filter((text) => text.includes('AS "dataVersion"')).length;
    },
    close: () => app.close(),
  };
}

const waiting = new AbortController().signal;
const asCleared: OpenedPage = {
  wanted: { key: 'REPORTS', scope: { area: 'E06000038' }, measure: null },
  policy: { kind: 'CLEARED' },
};

async function publish(): Promise<void> {
  await test.asOwner(
    'INSERT INTO agency_data_version (agency_id, version) VALUES (1, 1) ON CONFLICT (agency_id) DO UPDATE SET version = agency_data_version.version + 1',
  );
}

describe('prepared pages', () => {
  it('are not computed again for people with the same access', async () => {
    await makePagesReady([asCleared], cleared.parts, waiting);
    expect(await cleared.countWorkedOut('area: "E06000038"')).toBe(0);
  });

  it('are not used for people with less access, whose pages are computed', async () => {
    await makePagesReady([asCleared], council.parts, waiting);
    expect(await council.countWorkedOut('area: "E06000038"')).toBe(1);
  });

  it('are those opened most recently, with the same access, after each publication', async () => {
    await council.countWorkedOut('area: "E06000039", quarter: "2026-27-Q1"');
    await publish();
    const [last] = expectOpened(watched, await council.parts.readReferenceData());
    expect(last).toEqual({
      wanted: {
        key: 'REPORTS',
        scope: { area: 'E06000039', quarter: '2026-27-Q1' },
        measure: null,
      },
      policy: { kind: 'PARTNER', agencyIds: [RBC] },
    });
    if (last) await makePagesReady([last], council.parts, waiting);
    expect(await council.countWorkedOut('area: "E06000039", quarter: "2026-27-Q1"')).toBe(0);
  });

  it('include pages of each district that nobody has opened yet, up to a maximum', async () => {
    const expected = expectOpened(watched, await cleared.parts.readReferenceData());
    expect(expected).toContainEqual(asCleared);
    expect(expected.length).toBeLessThanOrEqual(200);
  });

  it('are no longer made once the server stops', async () => {
    await publish();
    await makePagesReady([asCleared], cleared.parts, AbortSignal.abort());
    expect(await cleared.countWorkedOut('area: "E06000038"')).toBe(1);
  });
});
