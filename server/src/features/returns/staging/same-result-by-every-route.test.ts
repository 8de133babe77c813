import ExcelJs from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { toPlainName } from '#domain/returns/column.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { insertToken } from '#features/people/token.store.js';
import { importReturns } from '#features/returns/import-returns.js';
import { referralTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText, type ReferralCells } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { spill } from './spill.js';

const RBC = 11;

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
let secret = '';
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const grants = [
    { role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  const personId = await addPerson(test, { name: 'Data manager', grants });
  sender = await signedIn(app, test, personId);
  ({ secret } = await test.database.write((transaction) =>
    insertToken(transaction, { personId, name: 'Nightly', scopes: ['IMPORT'], days: 1 }),
  ));
});
beforeEach(() =>
  test.asOwner(
    'TRUNCATE agency_data_version, submission, staged_return, return_mapping, return_word, return_heading_row, referral, referral_history, referral_staging',
  ),
);
afterAll(async () => {
  await app.close();
  await test.close();
});

/** The outcome of one way of sending a file: its findings, and the records once it is published. */
type Way = (
  content: Buffer,
  /** The name of the chosen sheet; empty if the headings decide. */
  sheet: string,
  /** The row of the headings; left out or empty if the first rows decide. */
  headingRow?: string,
) => Promise<{
  readonly said: string | null;
  readonly findings: readonly unknown[];
  /** Words that are not in any list, with their meanings. */
  readonly words: readonly unknown[];
  readonly publish: () => Promise<void>;
}>;

/** A finding as people read it, with the file's own name for the column. */
const toFinding = ({ level, row, column, heading, value, message }: Json) => ({
  ...{ level, row, column, value, message },
  place: heading ?? column,
});
const withHeading = (issue: Json, headings: Json) => ({
  ...issue,
  heading: headings.find(({ column }: Json) => column === issue.column)?.heading ?? null,
});
/** The page uses the usual name of the file; the command uses its path. */
const ofOutcome = ({ status, message = '', files = [] }: Json) => ({
  said: status === 'UNUSABLE' ? String(message) : null,
  findings: files.flatMap(({ issues, headings }: Json) =>
    issues.map((issue: Json) => toFinding(withHeading(issue, headings))),
  ),
  words: inOrder(files.flatMap(({ words }: Json) => words)),
});
/** The page lists words in the order of the columns, with words without a choice first. */
const inOrder = (words: readonly Json[]): readonly Json[] =>
  words
    .map(({ column, word, rows, entry }) => ({ column, word, rows, entry }))
    .sort((one, other) => (`${one.column} ${one.word}` < `${other.column} ${other.word}` ? -1 : 1));

const byCommand: Way = async (content, sheet, headingRow = '') => {
  const run = async (isToPublish: boolean) => {
    const found = await spill(content);
    return importReturns(test.database, {
      ...{ table: referralTable, actor: commandLine, rights: machineAdministrator, agency: 'RBC' },
      ...{ quarter: null, isPartial: false, isToPublish, today: '2026-11-24', now: new Date() },
      report: () => undefined,
      files: [
        {
          name: 'return.csv',
          open: (columns, remembered) =>
            openFoundReturn(
              {
                ...{ ...found, columns, onProgress: () => undefined },
                sheet: sheet === '' ? null : sheet,
                headings: { wanted: headingRow === '' ? null : Number(headingRow), remembered },
              },
              'return.csv',
            ),
        },
      ],
    });
  };
  return { ...ofOutcome(await run(false)), publish: async () => void (await run(true)) };
};

const byToken: Way = async (content, sheet, headingRow = '') => {
  const run = async (publish: string): Promise<Json> => {
    const head =
      '--edge\r\ncontent-disposition: form-data; name="file"; filename="return.csv"\r\n\r\n';
    const { body } = await app.inject({
      ...{
        method: 'POST',
        url: `/import/returns/referrals?agency=RBC&publish=${publish}&sheet=${sheet}&heading-row=${headingRow}`,
      },
      headers: {
        host: new URL(TEST_ORIGIN).host,
        authorization: `Bearer ${secret}`,
        'content-type': 'multipart/form-data; boundary=edge',
      },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--edge--\r\n')]),
    });
    return JSON.parse(body.trim().split('\n').at(-1) ?? '').outcome;
  };
  return { ...ofOutcome(await run('no')), publish: async () => void (await run('yes')) };
};

