import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-retention-'));
  const write = (name: string, day: string, ...references: readonly string[]) =>
    writeFile(
      path.join(folder, name),
      aReturnText(...references.map((reference) => ({ reference, received_on: day }))),
    );
  await write('old.csv', '2021-05-01', 'R-zq7', 'R2');
  await write('new.csv', '2026-05-01', 'R-zq8');
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const run = (...words: readonly string[]) =>
  runCommand(words, { databaseUrl: test.ownerUrl, folder });
const counted = 'SELECT sum(referrals)::int AS total FROM rollup.referral_by_place';

describe('stronghold retention', () => {
  it('counts first, then permanently removes records past their period, while figures stay the same', async () => {
    await run('import', 'referrals', 'old.csv', '--agency', 'TVP', '--publish');
    await run('import', 'referrals', 'new.csv', '--agency', 'TVP', '--publish');
    expect((await run('backup', 'before')).exitCode).toBe(0);

    const dry = await run('retention', '--set', 'referrals=4');
    expect(dry.output).toMatch(
      /\nReferrals: kept for 4 years, so from 1 October 2022 on\. 2 records and 0 former versions would be removed\.\n/,
    );
    expect((await textOfDatabase(test)).includes('R-zq7')).toBe(true);
    expect((await run('retention', '--take')).output).toContain('were removed');
    expect((await textOfDatabase(test)).includes('R-zq7')).toBe(false);
    expect(await test.asOwner(counted)).toEqual([{ total: 3 }]);
    expect((await run('verify-rollups')).exitCode).toBe(0);
    expect((await run('verify-log')).exitCode).toBe(0);
  });

  it('removes records again that an older backup restores, and the figures stay the same', async () => {
    const target = await createEmptyDatabase();
    const there = (...words: readonly string[]) =>
      runCommand(words, { databaseUrl: target.ownerUrl, folder });
    const asOwner = async <Row extends QueryResultRow>(statement: string) =>
      (await target.owner.query<Row>(statement)).rows;
    expect((await there('restore', 'before')).exitCode).toBe(0);
    expect((await textOfDatabase({ asOwner })).includes('R-zq7')).toBe(true);
    // The backup has no period, because it was made before one was set.
    expect((await there('retention', '--dry-run')).output).toContain(
      'Referrals: kept until they are erased. No period is set.',
    );
    expect((await there('retention', '--set', 'referrals=4', '--take')).exitCode).toBe(0);
    expect((await textOfDatabase({ asOwner })).includes('R-zq7')).toBe(false);
    expect((await textOfDatabase({ asOwner })).includes('R-zq8')).toBe(true);
    expect(await asOwner(counted)).toEqual([{ total: 3 }]);
    expect((await there('verify-rollups')).exitCode).toBe(0);
    expect((await there('rebuild-rollups')).exitCode).toBe(0);
    expect(await asOwner(counted)).toEqual([{ total: 3 }]);
    expect((await there('verify-log')).exitCode).toBe(0);
    const again = await there('import', 'referrals', 'old.csv', '--agency', 'TVP', '--publish');
    expect(again.exitCode).not.toBe(0);
    expect(`${again.output}${again.errors}`).toContain(
      'were removed when their retention period ended',
    );
    await target.drop();
  });
});
