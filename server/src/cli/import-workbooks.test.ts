import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { runCommand } from '#testing/command.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { aHandMadeWorkbook, aTextRow } from '#testing/workbooks.js';

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

const importFile = (name: string, ...more: readonly string[]) =>
  runCommand(['import', 'referrals', name, '--agency', 'TVP', ...more], {
    databaseUrl: test.ownerUrl,
    folder,
  });
const write = (name: string, content: string | Buffer) =>
  writeFile(path.join(folder, name), content);

const header = [
  'reference',
  'received_on',
  'pathway',
  'age_band',
  'area',
  'quantity',
  'county_lines',
  'outcome',
];

/** The records, without values that differ for each publication. */
async function findRecords(): Promise<unknown> {
  return test.asOwner(`SELECT reference, received_on::text, pathway, age_band, area_code, quantity, county_lines, outcome, record_key, version
                       FROM referral ORDER BY reference`);
}

describe('a workbook as a return', () => {
  const csv = [
    header.join(','),
    '10045,2025-05-01,NRM,ADULT_18_OR_OVER,E06000038,3,YES,"moved, and safe"',
    'R-2,30/06/2025,nrm,Child (17 or under),Reading,1,NO,',
    'Ré 3,2025-04-01,DUTY_TO_NOTIFY,ADULT_18_OR_OVER,E06000060,1,,   ',
    '',
  ].join('\n');

  async function writeTheSameAsWorkbook(name: string): Promise<void> {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('How to fill this in').addRow(['Send this by the end of the month.']);
    const sheet = book.addWorksheet('Q1');
    sheet.addRow(header);
    const day = (month: number, date: number) => new Date(Date.UTC(2025, month - 1, date));
    const rows = [
      [
        10_045,
        day(5, 1),
        'NRM',
        'ADULT_18_OR_OVER',
        'E06000038',
        { formula: '1+2', result: 3 },
        true,
        { richText: [{ text: 'moved, ' }, { text: 'and safe' }] },
      ],
      [
        'R-2',
        day(6, 30),
        'nrm',
        'Child (17 or under)',
        'Reading',
        1,
        { formula: 'FALSE()', result: false },
        null,
      ],
      ['Ré 3', '01/04/2025', 'DUTY_TO_NOTIFY', 'ADULT_18_OR_OVER', 'E06000060', 1, null, '   '],
    ] satisfies readonly ExcelJS.CellValue[][];
    for (const row of rows) sheet.addRow(row).getCell(2).numFmt = 'dd/mm/yyyy';
    await write(name, Buffer.from(await book.xlsx.writeBuffer()));
  }

  it('makes the same records as the CSV file of the same return, so that sending both changes nothing', async () => {
    await write('q1.csv', csv);
    await writeTheSameAsWorkbook('q1.xlsx');

    expect(await importFile('q1.xlsx', '--publish')).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/q1\.xlsx: Q1 2025\/26.*\n {2}3 rows: 3 PASS/),
    });
    const ofWorkbook = await findRecords();
    expect(ofWorkbook).toMatchObject([
      {
        reference: '10045',
        received_on: '2025-05-01',
        quantity: 3,
        county_lines: true,
        outcome: 'moved, and safe',
      },
      {
        reference: 'R-2',
        received_on: '2025-06-30',
        area_code: 'E06000038',
        county_lines: false,
        outcome: null,
      },
      { reference: 'Ré 3', received_on: '2025-04-01', county_lines: null, outcome: null },
    ]);
    expect(await importFile('q1.csv', '--publish')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'nothing changed: the records were already the same. The data version is still 1.',
      ),
    });
    expect(await findRecords()).toEqual(ofWorkbook);

    await test.asOwner('TRUNCATE agency_data_version, submission, referral, referral_history');
    await importFile('q1.csv', '--publish');
    expect(await findRecords()).toEqual(ofWorkbook);
    expect(await importFile('q1.xlsx', '--publish')).toMatchObject({
      output: expect.stringContaining('nothing changed'),
    });
  });

  it('fails if values cannot be read as text, names each row, column and cell, and writes nothing', async () => {
    const cells = (reference: string, received: string, quantity: string) =>
      `${reference}${received}<c t="str"><v>NRM</v></c><c t="str"><v>ADULT_18_OR_OVER</v></c><c t="str"><v>Reading</v></c>${quantity}`;
    const text = (value: string) => `<c t="str"><v>${value}</v></c>`;
    const day = '<c s="1"><v>45778</v></c>';
    const rows = [
      aTextRow(3, ...header),
      `<row r="4">${cells(text('R1'), day, '<c><v>1</v></c>')}</row>`,
      `<row r="6">${cells('<c><v>1.2345678901234E+19</v></c>', '<c><v>45778</v></c>', '<c><f>B2</f></c>')}</row>`,
      `<row r="7">${cells('<c t="e"><f>X1</f><v>#REF!</v></c>', day, '<c s="2"><v>0.5</v></c>')}</row>`,
      `<row r="8">${cells(day, text('31/04/2025'), text('1'))}</row>`,
    ];
    await write(
      'faults.xlsx',
      aHandMadeWorkbook({
        sheets: [{ name: 'May', rows: rows.join('') }],
        formats: ['dd/mm/yyyy', '0%'],
      }),
    );
    const { exitCode, output } = await importFile('faults.xlsx', '--publish');
    expect(exitCode).toBe(1);
    expect(output).toContain('4 rows: 1 PASS, 0 WARN, 3 FAIL');
    for (const line of [
      /FAIL row 6, reference "12345678901234000000": Cell A6 holds a number of more than 15 digits/,
      /FAIL row 6, received_on "45778": Cell B6 holds the number 45778, which is not formatted as a date/,
      /FAIL row 6, quantity: Cell F6 holds a formula, and its result is not stored/,
      /FAIL row 7, reference "#REF!": Cell A7 holds the error #REF!/,
      /FAIL row 7, quantity "0\.5": Cell F7 holds a percentage/,
      /FAIL row 8, reference "2025-05-01": Cell A8 holds a date/,
      /FAIL row 8, received_on "31\/04\/2025": It is not a date/,
    ])
      expect(output).toMatch(line);
    expect(await findRecords()).toEqual([]);
  });

  it('names the cell of the heading if there is one column too many', async () => {
    const rows =
      aTextRow(3, ...header, 'notes') +
      aTextRow(4, 'R1', '2025-05-01', 'NRM', 'UNKNOWN', 'Reading', '1', 'YES', '', 'call back');
    await write('notes.xlsx', aHandMadeWorkbook({ sheets: [{ name: 'May', rows }] }));
    expect(await importFile('notes.xlsx')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('WARN row 3, notes "notes": No column'),
    });
  });

  it('that is refused at its very end leaves the data as it was', async () => {
    const row = (number: number) =>
      aTextRow(number, `R${number}`, '2025-05-01', 'NRM', 'UNKNOWN', 'Reading', '1', 'YES', '');
    const rows =
      aTextRow(1, ...header) + Array.from({ length: 3000 }, (_, index) => row(index + 2)).join('');
    const afterRows = '<mergeCells><mergeCell ref="A3000:A3001"/></mergeCells>';
    await write('merged.xlsx', aHandMadeWorkbook({ sheets: [{ name: 'May', rows, afterRows }] }));
    const { exitCode, output, errors } = await importFile('merged.xlsx', '--publish');
    expect({ exitCode, output, errors }).toEqual({
      exitCode: 2,
      output: '',
      errors: expect.stringMatching(
        /^merged\.xlsx cannot be used\. Its cells A3000:A3001 are merged, .*\n$/,
      ),
    });
    expect(await findRecords()).toEqual([]);
    expect(await test.asOwner('SELECT 1 FROM referral_staging')).toEqual([]);
  });
});
