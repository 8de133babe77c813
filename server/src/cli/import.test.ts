import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { runCommand, startCommand } from '#testing/command.js';
import { linger } from '#testing/linger.js';
import { aReturn, aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const realReturns = fileURLToPath(new URL('../../../prisma/seed/returns', import.meta.url));

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-import-'));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});
beforeEach(() =>
  test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging',
  ),
);

const run = (...words: readonly string[]) =>
  runCommand(words, { databaseUrl: test.ownerUrl, folder });
const write = (name: string, content: string | Buffer) =>
  writeFile(path.join(folder, name), content);

/** All data that an import could change, as one text. */
async function everything(): Promise<string> {
  const parts: string[] = [];
  for (const table of [
    'referral',
    'referral_history',
    'referral_staging',
    'submission',
    'agency_data_version',
  ]) {
    const [row] = await test.asOwner<{ all: string | null }>(
      `SELECT string_agg(${table}::text, E'\\n' ORDER BY ${table}::text) AS all FROM ${table}`,
    );
    parts.push(row?.all ?? '');
  }
  return parts.join('\n--\n');
}

describe('stronghold import', () => {
  it('publishes the seven real returns, and the second time reports that nothing changed', async () => {
    const files = (await readdir(realReturns))
      .filter((name) => name.endsWith('.csv'))
      .map((name) => path.join(realReturns, name));
    const first = await run('import', 'referrals', ...files, '--agency', 'TVP', '--publish');
    expect(first).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('The data version is now 1.'),
    });
    const people = await test.asOwner<{ people: string }>(
      `SELECT sum(quantity) AS people FROM referral GROUP BY date_trunc('quarter', received_on) ORDER BY min(received_on)`,
    );
    expect(people.map((row) => Number(row.people))).toEqual([34, 32, 34, 43, 28, 26, 55]);

    const second = await run('import', 'referrals', ...files, '--agency', 'TVP', '--publish');
    expect(second).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'nothing changed: the records were already the same. The data version is still 1.',
      ),
    });
    expect(await test.asOwner('SELECT 1 FROM referral_history')).toEqual([]);
  });

  it('shows changes, writes nothing without --publish, and finds files relative to the user’s directory', async () => {
    await write('may.csv', aReturnText({ reference: 'R1' }, { reference: 'R2', area: 'Wycombe' }));
    const { exitCode, output } = await run('import', 'referrals', 'may.csv', '--agency', 'tvp');
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /may\.csv: Q1 2025\/26 \(April to June 2025\)\n {2}2 rows: 1 PASS, 1 WARN, 0 FAIL\n {2}WARN row 3, area "Wycombe": .*successor/,
    );
    expect(output).toMatch(
      /Would change: 2 records added, 0 corrected, 0 withdrawn\nNothing was written.*--publish.*the 1 warning/,
    );
    expect(await everything()).not.toContain('R1');
  });

  it('keeps the history of corrections and withdrawals, and lists them', async () => {
    await write('a.csv', aReturnText({ reference: 'R1' }, { reference: 'R2' }));
    await write(
      'b.csv',
      `\u{feff}${aReturnText({ reference: 'R1', quantity: '4' }).replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    );
    await run('import', 'referrals', 'a.csv', '--agency', 'TVP', '--publish');
    const { exitCode, output } = await run(
      'import',
      'referrals',
      'b.csv',
      '--agency',
      'TVP',
      '--publish',
      '--quarter',
      '2025-26-Q1',
    );
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /Changed: 0 records added, 1 corrected, 1 withdrawn\n {4}corrected R1: quantity\n {4}withdrawn R2\nPublished\. The data version is now 2\./,
    );
  });

  it('exits with code 1 when a row fails, names the row, the column, the value and the accepted values, and writes nothing', async () => {
    await write(
      'bad.csv',
      aReturnText(
        { reference: 'R1' },
        { reference: 'R2', pathway: 'NMR', received_on: '31/04/2025' },
        { reference: 'R1' },
      ),
    );
    const { exitCode, output } = await run(
      'import',
      'referrals',
      'bad.csv',
      '--agency',
      'TVP',
      '--publish',
    );
    expect(exitCode).toBe(1);
    expect(output).toMatch(/3 rows: 1 PASS, 0 WARN, 2 FAIL/);
    expect(output).toMatch(
      /FAIL row 3, received_on "31\/04\/2025": It is not a date\. .*\n {2}FAIL row 3, pathway "NMR": .*Accepted: National Referral Mechanism, .*\n {2}FAIL row 4, reference "R1": It is also in row 2/,
    );
    expect(await everything()).not.toContain('R1');
  });

  it('shows the first fifty issues and counts the rest; as JSON it lists a thousand', async () => {
    await write(
      'many.csv',
      aReturnText(
        ...Array.from({ length: 1200 }, (_, index) => ({ reference: `R${index}`, sex: 'x' })),
      ),
    );
    const { output } = await run('import', 'referrals', 'many.csv', '--agency', 'TVP');
    expect(output.match(/FAIL row/g)).toHaveLength(50);
    expect(output).toContain('and 1,150 more');

    const json = await run('import', 'referrals', 'many.csv', '--agency', 'TVP', '--json');
    expect(json.exitCode).toBe(1);
    const parsed: {
      readonly status: string;
      readonly files: readonly {
        readonly issues: readonly unknown[];
        readonly failureCount: number;
      }[];
    } = JSON.parse(json.output);
    expect(parsed).toMatchObject({
      status: 'FAILED',
      files: [{ failureCount: 1200, rows: { pass: 0, warn: 0, fail: 1200 } }],
    });
    expect(parsed.files[0]?.issues).toHaveLength(1000);
  });

  it('numbers rows like a spreadsheet, including blank rows, and continues after a row of a different length', async () => {
    const [header, row] = aReturnText({ reference: 'R1' }).split('\n');
    await write('ragged.csv', `${header}\n${row}\n\n,,,,,,,,,\nR2,2025-05-01\n${row},more\n`);
    const { output } = await run('import', 'referrals', 'ragged.csv', '--agency', 'TVP');
    expect(output).toMatch(
      /3 rows: 1 PASS, 0 WARN, 2 FAIL\n {2}FAIL row 5: It has 2 cells where the header has 10.*\n {2}FAIL row 6: It has 11 cells/,
    );
  });
});

const header = aReturn().header.join(',');
const line = aReturnText({ reference: 'R1' }).split('\n')[1] ?? '';
const manyLines = Array.from({ length: 5000 }, (_, index) => line.replace('R1', `R${index}`)).join(
  '\n',
);

describe('a file that cannot be used', () => {
  it.each<{ name: string; content: string | Buffer; says: RegExp }>([
    { name: 'empty.csv', content: '', says: /It is empty/ },
    { name: 'blank.csv', content: '\u{feff}\r\n \n', says: /It is empty/ },
    { name: 'no-rows.csv', content: `${header}\n`, says: /column names and no rows.*--quarter/ },
    {
      name: 'no-header.csv',
      content: `${line}\n${line}\n`,
      says: /no known column name.*reference, received_on/,
    },
    { name: 'text.csv', content: 'Dear partner, see attached.\n', says: /no known column name/ },
    {
      name: 'missing.csv',
      content: 'reference,pathway,area\nR1,NRM,Reading\n',
      says: /lacks received_on, age_band/,
    },
    {
      name: 'twice.csv',
      content: `${header},sex\n${line},MALE\n`,
      says: /sex appears more than once/,
    },
    { name: 'tabs.csv', content: aReturnText({}).replaceAll(',', '\t'), says: /separated by tabs/ },
    {
      name: 'book.xlsx',
      content: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]),
      says: /broken or cut off\. Copy it again/,
    },
    {
      name: 'old.xls',
      content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      says: /older version of Excel.*CSV UTF-8/,
    },
    { name: 'print.pdf', content: '%PDF-1.7\n', says: /It is a PDF/ },
    {
      name: 'utf16.csv',
      content: Buffer.from(`\u{feff}${aReturnText({})}`, 'utf16le'),
      says: /UTF-16.*CSV UTF-8/,
    },
    {
      name: 'utf16-no-mark.csv',
      content: Buffer.from(aReturnText({}), 'utf16le'),
      says: /NUL byte/,
    },
    {
      name: 'nul.csv',
      content: `${header}\n${manyLines}\n${line}\0\n`,
      says: /Line 5002 contains a NUL byte/,
    },
    {
      name: 'latin1.csv',
      content: Buffer.from(`${header}\n${manyLines}\n${line.replace('R1', 'Ré')}\n`, 'latin1'),
      says: /Line 5002 is not written in UTF-8.*Windows-1252/,
    },
    {
      name: 'cut.csv',
      content: Buffer.from(`${header}\n${line.replace('R1', 'Ré')}`).subarray(0, header.length + 3),
      says: /last character is cut/,
    },
    {
      name: 'huge-cell.csv',
      content: `${header}\n${line.replace('R1', 'x'.repeat(4_000_000))}\n`,
      says: /Row 2 is longer than 64 KB/,
    },
    {
      name: 'wide.csv',
      content: `${Array.from({ length: 300 }, (_, index) => `c${index}`).join(',')}\n`,
      says: /300 columns; at most 100/,
    },
    {
      name: 'unclosed.csv',
      content: `${header}\n"${line}\n`,
      says: /quotation mark opens in row 2 and never closes/,
    },
    {
      name: 'unclosed-long.csv',
      content: `${header}\n"${line}\n${manyLines}`,
      says: /Row 2 is longer.*quotation mark opens in it/,
    },
    {
      name: 'quote.csv',
      content: `${header}\n${line.replace('R1', '5" knife')}\n`,
      says: /Row 2 has a quotation mark in the middle/,
    },
    {
      name: 'quarters.csv',
      content: aReturnText({ reference: 'R1' }, { reference: 'R2', received_on: '2025-07-01' }),
      says: /Q1 2025\/26.*Q2 2025\/26/,
    },
  ])('$name gets a sentence and exit code 2; no data changes', async ({ name, content, says }) => {
    await write(name, content);
    const before = await everything();
    const { exitCode, output, errors } = await run(
      'import',
      'referrals',
      name,
      '--agency',
      'TVP',
      '--publish',
    );
    expect({ exitCode, output, errors }).toEqual({
      exitCode: 2,
      output: '',
      errors: expect.stringMatching(new RegExp(`${name} cannot be used\\. .*${says.source}.*\n$`)),
    });
    expect(errors).not.toMatch(/\n\s+at /);
    expect(await everything()).toBe(before);
  });

  it.each<{ words: readonly string[]; says: RegExp }>([
    { words: ['frob'], says: /^Unknown command 'frob'\./ },
    {
      words: ['import', 'referrals', 'x.csv'],
      says: /^Required option '--agency <code>' not specified\./,
    },
    {
      words: ['import', 'referrals', 'x.csv', '--agency', 'TVP', '--force'],
      says: /^Unknown option '--force'\./,
    },
    {
      words: ['import', 'referrals', '-may.csv', '--agency', 'TVP'],
      says: /begins with a hyphen.*\.\/-may\.csv/,
    },
    {
      words: ['import', 'referrals', 'x.csv', '--agency', 'TVP', '--quarter', '2025-Q1'],
      says: /A quarter is written like 2025-26-Q1/,
    },
    {
      words: ['import', 'sightings', 'x.csv', '--agency', 'TVP'],
      says: /There is no dataset "sightings"\. Accepted: reports, disruptions, referrals, resources, ocgs\./,
    },
    {
      words: ['import', 'referrals', 'nowhere.csv', '--agency', 'TVP'],
      says: /nowhere\.csv cannot be used\. There is no such file/,
    },
    { words: ['import', 'referrals', '.', '--agency', 'TVP'], says: /It is not a file/ },
    {
      words: ['import', 'referrals', 'nowhere.csv', '--agency', 'NOBODY'],
      says: /No agency has the code or name "NOBODY"/,
    },
  ])('$words get one sentence and exit code 2', async ({ words, says }) => {
    const { exitCode, output, errors } = await run(...words);
    expect({ exitCode, output, errors }).toEqual({
      exitCode: 2,
      output: '',
      errors: expect.stringMatching(says),
    });
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});

