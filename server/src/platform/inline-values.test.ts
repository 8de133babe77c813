import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { inlineValues } from './inline-values.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

it('writes each value so that the database reads the same value', async () => {
  const texts = ["it's", "'); DROP TABLE report; --", 'back\\slash', '$1', '', 'ü"'];
  const statement = sql`SELECT ${texts}::text[] AS texts, ${-5}::int - ${-3}::int AS number, ${true} AS yes, ${null}::text AS nothing, ${[]}::int[] AS none`;
  expect(await test.asOwner(inlineValues(statement))).toEqual([
    { texts, number: -2, yes: true, nothing: null, none: [] },
  ]);
});

it.each([NaN, Infinity, { toString: () => '1; DROP TABLE report' }, new Date(0), 5n])(
  'does not write %s',
  (value) => {
    expect(() => inlineValues(sql`SELECT ${value}`)).toThrow('cannot be written');
  },
);
