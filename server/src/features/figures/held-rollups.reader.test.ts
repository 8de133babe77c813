import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { rollups } from '#domain/measures/rollups.js';
import { aReport, insertReports } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { readCacheVersion } from './cache-version.reader.js';
import { HeldRollups } from './held-rollups.reader.js';

const [rollup] = rollups;
if (!rollup) throw new Error('There is no rollup');

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await insertReports(test, [aReport({}), aReport({ area: 'E06000039' })]);
});
afterAll(() => test.close());

describe('a rollup held in memory', () => {
  it('is read in the background once somebody asks for it', async () => {
    const held = new HeldRollups(test.database, await test.database.read(readCacheVersion));
    expect(held.find(rollup)).toBeNull();
    await held.settle();
    expect(held.find(rollup)?.count).toBe(2);
  });

  it('is used only for the state of the database that it was read from', async () => {
    const held = new HeldRollups(test.database, 'as it was before');
    held.find(rollup);
    await held.settle();
    expect(held.find(rollup)).toBeNull();
  });
});