const byPage: Way = async (content, sheet, headingRow = '') => {
  const { body } = await sender.sendFile(
    `/import/returns/referrals?agency=RBC&stage=yes&sheet=${sheet}&heading-row=${headingRow}`,
    content,
  );
  const { id, outcome } = JSON.parse(body.trim().split('\n').at(-1) ?? '');
  if (id === undefined) return { ...ofOutcome(outcome), publish: () => Promise.resolve() };
  const { data } = await sender.ask(
    'query ($id: ID!) { stagedReturn(id: $id) { version unusable findings { id level row column heading value message } wordColumns { column words { word rows entry } } } }',
    { id },
  );
  const { version, unusable, findings, wordColumns } = data.stagedReturn;
  const change = (name: string, field: string, input: Json) =>
    sender.ask(
      `mutation ($input: ${name}Input!) { ${field}(input: $input) { version problems { message } } }`,
      { input },
    );
  return {
    said: unusable,
    findings: findings.map(toFinding),
    words: inOrder(
      wordColumns.flatMap(({ column, words }: Json) =>
        words
          .filter(({ rows: count }: Json) => count > 0)
          .map((each: Json) => ({ ...each, column })),
      ),
    ),
    publish: async () => {
      const meant = findings.filter(({ level }: Json) => level === 'WARN');
      const said = {
        id,
        version,
        why: 'It is meant',
        findings: meant.map((each: Json) => each.id),
      };
      const after =
        meant.length === 0
          ? version
          : (await change('AcknowledgeWarnings', 'acknowledgeWarnings', said)).data
              .acknowledgeWarnings.version;
      await change('PublishReturn', 'publishReturn', { id, version: after });
    },
  };
};

/** All contents of records, except the submission that they came with. */
const records = () =>
  test.asOwner(
    `SELECT to_jsonb(referral) - 'submission_id' AS record FROM referral ORDER BY reference`,
  );

const aWorkbook = (...rows: readonly ReferralCells[]) => aBook({ Return: rows });

async function aBook(sheets: Readonly<Record<string, readonly ReferralCells[]>>): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const line of aReturnText(...rows)
      .trimEnd()
      .split('\n'))
      sheet.addRow(line.split(','));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const rows = Array.from({ length: 5 }, (_, index) => ({ reference: `R${index}` }));
const twoSheets = () => aBook({ April: rows, May: [{ reference: 'M1' }] });
/** A title, a line with a date, an empty row, and only then the return. */
async function titled(): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('Return');
  sheet.addRow(['Safeguarding referrals, Q1']);
  sheet.addRow(['Made on', '1 July 2025']);
  sheet.addRow([]);
  for (const line of aReturnText(...rows, { reference: '=R9' })
    .trimEnd()
    .split('\n'))
    sheet.addRow(line.split(','));
  sheet.mergeCells('A1:D1');
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
const files: readonly (readonly [
  string,
  () => Promise<Buffer> | Buffer,
  sheet?: string,
  headingRow?: string,
])[] = [
  ['is in order', () => Buffer.from(aReturnText(...rows))],
  ['warns', () => Buffer.from(aReturnText(...rows, { reference: '=R9' }))],
  [
    'fails in several rows, one twice',
    () =>
      Buffer.from(
        aReturnText(
          ...rows,
          { reference: 'R1' },
          { reference: 'A', age_band: 'Grown up', area: 'Berks West' },
          { reference: 'B', quantity: 'many', received_on: '2025-02-30' },
        ),
      ),
  ],
  [
    'has empty cells that every row must have',
    () => Buffer.from(aReturnText(...rows, { reference: 'E', age_band: '', received_on: '' })),
  ],
  [
    'says its values in words',
    () => aWorkbook(...rows, { reference: 'W', age_band: 'Adult (18 or over)' }),
  ],
  [
    'lies in two quarters',
    () => Buffer.from(aReturnText(...rows, { received_on: '2025-08-01', reference: 'Z' })),
  ],
  ['is a workbook of two such sheets', twoSheets],
  ['is a workbook of two such sheets, of which one is named', twoSheets, 'May'],
  ['is a workbook without the sheet that is named', twoSheets, 'June'],
  ['is CSV, of which a sheet is named', () => Buffer.from(aReturnText(...rows)), 'May'],
  ['has a title above its headings', titled],
  ['has a title, and its headings are named', titled, '', '4'],
  ['has nothing in the row that is named', titled, '', '3'],
  ['is CSV with a title', () => Buffer.from(`Referrals;;\n\n${aReturnText(...rows)}`)],
  [
    'is CSV with a title, and fails below it',
    () =>
      Buffer.from(`Referrals\n${aReturnText(...rows, { age_band: 'Grown up', reference: 'A' })}`),
  ],
  ['is no table', () => Buffer.from('%PDF-1.7 and so on')],
  [
    'has a quotation mark that never closes',
    () => Buffer.from(`${aReturnText(...rows)}"R8,2025-05-01\n`),
  ],
];

