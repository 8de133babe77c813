import ExcelJs from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { recordTables } from '#features/returns/record-table.js';
import { Archive } from '#features/returns/workbook/archive.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { aHandMadeWorkbook, aTextRow } from '#testing/workbooks.js';

const RBC = 11;
const ALL = Object.values(recordTables).map(({ declaration }) => declaration.dataset);

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const grants = [
    { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  sender = await signedIn(app, test, await addPerson(test, { name: 'Data manager', grants }));
});
beforeEach(() => test.asOwner('TRUNCATE staged_return, return_mapping'));
afterAll(async () => {
  await app.close();
  await test.close();
});

/** The last line of the answer, and the datasets of the returns that are staged afterwards. */
async function send(content: Buffer | string, parts = 'stage=yes&likely=yes') {
  const { body } = await sender.sendFile(`/import/returns/reports?agency=RBC&${parts}`, content);
  const { data } = await sender.ask('{ stagedReturns { dataset sheet } }');
  return {
    line: JSON.parse(body.trim().split('\n').at(-1) ?? ''),
    staged: data.stagedReturns,
  };
}

const toText = (...headings: readonly string[]) =>
  `${headings.join(',')}\n${headings.map(() => 'x').join(',')}\n`;

it.each(Object.values(recordTables))(
  'a file with the columns of $declaration.dataset is staged as one of them, whatever the address names',
  async ({ declaration: { dataset, columns } }) => {
    const { line, staged } = await send(toText(...columns.map(({ name }) => name)));
    expect(line).toMatchObject({ is: 'STAGED' });
    expect(staged).toMatchObject([{ dataset }]);
  },
);

it('headings that fit no dataset lead to a question, and nothing is stored', async () => {
  const { line, staged } = await send(toText('Worker', 'Notes'));
  expect(line).toMatchObject({ is: 'DONE', outcome: { status: 'UNUSABLE', datasets: ALL } });
  expect(staged).toEqual([]);
});

it('an agency’s own headings are known once they have been matched', async () => {
  const own = { Worker: 'reference', Where: 'area', Which: 'pathway' };
  for (const [heading, column] of Object.entries(own))
    await test.asOwner(
      `INSERT INTO return_mapping (agency_id, dataset, heading, column_name) VALUES ($1, 'REFERRALS', $2, $3)`,
      [RBC, heading.toUpperCase(), column],
    );
  const { staged } = await send(toText(...Object.keys(own)));
  expect(staged).toMatchObject([{ dataset: 'REFERRALS' }]);
});

it('a workbook with notes is read without a question, and says which sheet was read', async () => {
  const book = new ExcelJs.Workbook();
  book.addWorksheet('Notes').addRow(['How we count']);
  const sheet = book.addWorksheet('Q2');
  sheet.addRow(['Our ref', 'Date of referral', 'Type of referral', 'Gender', 'RAG', 'RG date']);
  sheet.addRow(['A1', '2026-08-01', 'NRM', 'F', 'R', '']);
  const { staged } = await send(Buffer.from(await book.xlsx.writeBuffer()));
  expect(staged).toEqual([{ dataset: 'REFERRALS', sheet: 'Q2' }]);
});

it('the texts of a workbook are read once, for every dataset and for what is staged', async () => {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('Q2');
  sheet.addRow(['Our ref', 'Date of referral', 'Type of referral', 'Gender', 'RAG', 'RG date']);
  sheet.addRow(['A1', '2026-08-01', 'NRM', 'F', 'R', '']);
  const reading = vi.spyOn(Archive.prototype, 'read');
  const content = Buffer.from(await book.xlsx.writeBuffer());
  const { line, staged } = await send(content);
  const read = reading.mock.calls.map(([name]) => name).filter((name) => /strings/i.test(name));
  reading.mockRestore();
  expect(line).toMatchObject({ is: 'STAGED', isToMap: true });
  expect(staged).toMatchObject([{ dataset: 'REFERRALS' }]);
  expect(read).toEqual(['xl/sharedStrings.xml']);
});

it('two sheets that could be meant are asked about before the dataset', async () => {
  const book = new ExcelJs.Workbook();
  for (const name of ['Q1', 'Q2']) book.addWorksheet(name).addRow(['Worker', 'Notes', 'x', 'y']);
  const { line, staged } = await send(Buffer.from(await book.xlsx.writeBuffer()));
  expect(line).toMatchObject({ outcome: { status: 'UNUSABLE', sheets: ['Q1', 'Q2'] } });
  expect(staged).toEqual([]);
});

