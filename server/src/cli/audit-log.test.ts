import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { anEntry } from '#testing/audit-entries.js';
import { runCommand } from '#testing/command.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
beforeEach(async () => {
  await test.asOwner('TRUNCATE audit_entry, audit_head');
  await test.database.write(async ({ log }) => {
    for (let count = 1; count <= 450; count += 1)
      log(anEntry({ what: `Deed ${count}`, filter: { count, ä: [null, 0.1] }, reason: 'x' }));
  });
});
afterAll(() => test.close());

const run = (...words: readonly string[]) =>
  runCommand(words, { databaseUrl: test.ownerUrl, folder: '/' });

describe('stronghold verify-log', () => {
  it('says that a log is intact, and that it contains the end that was printed', async () => {
    const { output: head } = await run('log-head');
    expect(head).toMatch(/^450:[0-9a-f]{64}\n$/);
    await test.database.record(anEntry({ what: 'Later' }));
    expect(await run('verify-log', '--expect', head)).toMatchObject({
      exitCode: 0,
      output: '451 entries, all as written.\n',
      errors: '',
    });
  });

  it.each([
    {
      how: 'changed',
      statement: `UPDATE audit_entry SET reason = 'y' WHERE number = 300`,
      says: 'Entry 300 was changed',
    },
    {
      how: 'changed in its filter',
      statement: `UPDATE audit_entry SET filter = filter - 'ä' WHERE number = 300`,
      says: 'Entry 300 was changed',
    },
    {
      how: 'changed by less than a millisecond',
      statement: `UPDATE audit_entry SET at = at + interval '0.4 milliseconds' WHERE number = 300`,
      says: 'Entry 300 was changed',
    },
    {
      how: 'changed to an infinite time',
      statement: `UPDATE audit_entry SET at = 'infinity' WHERE number = 300`,
      says: 'Entry 300 was changed',
    },
    {
      how: 'changed in its address',
      statement: `UPDATE audit_entry SET address = '192.0.2.8' WHERE number = 300`,
      says: 'Entry 300 was changed',
    },
    {
      how: 'missing',
      statement: `DELETE FROM audit_entry WHERE number = 300`,
      says: 'Entry 300 is missing.',
    },
    {
      how: 'cut off',
      statement: `DELETE FROM audit_entry WHERE number > 440`,
      says: 'Entries 441 to 450 are missing.',
    },
    {
      how: 'added',
      statement: `INSERT INTO audit_entry SELECT 451, at, action, person_id, person_name, agency_id, touched, what, dataset, filter, row_count, reason, hash, hash, NULL, 2, NULL FROM audit_entry WHERE number = 450`,
      says: 'Entry 451 was added',
    },
    {
      how: 'reordered',
      statement: `UPDATE audit_entry SET number = CASE number WHEN 20 THEN 410 WHEN 410 THEN 20 ELSE number END`,
      says: 'what was written as entry 20 is now entry 410',
    },
    {
      how: 'without its head',
      statement: `DELETE FROM audit_head`,
      says: 'Entry 1 was added',
    },
  ])('fails, and names the first entry affected: $how', async ({ statement, says }) => {
    // The key is checked row by row, so it would refuse two entries that swap numbers.
    await test.asOwner('ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey');
    await test.asOwner(statement);
    expect(await run('verify-log')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(says),
    });
    await test.asOwner('TRUNCATE audit_entry');
    await test.asOwner('ALTER TABLE audit_entry ADD PRIMARY KEY (number)');
  });

  it('detects from an earlier printout that the newest entries and the head were removed', async () => {
    const { output: before } = await run('log-head');
    await test.asOwner('DELETE FROM audit_entry WHERE number > 440');
    await test.asOwner(
      'UPDATE audit_head SET (number, hash) = (SELECT number, hash FROM audit_entry WHERE number = 440)',
    );
    expect(await run('verify-log')).toMatchObject({ exitCode: 0 });
    expect(await run('verify-log', '--expect', before)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('Entries 441 to 450 are missing.'),
    });
  });

  it('says that an empty log is intact', async () => {
    await test.asOwner('TRUNCATE audit_entry, audit_head');
    const { output: head } = await run('log-head');
    expect(await run('verify-log', '--expect', head)).toMatchObject({
      exitCode: 0,
      output: '0 entries, all as written.\n',
    });
  });

  it.each(['12', '12:abc', `x:${'0'.repeat(64)}`])(
    'does not accept %s as the end of a log',
    async (expected) => {
      expect(await run('verify-log', '--expect', expected)).toMatchObject({
        exitCode: 2,
        errors: expect.stringContaining('as "./stronghold log-head" prints them'),
      });
    },
  );
});
