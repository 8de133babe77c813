import ExcelJs from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { recordTables } from '#features/returns/record-table.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

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

/** The last line of the answer, and the datasets of what is staged after it. */
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

it('headings that no dataset knows lead to a question, and nothing is stored', async () => {
  const { line, staged } = await send(toText('Worker', 'Notes'));
  expect(line).toMatchObject({ is: 'DONE', outcome: { status: 'UNUSABLE', datasets: ALL } });
  expect(staged).toEqual([]);
});

it('an agency’s own headings are known once they were matched', async () => {
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

it('two sheets that could be meant are asked about before the dataset', async () => {
  const book = new ExcelJs.Workbook();
  for (const name of ['Q1', 'Q2']) book.addWorksheet(name).addRow(['Worker', 'Notes', 'x', 'y']);
  const { line, staged } = await send(Buffer.from(await book.xlsx.writeBuffer()));
  expect(line).toMatchObject({ outcome: { status: 'UNUSABLE', sheets: ['Q1', 'Q2'] } });
  expect(staged).toEqual([]);
});

it('what is no table is refused in its own words', async () => {
  const { line } = await send('');
  expect(line).toMatchObject({ outcome: { message: expect.stringContaining('It is empty') } });
});

it('the dataset is looked for only in what is staged', async () => {
  const { line } = await send(toText('Worker'), 'likely=yes');
  expect(line.error).toMatch(/^likely: /);
});
