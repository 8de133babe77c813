import { afterAll, beforeAll, expect, it } from 'vitest';

import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { stageDemonstration } from './demonstration-staged.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());

it('leaves a screened return, with rows that fail and rows that pass, and adds no record', async () => {
  await stageDemonstration(test.database, {
    now: () => new Date('2026-11-24T09:00:00Z'),
    today: () => '2026-11-24',
  });
  const [staged] = await test.asOwner<{ state: string; fail: number; pass: number }>(
    `SELECT state::text AS state, (outcome #>> '{file,rows,fail}')::int AS fail, (outcome #>> '{file,rows,pass}')::int AS pass FROM staged_return`,
  );
  expect(staged).toEqual({ state: 'SCREENED', fail: 2, pass: expect.any(Number) });
  expect(staged?.pass).toBeGreaterThan(2);
  expect(await test.asOwner('SELECT 1 FROM resource_line')).toEqual([]);
});