describe.runIf(isDeep)('an import that is killed', () => {
  const rows = 15_000;
  const aBigReturn = (quantity: string, from: number) =>
    aReturnText(
      ...Array.from({ length: rows }, (_, index) => ({ reference: `R${from + index}`, quantity })),
    );

  it('leaves the data unchanged at any moment', async () => {
    await write('before.csv', aBigReturn('1', 0));
    await write('after.csv', aBigReturn('2', rows / 2));
    expect(
      await run('import', 'referrals', 'before.csv', '--agency', 'TVP', '--publish'),
    ).toMatchObject({ exitCode: 0 });
    const before = await everything();

    const hurry = await linger(test, ['referral', 'referral_history', 'referral_staging']);
    for (const moment of [
      'COPY referral_staging%',
      '%WITH twice%',
      '%INSERT INTO referral_history%',
      '%UPDATE referral %',
      '%INSERT INTO referral %',
      '%DELETE FROM referral_staging%',
    ]) {
      const { child, finished } = startCommand(
        ['import', 'referrals', 'after.csv', '--agency', 'TVP', '--publish', '--withdraw'],
        {
          databaseUrl: test.ownerUrl,
          folder,
        },
      );
      await untilRunning(moment);
      child.kill('SIGKILL');
      expect({ moment, exitCode: (await finished).exitCode }).toEqual({ moment, exitCode: null });
      await untilRunning(null);
      expect((await everything()) === before, `killed at ${moment}`).toBe(true);
    }
    await hurry();

    expect(
      await run('import', 'referrals', 'after.csv', '--agency', 'TVP', '--publish', '--withdraw'),
    ).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('7,500 records added, 7,500 corrected, 7,500 withdrawn'),
    });
  });

  /**
   * Waits until the import runs a statement like `moment` or, if null, until its connections are
   * closed.
   */
  async function untilRunning(moment: string | null): Promise<void> {
    const isReached =
      moment === null
        ? 'count(*) = 0'
        : `count(*) FILTER (WHERE state = 'active' AND query LIKE $1) > 0`;
    for (let tries = 0; tries < 20_000; tries += 1) {
      const [row] = await test.asOwner<{ reached: boolean }>(
        `SELECT ${isReached} AS reached FROM pg_stat_activity WHERE datname = current_database() AND usename = 'stronghold_app'`,
        moment === null ? [] : [moment],
      );
      if (row?.reached) return;
      await pause(1);
    }
    throw new Error(`The import never came to ${moment ?? 'its end'}`);
  }
});
