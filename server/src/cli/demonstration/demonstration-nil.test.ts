import { afterAll, beforeAll, expect, it } from 'vitest';

import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { publishNilReturn } from './demonstration-nil.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());

it('publishes a return without rows for the latest closed quarter, on time', async () => {
  await publishNilReturn(test.database, {
    now: () => new Date('2026-11-24T09:00:00Z'),
    today: () => '2026-11-24',
  });
  const submissions = await test.asOwner(
    `SELECT dataset::text AS dataset, quarter_start::text AS quarter, status::text AS status, row_count AS rows, published_at::text AS received FROM submission`,
  );
  expect(submissions).toEqual([
    {
      ...{ dataset: 'OCGS', quarter: '2026-07-01', status: 'PUBLISHED', rows: 0 },
      received: expect.stringMatching(/^2026-10-12 10:00:00/),
    },
  ]);
});
