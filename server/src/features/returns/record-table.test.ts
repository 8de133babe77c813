import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { recordTables } from './record-table.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

describe('the tables of a dataset', () => {
  it.each(Object.values(recordTables))(
    'of $record have the columns that it declares and derives, and history has no others',
    async ({ record, staging, history: former, columns, derived, flags }) => {
      const columnsOf = async (table: string) =>
        (
          await test.asOwner<{ name: string }>(
            'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY 1',
            [table],
          )
        ).map(({ name }) => name);
      const declared = [...columns, ...derived].map(({ name }) => name);
      const kept = [...declared, ...flags.map(({ name }) => name)];
      expect(await columnsOf(record)).toEqual(
        [
          ...kept,
          ...(record === 'disruption' ? ['is_past'] : []),
          'agency_id',
          'is_erased',
          'marking',
          'record_key',
          'submission_id',
          'version',
        ].sort(),
      );
      expect(await columnsOf(former)).toEqual(
        [
          ...kept,
          'agency_id',
          'change',
          'marking',
          'record_key',
          'replaced_at',
          'replaced_by',
          'submission_id',
          'version',
        ].sort(),
      );
      expect(await columnsOf(staging)).toEqual(
        [
          ...declared,
          'agency_id',
          'has_warning',
          'record_key',
          'row_number',
          'submission_id',
        ].sort(),
      );
    },
  );
});
