import { afterAll, beforeAll, expect, it } from 'vitest';

import { areRecordsSpread } from '#testing/sharded-database.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { findOutage } from './database-away.js';
import { waitForWorkers } from './shards.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

// Citus has this function itself, and its workers are up.
it.skipIf(areRecordsSpread)('a worker that does not answer is an outage, not a fault', async () => {
  await test.asOwner(`
    CREATE FUNCTION run_command_on_workers(text) RETURNS TABLE (success boolean, result text)
    LANGUAGE sql AS $$ VALUES (true, ''), (false, 'failed to connect') $$`);
  const error: unknown = await waitForWorkers(test.database.pool, undefined).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({
    message: 'A worker is not responding: failed to connect',
  });
  expect(findOutage(error)).toMatchObject({ code: 'DATABASE_AWAY' });
});
