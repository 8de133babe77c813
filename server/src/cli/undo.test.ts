import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runCommand } from '#testing/command.js';
import { aReturnText } from '#testing/raw-returns.js';
import { aStoredReport, insertRows } from '#testing/records.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-undo-'));
  await writeFile(
    path.join(folder, 'may.csv'),
    aReturnText({ reference: 'R1' }, { reference: 'R2' }),
  );
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const run = (...words: readonly string[]) =>
  runCommand(words, { databaseUrl: test.ownerUrl, folder });

describe('stronghold submissions and undo', () => {
  it('say that nothing has been published, then list a return, take the return back and list that step too', async () => {
    expect(await run('submissions')).toMatchObject({
      exitCode: 0,
      output: 'Nothing has been published yet.\n',
    });
    await run('import', 'referrals', 'may.csv', '--agency', 'TVP', '--publish');
    const listed = await run('submissions', '--agency', 'tvp', '--dataset', 'referrals');
    expect(listed.output).toMatch(
      /^[0-9a-f-]{36} {2}2026-11-24 \d\d:\d\d UTC {2}TVP referrals Q1 2025\/26 {2}may\.csv: 2 records added, 0 corrected, 0 withdrawn\n$/,
    );

    const id = listed.output.slice(0, 36);
    expect(await run('undo', id)).toEqual({
      exitCode: 0,
      errors: 'Taking back may.csv: TVP, referrals, Q1 2025/26 (April to June 2025)\n',
      output: 'Changed: 0 records added, 0 corrected, 2 withdrawn\nThe data version is now 2.\n',
    });
    expect((await run('submissions')).output.split('\n').map((line) => line.slice(36))).toEqual([
      expect.stringMatching(/2 withdrawn, to take a return back$/),
      expect.stringMatching(/2 records added, 0 corrected, 0 withdrawn, taken back since$/),
      '',
    ]);
    expect(await run('undo', id)).toEqual({
      exitCode: 2,
      output: '',
      errors: 'That return has already been taken back. Import its file again to bring it back.\n',
    });
  });

  it('refuse invalid input', async () => {
    expect(await run('undo', 'may.csv')).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('No return has the id "may.csv"'),
    });
    expect(await run('submissions', '--most', '0')).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('1 to 10,000'),
    });
    expect(await run('submissions', '--agency', 'nobody')).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('No agency has the code or name "nobody"'),
    });
    expect(
      await run('submissions', '--agency', 'Thames Valley Police', '--dataset', 'ocgs'),
    ).toMatchObject({
      exitCode: 0,
      output: 'Nothing that matches has been published yet.\n',
    });
    expect(await run('submissions', '--dataset', 'crimes')).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('There is no dataset "crimes"'),
    });
  });
});

describe('stronghold verify-rollups and rebuild-rollups', () => {
  it('print differences and fail, rebuild, and then find no difference', async () => {
    await run('import', 'referrals', 'may.csv', '--agency', 'TVP', '--publish');
    const none = 'The rollups and the links match the records. No differences.\n';
    expect(await run('verify-rollups')).toEqual({ exitCode: 0, errors: '', output: none });

    await test.asOwner(
      `UPDATE rollup.referral_by_area SET nrm = 7 WHERE counted_by = 'received_on'`,
    );
    const wrong = await run('verify-rollups');
    expect(wrong).toMatchObject({ exitCode: 1, errors: '' });
    expect(wrong.output).toMatch(
      /^referral_by_area \(received_on, 2025-0\d-01, .*\): nrm is 7, but the records add up to 2\n"\.\/stronghold rebuild-rollups"/,
    );

    expect(await run('rebuild-rollups')).toEqual({
      exitCode: 0,
      errors: '',
      output: 'Rebuilt the rollups and the links from the records.\n',
    });
    expect(await run('verify-rollups')).toMatchObject({ exitCode: 0, output: none });
  });

  it('report a wrong link, and correct it', async () => {
    await insertRows(test, 'report', [aStoredReport({ reference: 'X', led_to_disruption: true })]);
    await test.rebuildRollups();
    await test.asOwner(`UPDATE report SET led_to_disruption = true`);
    expect(await run('verify-rollups')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(
        'report.led_to_disruption is wrong in 1 record\n"./stronghold rebuild-rollups"',
      ),
    });
    await run('rebuild-rollups');
    expect(await test.asOwner('SELECT led_to_disruption FROM report')).toEqual([
      { led_to_disruption: false },
    ]);
  });
});
