import { afterAll, beforeAll, expect, it } from 'vitest';

import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { readCacheVersion, readVersionSince } from './cache-version.reader.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());

const publish = () =>
  test.asOwner('UPDATE agency_data_version SET version = version + 1 WHERE agency_id = 1');

it('the cache version is that of a snapshot, and is read again once anything has been committed', async () => {
  await test.asOwner('INSERT INTO agency_data_version VALUES (1, 1) ON CONFLICT DO NOTHING');
  const first = await readVersionSince(test.database, null);
  expect(first.cacheVersion).toBe(await test.database.read(readCacheVersion));
  await publish();
  const second = await readVersionSince(test.database, first);
  expect(second.cacheVersion).not.toBe(first.cacheVersion);
  expect(second.cacheVersion).toBe(await test.database.read(readCacheVersion));
});

it('the cache version is not computed while nothing is committed, in any database on the server', async () => {
  const known = { ...(await readVersionSince(test.database, null)), cacheVersion: 'known' };
  // Other tests may commit at any moment.
  await expect
    .poll(async () => {
      const { snapshot } = await readVersionSince(test.database, null);
      return (await readVersionSince(test.database, { ...known, snapshot })).cacheVersion;
    })
    .toBe('known');
});

it('the cache version is read again once a change that had already begun is committed', async () => {
  const owner = await connectToDatabase(test.ownerUrl);
  await owner.query('BEGIN');
  await owner.query('UPDATE agency_data_version SET version = version + 1 WHERE agency_id = 1');
  const before = await readVersionSince(test.database, null);
  expect((await readVersionSince(test.database, before)).cacheVersion).toBe(before.cacheVersion);
  await owner.query('COMMIT');
  await owner.end();
  const after = await readVersionSince(test.database, before);
  expect(after.cacheVersion).not.toBe(before.cacheVersion);
  expect(after.cacheVersion).toBe(await test.database.read(readCacheVersion));
});
