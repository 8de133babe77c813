import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { recordLists } from '#domain/records/record-kind.js';
import { recordKinds } from '#domain/records/record-kinds.js';
import { recordTables } from '#features/returns/record-table.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const kinds = Object.values(recordKinds);

/** Columns that are not fields of a record, or that are shown through a link. */
const notShown = new Set([
  'record_key',
  'submission_id',
  'sentence_counted_on',
  // Nobody opens a record that was erased.
  'is_erased',
  // Nobody opens a record past its retention period that is waiting to be removed.
  'is_past',
  // What partners see in figures instead of the flags that all agencies’ records set.
  'led_to_own_disruption',
  'is_disrupted_by_owner',
  ...kinds.flatMap(({ links }) =>
    links.flatMap(({ columns }) => [columns.agency, columns.reference]),
  ),
]);

describe('the fields of a record', () => {
  it.each(kinds)('are all the columns of $table', async ({ table, fields }) => {
    const columns = await test.asOwner<{ name: string; is_nullable: boolean }>(
      "SELECT column_name AS name, is_nullable = 'YES' AND data_type <> 'ARRAY' AS is_nullable FROM information_schema.columns WHERE table_name = $1",
      [table],
    );
    const shown = columns.filter(({ name }) => !notShown.has(name));
    expect(new Map(fields.map(({ column, isNullable }) => [column, isNullable]))).toEqual(
      new Map(shown.map((column) => [column.name, column.is_nullable])),
    );
  });

  it('are declared for every dataset that agencies send', () => {
    expect(kinds.map(({ table }) => table).toSorted()).toEqual(
      Object.values(recordTables)
        .map(({ record }) => record)
        .toSorted(),
    );
  });

  it.each(Object.entries(recordLists))(
    'have the codes of %s in the database’s order, by which records are ordered',
    async (name, codes) => {
      const rows = await test.asOwner<{ code: string }>(
        `SELECT unnest(enum_range(NULL::"${name}"))::text AS code`,
      );
      expect(Object.keys(codes)).toEqual(rows.map(({ code }) => code));
    },
  );
});
