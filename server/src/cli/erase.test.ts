import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { QueryResultRow } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCommand } from '#testing/command.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { textOfDatabase } from '#testing/text-of-database.js';
import { createEmptyDatabase } from '@stronghold/prisma/testing/empty-database';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-erase-'));
  await writeFile(
    path.join(folder, 'may.csv'),
    aReturnText({ reference: 'R-zq7' }, { reference: 'R2' }),
  );
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const run = (...words: readonly string[]) =>
  runCommand(words, { databaseUrl: test.ownerUrl, folder });

describe('stronghold erase', () => {
  it('erases a record, still counts it in figures, and refuses it when it is sent again', async () => {
    await run('import', 'referrals', 'may.csv', '--agency', 'TVP', '--publish');
    expect((await textOfDatabase(test)).includes('R-zq7')).toBe(true);

    const erased = await run('erase', 'referrals', 'tvp', 'R-zq7', '--why', 'Upheld request 77');
    expect(erased).toMatchObject({ exitCode: 0, errors: '' });
    expect(erased.output).toMatch(
      /^Erased\. Its name in the log is [0-9a-f]{16}\.\nFigures still count it until its agency’s next return for the dataset changes them, so that nobody sees which figure it was in\.\nUnpublished files of its agency .* were discarded: send them again\.\nEarlier backups/,
    );
    expect((await textOfDatabase(test)).includes('R-zq7')).toBe(false);
    expect((await run('verify-rollups')).exitCode).toBe(0);
    expect((await run('verify-log')).exitCode).toBe(0);

    const again = await run('import', 'referrals', 'may.csv', '--agency', 'TVP', '--publish');
    expect(again.exitCode).toBe(1);
    expect(again.output).toContain('an erased record cannot be sent again');
  });

  it('is repeated when an earlier backup is restored with the list next to it', async () => {
    await writeFile(
      path.join(folder, 'june.csv'),
      aReturnText(
        { reference: 'R-zq8', received_on: '2025-07-01' },
        { reference: 'R4', received_on: '2025-07-02' },
      ),
    );
    await run('import', 'referrals', 'june.csv', '--agency', 'TVP', '--publish');
    expect((await run('backup', 'before')).exitCode).toBe(0);
    await run('erase', 'referrals', 'TVP', 'R-zq8', '--why', 'Upheld request 78');
    const { output: list } = await run('erasures');
    expect(list).toMatch(
      /^stronghold-erasures [0-9a-f]{16}\n(?:TVP REFERRALS [0-9a-f]{64} \S+Z\n)+$/,
    );

    const target = await createEmptyDatabase();
    const restore = (...words: readonly string[]) =>
      runCommand(['restore', 'before', ...words], { databaseUrl: target.ownerUrl, folder });
    await writeFile(
      path.join(folder, 'other.txt'),
      list.replace(/ [0-9a-f]{16}\n/, ' 0123456789abcdef\n'),
    );
    expect(await restore('--erasures', 'other.txt')).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('not from this installation'),
    });
    // A list that cannot be read differs from a missing list.
    await mkdir(path.join(folder, 'erasures.txt'));
    expect(await restore()).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('cannot be read'),
    });
    await rmdir(path.join(folder, 'erasures.txt'));
    await writeFile(path.join(folder, 'erasures.txt'), list);
    expect(await restore()).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /\nThe list of erasures was applied: erased 1 record again\.\n$/,
      ),
    });
    const asOwner = async <Row extends QueryResultRow>(statement: string) =>
      (await target.owner.query<Row>(statement)).rows;
    expect((await textOfDatabase({ asOwner })).includes('R-zq8')).toBe(false);
    expect(
      await asOwner(
        `SELECT row_count::int AS n FROM audit_entry WHERE what LIKE 'Erased records of % again%'`,
      ),
    ).toEqual([{ n: 1 }]);
    const there = (...words: readonly string[]) =>
      runCommand(words, { databaseUrl: target.ownerUrl, folder });
    expect((await there('verify-rollups')).exitCode).toBe(0);
    expect((await there('verify-log')).exitCode).toBe(0);
    expect((await there('erasures')).output).toBe(list);
    expect((await there('import', 'referrals', 'june.csv', '--agency', 'TVP')).output).toContain(
      'an erased record cannot be sent again',
    );
    await target.drop();
  });

  it.each([
    [['cars', 'TVP', 'R2', '--why', 'Upheld request'], 'There is no dataset "cars"'],
    [['resources', 'TVP', 'R2', '--why', 'Upheld request'], 'has no reference'],
    [['referrals', 'XYZ', 'R2', '--why', 'Upheld request'], 'No agency has the code'],
    [['referrals', 'TVP', 'r2', '--why', 'Upheld request'], 'has or had that reference'],
    [['referrals', 'TVP', 'R2', '--why', 'no'], 'in 5 to 500 characters'],
    [['referrals', 'TVP', 'R2'], "Required option '--why <reason>' not specified"],
  ])('refuses %j', async (words, sentence) => {
    const refused = await run('erase', ...words);
    expect(refused.exitCode).toBe(2);
    expect(refused.errors).toContain(sentence);
  });
});