it('a file that is not a table is refused with a sentence of its own', async () => {
  const { line } = await send('');
  expect(line).toMatchObject({ outcome: { message: expect.stringContaining('It is empty') } });
});

it('the dataset is looked for only if the file is staged', async () => {
  const { line } = await send(toText('Worker'), 'likely=yes');
  expect(line.error).toMatch(/^likely: /);
});

it('the message does not name every sheet if many could be meant', async () => {
  const rows = aTextRow(1, 'Worker', 'Notes', 'x', 'y');
  const sheets = Array.from({ length: 300 }, (_, each) => ({
    name: `Sheet ${each} of ours`,
    rows,
  }));
  const { line } = await send(aHandMadeWorkbook({ sheets }));
  expect(line.outcome.message).toMatch(/"Sheet 9 of ours" and 290 more\)/);
  expect(line.outcome.sheets).toHaveLength(300);
});

/** Texts that a screen, a spreadsheet or a shell would act on, as sheet names and headings. */
const hostile = [
  { because: 'markup', text: '<img src=x onerror="alert(1)">' },
  { because: 'a command', text: '"; touch alert(1) $(alert) `alert`' },
  { because: 'a formula', text: '=HYPERLINK("http://alert";A1)' },
  { because: 'control characters', text: 'alert\u001b[31m\u0007\u202e\u200b' },
  { because: '32,000 characters', text: 'alert '.repeat(5_400) },
];
const inXml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u001b', '_x001B_')
    .replaceAll('\u0007', '_x0007_');
const UNSEEN = /[^\P{Cc}\n]|\p{Cf}/u;
/** Every text in an answer, at any depth. */
const textsOf = (found: Json): readonly string[] =>
  typeof found === 'string' ? [found] : Object.values(found ?? {}).flatMap(textsOf);
const isHarmless = (found: Json) => {
  for (const text of textsOf(found)) {
    expect(text).not.toMatch(UNSEEN);
    expect(text.length).toBeLessThan(1_000);
  }
};

describe.each(hostile)('a workbook whose names have $because', ({ text }) => {
  const own = ['Our ref', 'Date of referral', 'Type of referral', 'Gender', 'RAG', 'RG date'];
  const logged = () => test.asOwner('SELECT what, filter, reason FROM audit_entry');

  it('is answered about its sheets in a sentence', async () => {
    const sheets = [1, 2, 3].map((each) => ({
      name: inXml(`${each} ${text}`),
      rows: aTextRow(1, inXml(text), 'Notes', 'x', 'y') + aTextRow(2, 'a', 'b', 'c', 'd'),
    }));
    const content = aHandMadeWorkbook({ sheets });
    for (const parts of [
      'stage=yes&likely=yes',
      'stage=yes',
      `publish=no&sheet=${encodeURIComponent(text.slice(0, 500))}`,
    ]) {
      const { line } = await send(content, parts);
      expect(line).toMatchObject({ outcome: { status: 'UNUSABLE', message: expect.any(String) } });
      isHarmless(line);
      // The text that people paste into a shell names the sheet, and does not run anything.
      const option = /--sheet ('.*'|"[^"$`\\!]*")\)/;
      if (line.outcome.message.includes('--sheet')) expect(line.outcome.message).toMatch(option);
    }
    expect(JSON.stringify(await logged())).not.toContain('alert');
  });

  it('shows, logs and gives back its headings in a form that nothing acts on', async () => {
    const rows =
      aTextRow(1, ...own, inXml(text)) + aTextRow(2, 'A1', '2026-08-01', 'NRM', 'F', 'R', '', 'x');
    const content = aHandMadeWorkbook({ sheets: [{ name: inXml(text), rows }] });
    const { line } = await send(content);
    expect(line).toMatchObject({ is: 'STAGED' });
    isHarmless(line);
    const { data } = await sender.ask(
      'query ($id: ID!) { stagedReturn(id: $id) { sheet fileName unusable notYet columns { heading column } firstRows { cells } findings { heading value message } } }',
      { id: line.id },
    );
    expect(data.stagedReturn.columns).toHaveLength(7);
    isHarmless(data.stagedReturn);
    const csv = await sender.get(`/import/staged/${line.id}.csv`);
    expect(csv.status).toBe(200);
    expect(csv.body).not.toMatch(/(^|,)"?[=+@-]/m);
    expect((await sender.get(`/import/staged/${line.id}.xlsx`)).status).toBe(200);
    isHarmless((await send(content, 'publish=no')).line);
    expect(JSON.stringify(await logged())).not.toContain('alert');
  });
});