describe('the same file by page, command and token', () => {
  it.each(files.map(([that, make, sheet = '', row = '']) => [that, { make, sheet, row }] as const))(
    'that %s has the same findings, word for word, and the same records',
    async (_, { make, sheet, row }) => {
      const content = await make();
      const seen: unknown[] = [];
      for (const way of [byCommand, byToken, byPage]) {
        await test.asOwner(
          'TRUNCATE agency_data_version, submission, staged_return, referral, referral_history, referral_staging',
        );
        const { said, findings, publish } = await way(content, sheet, row);
        await publish();
        seen.push({
          said: said?.replace('return.csv cannot be used. ', ''),
          findings,
          records: await records(),
        });
      }
      const [command, token, page] = seen;
      expect(token).toEqual(command);
      expect(page).toEqual(command);
    },
  );

  it('that has its headings in a remembered row is read from there in each way', async () => {
    const own =
      'area,Made by hand\nRef,Day,Kind,Age,Place\nR1,2025-05-01,NRM,Adult (18 or over),Reading\n';
    const content = Buffer.from(own);
    const { body } = await sender.sendFile(
      '/import/returns/referrals?agency=RBC&stage=yes',
      content,
    );
    const { id } = JSON.parse(body.trim().split('\n').at(-1) ?? '');
    const ask = async (input: Json) =>
      (
        await sender.ask(
          'mutation ($input: StageReturnInput!) { stageReturn(input: $input) { version problems { message } staged { headingRow columns { position heading } firstRows { row cells } } } }',
          { input: { id, ...input } },
        )
      ).data.stageReturn;
    // The first row names a column, and no other row does.
    const chosen = await ask({ version: 1, columns: [], headingRow: 2 });
    expect(chosen).toMatchObject({ problems: [], staged: { headingRow: 2 } });
    expect(chosen.staged.firstRows.slice(0, 2)).toEqual([
      { row: 1, cells: ['area', 'Made by hand'] },
      { row: 2, cells: ['Ref', 'Day', 'Kind', 'Age', 'Place'] },
    ]);
    const names = ['reference', 'received_on', 'pathway', 'age_band', 'area'];
    const columns = names.map((column, position) => ({ position, column }));
    await ask({ version: chosen.version, columns });
    for (const way of [byCommand, byToken, byPage])
      expect(await way(content, '')).toMatchObject({ said: null, findings: [] });
  });

  it('has its agency’s words read in the same way, and asks about unexplained ones in the same way', async () => {
    await test.asOwner(
      `INSERT INTO return_word VALUES ($1, 'REFERRALS', 'sex', 'F', 'FEMALE'), ($1, 'REFERRALS', 'sex', 'NK', '')`,
      [RBC],
    );
    const own = [
      { reference: 'W1', sex: 'F' },
      { reference: 'W2', sex: 'f' },
      { reference: 'W3', sex: 'NK' },
    ];
    const content = Buffer.from(aReturnText(...own));
    const seen: unknown[] = [];
    for (const way of [byCommand, byToken, byPage]) {
      await test.asOwner(
        'TRUNCATE agency_data_version, submission, staged_return, referral, referral_history, referral_staging',
      );
      const { findings, words, publish } = await way(content, '');
      await publish();
      const all = await records();
      seen.push({ findings, words, records: all });
      expect(all.map(({ record }: Json) => record.sex)).toEqual(['FEMALE', 'FEMALE', null]);
    }
    expect(seen[0]).toMatchObject({
      findings: [],
      words: [
        { column: 'sex', word: 'F', rows: 2, entry: 'FEMALE' },
        { column: 'sex', word: 'NK', rows: 1, entry: '' },
      ],
    });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);

    const unknown = Buffer.from(aReturnText(...own, { reference: 'W4', sex: 'X', area: 'Rdg' }));
    const found: unknown[] = [];
    for (const way of [byCommand, byToken, byPage]) {
      const { findings, words } = await way(unknown, '');
      found.push({ findings, words });
    }
    expect(found[0]).toMatchObject({
      findings: [
        { level: 'FAIL', row: 5, column: 'area', value: 'Rdg' },
        { level: 'FAIL', row: 5, column: 'sex', value: 'X' },
      ],
    });
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });

  it('that has its own headings names its columns by them, both before and after a cell is corrected', async () => {
    const own = {
      ...{ reference: 'Our ref', received_on: 'Day', pathway: 'Kind' },
      ...{ age_band: 'Age', area: 'LA' },
    };
    for (const [column, heading] of Object.entries(own))
      await test.asOwner(
        `INSERT INTO return_mapping (agency_id, dataset, heading, column_name) VALUES ($1, 'REFERRALS', $2, $3)`,
        [RBC, toPlainName(heading), column],
      );
    const aFile = (area: string) =>
      Buffer.from(
        `${Object.values(own).join(',')}\nR1,2025-05-01,NRM,Grown up,Reading\nR2,2025-05-01,NRM,Adult (18 or over),${area}\n`,
      );
    const inAll = async (area: string) => {
      const all = [];
      for (const way of [byCommand, byToken, byPage])
        all.push((await way(aFile(area), '')).findings);
      return all;
    };
    const [command, token, page] = await inAll('Berks');
    expect(command).toMatchObject([
      { level: 'FAIL', row: 2, column: 'age_band', place: 'Age', value: 'Grown up' },
      { level: 'FAIL', row: 3, column: 'area', place: 'LA', value: 'Berks' },
    ]);
    expect(token).toEqual(command);
    expect(page).toEqual(command);

    const { body } = await sender.sendFile(
      '/import/returns/referrals?agency=RBC&stage=yes',
      aFile('Berks'),
    );
    const { id } = JSON.parse(body.trim().split('\n').at(-1) ?? '');
    const { version } = (
      await sender.ask('query ($id: ID!) { stagedReturn(id: $id) { version } }', { id })
    ).data.stagedReturn;
    const { data } = await sender.ask(
      'mutation ($input: CorrectCellInput!) { correctCell(input: $input) { problems { message } staged { findings { level row column heading value message } } } }',
      { input: { id, version, row: 3, column: 'area', value: 'Reading' } },
    );
    expect(data.correctCell.problems).toEqual([]);
    const [corrected] = await inAll('Reading');
    expect(corrected).toHaveLength(1);
    expect(data.correctCell.staged.findings.map(toFinding)).toEqual(corrected);
  });

  it('that is a workbook with two such sheets leads to a question, and has the records of the chosen sheet', async () => {
    const content = await twoSheets();
    const address = '/import/returns/referrals?agency=RBC&stage=yes';
    const { outcome } = JSON.parse(
      (await sender.sendFile(address, content)).body.trim().split('\n').at(-1) ?? '',
    );
    expect(outcome).toMatchObject({
      ...{ status: 'UNUSABLE', sheets: ['April', 'May'] },
      message: expect.stringContaining('say which of them it is (--sheet "April")'),
    });
    await (await byPage(content, 'May')).publish();
    expect(await test.asOwner('SELECT reference FROM referral')).toEqual([{ reference: 'M1' }]);
  });
});
