import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isNotOfExtension } from '#testing/sharded-database.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { findTables, type Table, toLoadOrder } from './tables.js';

describe('toLoadOrder', () => {
  const aTable = (name: string, ...parents: readonly string[]) => ({ name, parents });

  it('puts every table after the tables it references', () => {
    const tables = [aTable('a', 'b', 'd'), aTable('b', 'c'), aTable('c'), aTable('d', 'c')];
    expect(toLoadOrder(tables).map(({ name }) => name)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('refuses a cycle and names its tables', () => {
    expect(() => toLoadOrder([aTable('a', 'b'), aTable('b', 'a'), aTable('c')])).toThrow(
      'in a circle: a, b',
    );
  });
});

describe('the schema', () => {
  let test: TestDatabase;
  let tables: readonly Table[];
  beforeAll(async () => {
    test = await createTestDatabase();
    const owner = await connectToDatabase(test.ownerUrl);
    tables = await findTables(owner);
    await owner.end();
  });
  afterAll(() => test.close());

  it('has a primary key for every table, and no cycle of foreign keys', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect(toLoadOrder(tables)).toHaveLength(tables.length);
    const places = new Map(toLoadOrder(tables).map(({ name }, index) => [name, index]));
    expect(places.get('agency')).toBeLessThan(places.get('referral') ?? 0);
  });

  it('orders texts by their bytes, whatever the database’s collation', () => {
    expect(tables.find(({ name }) => name === 'referral_history')?.order).toBe(
      '"agency_id", "reference" COLLATE "C", "version"',
    );
  });

  it('has no sequence, whose state a backup would need, and keeps rows only in tables', async () => {
    expect(
      await test.asOwner(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i', 'p', 'I') AND ${isNotOfExtension('pg_class.oid')}`,
      ),
    ).toEqual([]);
    expect(await test.asOwner('SELECT 1 FROM pg_largeobject_metadata')).toEqual([]);
  });
});
