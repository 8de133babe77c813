import ExcelJs from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { impacts } from '#domain/lists.js';
import { disruptionTable, recordTables } from '#features/returns/record-table.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const RBC = 11;
const FILLED = 'agency=RBC&quarter=2026-27-Q2';

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  await test.asOwner(`
    UPDATE agency SET name = 'Ends next year', valid_to = '2027-12-31' WHERE code = 'GLAA';
    UPDATE agency SET name = 'Begins next year', valid_from = '2027-04-01' WHERE code = 'NCA'`);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const grants = [
    { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  sender = await signedIn(app, test, await addPerson(test, { name: 'Data manager', grants }));
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const take = (address: string) =>
  app.inject({
    ...{ method: 'GET', url: `/import/templates/${address}` },
    headers: {
      host: new URL(TEST_ORIGIN).host,
      cookie: [...sender.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
async function open(dataset: string): Promise<ExcelJs.Workbook> {
  const { rawPayload } = await take(`${dataset}.xlsx?${FILLED}`);
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(new Uint8Array(rawPayload).buffer);
  return workbook;
}

describe('a template', () => {
  it.each(Object.keys(recordTables))(
    'for %s, filled in like its example, needs no question and has nothing that fails',
    async (dataset) => {
      const workbook = await open(dataset);
      const sheet = workbook.getWorksheet('Return');
      const meanings = workbook.getWorksheet('What each column means');
      expect(meanings?.getCell('A1').text).toContain('Q2 2026/27');
      const columns = recordTables[dataset]?.declaration.columns ?? [];
      columns.forEach((_, index) => {
        const example = meanings?.getCell(5 + index, 4).text ?? '';
        if (sheet) sheet.getCell(2, index + 1).value = example;
      });
      const filled = Buffer.from(await workbook.xlsx.writeBuffer());
      const address = `/import/returns/${dataset}?agency=RBC&quarter=2026-27-Q2&stage=yes`;
      const { body } = await sender.sendFile(address, filled);
      const said: unknown = JSON.parse(body.trim().split('\n').at(-1) ?? '');
      expect(said).toMatchObject({ is: 'STAGED', isToMap: false });
      const { data } = await sender.ask(
        '{ stagedReturns { id dataset unusable failCount findings { column value message } } }',
      );
      expect(
        data.stagedReturns.find(
          (each: { dataset: string }) => each.dataset === dataset.toUpperCase(),
        ),
      ).toMatchObject({ unusable: null, failCount: 0 });
    },
  );

  it('offers the choices in its cells', async () => {
    const sheet = (await open('resources')).getWorksheet('Return');
    expect(sheet?.getCell('A2').text).toBe('Q2 2026/27');
    expect(sheet?.getCell('B2').dataValidation).toMatchObject({
      ...{ type: 'list', formulae: ['Lists!$B$1:$B$4'] },
    });
  });

  it('as JSON has the questions of a form, with the same lists', async () => {
    const answer = await take(`disruptions.json?${FILLED}`);
    expect(answer.statusCode).toBe(200);
    const { columns } = answer.json<{ columns: readonly { name: string }[] }>();
    expect(columns.map(({ name }) => name)).toEqual(
      disruptionTable.declaration.columns.map(({ name }) => name),
    );
    const find = (name: string) => columns.find((each) => each.name === name);
    expect(find('claimed_impact')).toMatchObject({
      ...{ isRequired: true, input: 'text', meaning: 'One value from the list.' },
      choices: Object.values(impacts),
    });
    expect(find('occurred_on')).toMatchObject({ input: 'date', choices: null });
    expect(find('area')).toMatchObject({ choices: expect.arrayContaining(['Reading']) });
    expect((await take('disruptions.json?agency=TVP&quarter=2026-27-Q2')).statusCode).toBe(403);
  });

  it('offers agencies that exist in its quarter', async () => {
    const lists = (await open('referrals')).getWorksheet('Lists');
    const offered: string[] = [];
    lists?.eachRow((row) => row.eachCell(({ text }) => offered.push(text)));
    expect(offered).toContain('Ends next year');
    expect(offered).not.toContain('Begins next year');
  });

  it.each([
    ['fish.xlsx?agency=RBC&quarter=2026-27-Q2', 404],
    ['constructor.xlsx?agency=RBC&quarter=2026-27-Q2', 404],
    ['__proto__.json?agency=RBC&quarter=2026-27-Q2', 404],
    ['reports.xlsx?agency=RBC', 404],
    ['reports.xlsx?agency=TVP&quarter=2026-27-Q2', 403],
  ])('is not made for %s', async (address, status) => {
    expect((await take(address)).statusCode).toBe(status);
  });
});
