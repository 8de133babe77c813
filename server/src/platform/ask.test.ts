import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

import { type Ask, askInTurn, askTogether } from './ask.js';

let test: TestDatabase;
let database: WatchedDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  database = new WatchedDatabase(test.ownerUrl, { maxConnections: 1 });
});
beforeEach(() => {
  database.statements.length = 0;
});
afterAll(async () => {
  await database.close();
  await test.close();
});

const askTwo = (ask: Ask) =>
  Promise.all([
    ask<object>(
      sql`WITH one AS (SELECT ${7.25}::float8 AS n) SELECT n, 'a' AS t, true AS b, date '2026-04-01' AS d, NULL AS nothing FROM one`,
    ),
    ask<object>(sql`SELECT ${'x'}::text AS t WHERE false`),
  ]);

describe.each([
  { name: 'together', make: askTogether, count: 1 },
  { name: 'in turn', make: askInTurn, count: 2 },
])('statements asked $name', ({ make, count }) => {
  it('read from named subqueries, which run once for each round trip', async () => {
    const [one, other] = await database.read((transaction) => {
      const ask = make(transaction, [{ name: 'a_draw', statement: sql`SELECT random() AS n` }]);
      return Promise.all([
        ask<{ n: number }>(sql`SELECT n FROM a_draw`),
        ask<{ n: number }>(sql`WITH same AS (TABLE a_draw) SELECT n FROM same`),
      ]);
    });
    expect(new Set([...one.rows, ...other.rows].map(({ n }) => n)).size).toBe(count);
  });

  it(`each get their own rows, in ${count}`, async () => {
    const [one, none] = await database.read((transaction) => askTwo(make(transaction)));
    expect([one.rows, none.rows]).toEqual([
      [{ n: 7.25, t: 'a', b: true, d: '2026-04-01', nothing: null }],
      [],
    ]);
    expect(database.statements).toHaveLength(count);
  });

  it('all fail if one fails, and leave the connection usable', async () => {
    const failing = database.read((transaction) => {
      const ask = make(transaction);
      return Promise.all([ask(sql`SELECT 1 / 0 AS n`), ask(sql`SELECT 1 AS n`)]);
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect((await database.read((transaction) => askTwo(make(transaction))))[1].rows).toEqual([]);
  });

  it('share rows if they are the same', async () => {
    const [one, other, another] = await database.read((transaction) => {
      const ask = make(transaction);
      return Promise.all([
        ask(sql`SELECT ${1}::int AS n`),
        ask(sql`SELECT ${1}::int AS n`),
        ask(sql`SELECT ${2}::int AS n`),
      ]);
    });
    expect([one.rows, other.rows, another.rows]).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 2 }]]);
    expect(database.statements.join().split('SELECT $').length - 1).toBe(count === 1 ? 2 : 3);
  });

  it('can wait for each other', async () => {
    const rows = await database.read(async (transaction) => {
      const ask = make(transaction);
      const first = await ask<{ n: number }>(sql`SELECT 1 AS n`);
      return (await ask<{ n: number }>(sql`SELECT ${(first.rows[0]?.n ?? 0) + 1}::int AS n`)).rows;
    });
    expect(rows).toEqual([{ n: 2 }]);
  });
});
