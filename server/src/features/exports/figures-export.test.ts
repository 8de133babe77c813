import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { allowances } from '#domain/cost/allowances.js';
import { CSV_TYPE } from '#platform/http/file-sender.js';
import type { Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentReferrals, sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];
const cleared: Grant = {
  role: 'ANALYST',
  agencyIds: [TVP],
  areaCodes: [],
  marking: 'OFFICIAL_SENSITIVE',
};
const ofCouncil: Grant = {
  role: 'CONTRIBUTOR',
  agencyIds: [RBC],
  areaCodes: [],
  marking: 'OFFICIAL',
};
const recording = { title: '=HYPERLINK("http://x","New form")' };

let partnership: TestPartnership;
let app: FastifyInstance;
let grants: readonly Grant[];
beforeAll(async () => {
  const days = ['2025-05-01', '2025-08-01', '2026-05-01', '2026-08-01'];
  partnership = await createPartnership({
    today: TODAY,
    sent: days.map((day, index) => ({
      on: '2026-11-01',
      rows: [
        ...sentReferrals('TVP', [
          {
            received_on: day,
            reference: `S${index}`,
            quantity: 27,
            triaged_in_time: 'yes',
            sex: 'FEMALE',
            county_lines: 'yes',
          },
          {
            received_on: day,
            reference: `T${index}`,
            quantity: 33,
            triaged_in_time: 'no',
            age_band: 'UNKNOWN',
          },
        ]),
        ...sentReferrals('RBC', [
          { received_on: day, reference: `S${index}`, quantity: 12, area: 'E06000039' },
        ]),
        ...sentReferrals('OCC', [
          {
            received_on: day,
            reference: `S${index}`,
            quantity: 3,
            area: 'E10000025',
            pathway: 'MASH_CHILD',
          },
        ]),
        ...sentReports('TVP', [
          { received_on: day, reference: `R${index}`, quantity: 50, channel: 'CALL_101' },
        ]),
        ...sentReports('RBC', [{ received_on: day, reference: `R${index}`, quantity: 7 }]),
        ...sentDisruptions('TVP', [
          {
            occurred_on: day,
            reference: `D${index}`,
            arrests: 3,
            drugs_grams: 1500,
            cash_pounds: '1234.56',
          },
          { occurred_on: day, reference: `E${index}`, arrests: 2 },
        ]),
      ],
    })),
  });
  await partnership.test.asOwner(
    `INSERT INTO event (id, happened_on, title, changes_recording, measures) VALUES (gen_random_uuid(), '2025-08-15', $1, true, '{reports}')`,
    [recording.title],
  );
  app = await startApp();
});
beforeEach(() => {
  grants = [cleared];
});
afterAll(async () => {
  await app.close();
  await partnership.close();
});

function startApp(within = allowances): Promise<FastifyInstance> {
  return buildTestApp(partnership.test, {
    allowances: within,
    viewer: {
      personId: 'p-1',
      name: 'Analyst',
      get grants() {
        return grants;
      },
    },
  });
}

const get = (kind: 'csv' | 'xlsx', question: unknown) =>
  app.inject({
    method: 'GET',
    url: `/export/figures.${kind}?question=${encodeURIComponent(JSON.stringify(question))}`,
  });

async function ask(fields: string): Promise<Json> {
  const { data, errors } = (
    await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: `{ figures${fields} }` },
    })
  ).json();
  expect(errors).toBeUndefined();
  return data.figures;
}

/** A file as lines of cells; then its table, each row a record by heading. */
function readTable(lines: readonly (readonly unknown[])[]) {
  const header = lines.findIndex(([first]) => first === 'Row');
  const headings = (lines[header] ?? []).map(String);
  const end = lines.findIndex(
    (cells, index) => index > header && cells.every((cell) => cell === '' || cell === null),
  );
  const rows = lines
    .slice(header + 1, end)
    .map((cells) => Object.fromEntries(headings.map((heading, index) => [heading, cells[index]])));
  return { preface: lines.slice(0, header), headings, rows, notes: lines.slice(end + 1) };
}

const readCsv = (body: string) =>
  readTable(parse(body, { bom: true, relax_column_count: true, skip_empty_lines: false }));

async function readWorkbook(raw: Buffer) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(raw).buffer);
  const sheet = workbook.getWorksheet('Figures');
  if (!sheet) throw new Error('The workbook has no sheet of figures');
  const lines: unknown[][] = [];
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    lines.push(
      Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).value),
    );
  }
  return { ...readTable(lines), sheet };
}

const letters = (flags: readonly string[]) =>
  flags
    .map(
      (flag) =>
        ({
          PROVISIONAL: '[p]',
          REVISED: '[r]',
          CONFIDENTIAL: '[c]',
          ESTIMATED: '[e]',
          BREAK: '[b]',
          NOT_AVAILABLE: '[x]',
          LOW_RELIABILITY: '[u]',
          NOT_APPLICABLE: '[z]',
        })[flag],
    )
    .join(' ');

/** What a protected figure must be in a workbook, according to the API’s own answer. */
const protectedCells = ({ value, text, displayText, flags, own, othersText }: Json) => ({
  'Safeguarding referrals': value ?? text,
  'Safeguarding referrals: flags': letters(flags) || null,
  'Safeguarding referrals: in words': displayText,
  'Safeguarding referrals: yours, exact': own,
  'Safeguarding referrals: others, protected': othersText,
});

const FIGURE = '{ value text displayText flags numerator denominator own othersText }';

describe('a file of figures', () => {
  const question = {
    measures: ['referrals', 'triagedInTime'],
    by: ['QUARTER', 'AREA'],
    where: { quarter: { from: '2025-26-Q1', to: '2026-27-Q2' } },
  };
  const same = `(by: [QUARTER, AREA], where: { quarter: { from: "2025-26-Q1", to: "2026-27-Q2" } }) { dataVersion notes groupCount
    rows { key { quarter { label start } area { name code } } referrals ${FIGURE} triagedInTime ${FIGURE} } totals { referrals ${FIGURE} triagedInTime ${FIGURE} } }`;

  it.each([
    { who: 'the cleared', granted: cleared },
    { who: 'a contributor of a council', granted: ofCouncil },
  ])(
    'has the API’s answer for $who, cell by cell, as CSV and as a workbook',
    async ({ granted }) => {
      grants = [granted];
      const answer = await ask(same);
      const isProtected = granted === ofCouncil;
      const toCells = ({ referrals, triagedInTime }: Json) => ({
        'Safeguarding referrals': referrals.value ?? referrals.text,
        'Safeguarding referrals: flags': letters(referrals.flags) || null,
        ...(isProtected ? protectedCells(referrals) : {}),
        'Hub triage within its limit (%)': triagedInTime.value ?? triagedInTime.text,
        'Hub triage within its limit: flags': letters(triagedInTime.flags) || null,
        'Hub triage within its limit: counted': triagedInTime.numerator,
        'Hub triage within its limit: out of': triagedInTime.denominator,
        ...(isProtected
          ? {
              'Hub triage within its limit: in words': triagedInTime.displayText,
              'Hub triage within its limit: yours, exact': triagedInTime.own,
              'Hub triage within its limit: others, protected': triagedInTime.othersText,
            }
          : {}),
      });
      const expected: Readonly<Record<string, string | number | Date | null>>[] = [
        ...answer.rows.map((row: Json) => ({
          ...{
            Row: 'Group',
            Quarter: row.key.quarter.label,
            'Quarter begins': new Date(row.key.quarter.start),
          },
          ...{ Area: row.key.area.name, 'Area: code': row.key.area.code, ...toCells(row) },
        })),
        {
          Row: 'Total',
          Quarter: null,
          'Quarter begins': null,
          Area: null,
          'Area: code': null,
          ...toCells(answer.totals),
        },
      ];
      expect(answer.rows.length).toBeGreaterThan(6);

      const workbook = await readWorkbook((await get('xlsx', question)).rawPayload);
      expect(workbook.rows).toEqual(expected);
      const csv = readCsv((await get('csv', question)).body);
      expect(csv.rows).toEqual(
        expected.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''),
            ]),
          ),
        ),
      );
      for (const note of answer.notes) {
        expect(workbook.notes.flat()).toContain(note);
        expect(csv.notes.flat()).toContain(note.startsWith('=') ? `'${note}` : note);
      }
      expect(csv.preface.flat()).toEqual(
        expect.arrayContaining([
          'Quarter: Q1 2025/26 to Q2 2026/27',
          isProtected
            ? `${answer.groupCount} groups listed; others may be withheld to protect people`
            : `Complete: ${answer.groupCount} groups`,
          String(answer.dataVersion),
        ]),
      );
    },
  );

  it('has no number or estimate that a council may not see', async () => {
    grants = [ofCouncil];
    const hidden = {
      measures: ['referrals'],
      by: ['AREA'],
      fillGaps: true,
      where: { county: { in: ['TV-C-BUCKINGHAMSHIRE'] } },
    };
    const { rows } = await readWorkbook((await get('xlsx', hidden)).rawPayload);
    const none = {
      'Safeguarding referrals': '[c]',
      'Safeguarding referrals: flags': '[c] [p]',
      'Safeguarding referrals: in words': 'too few to show',
    };
    expect(rows[0]).toMatchObject(none);
    expect(rows[1]).toMatchObject(none);
    // Cleared viewers see that there was nobody, and need no words for it.
    grants = [cleared];
    const open = await readWorkbook((await get('xlsx', hidden)).rawPayload);
    expect(open.rows[0]).toMatchObject({ 'Safeguarding referrals': 0 });
    expect(open.headings).not.toContain('Safeguarding referrals: in words');
  });

  it('has typed cells: numbers with their unit, first days as days, codes as text, years as plain numbers', async () => {
    const { rows, sheet } = await readWorkbook(
      (
        await get('xlsx', {
          measures: ['arrests', 'drugsKg', 'cashAndAssets'],
          by: ['MONTH', 'CALENDAR_YEAR', 'IMPACT'],
        })
      ).rawPayload,
    );
    expect(rows[0]).toMatchObject({
      ...{ Month: 'May 2025', 'Month begins': new Date('2025-05-01'), 'Calendar year': 2025 },
      ...{ Arrests: 5, 'Drugs seized (kg)': 1.5, 'Cash and assets recovered (£)': 1234.56 },
    });
    const formats = new Set<string>();
    sheet.eachRow((row) => row.eachCell((cell) => formats.add(cell.numFmt)));
    expect([...formats]).toEqual(
      expect.arrayContaining([
        'd mmm yyyy',
        '0',
        '#,##0',
        '#,##0.0',
        '"£"#,##0',
        'd mmm yyyy hh:mm "UTC"',
      ]),
    );
    expect(JSON.stringify(sheet.model)).not.toContain('"formula"');
    // The list without its total, and its headings on each sheet of paper.
    const header = sheet.views[0]?.state === 'frozen' ? (sheet.views[0].ySplit ?? 0) : 0;
    expect(sheet.autoFilter).toMatch(
      new RegExp(String.raw`^A${header}:[A-Z]+${header + rows.length - 1}$`),
    );
    expect(sheet.pageSetup).toMatchObject({
      ...{ orientation: 'landscape', fitToWidth: 1, printTitlesRow: `${header}:${header}` },
    });
  });

  it('has changes if requested', async () => {
    const answer = await ask(
      '(by: [QUARTER], where: { quarter: { in: ["2026-27-Q2"] } }) { rows { reports { change(to: PREVIOUS_PERIOD) { difference text } } } }',
    );
    const { rows } = await readWorkbook(
      (
        await get('xlsx', {
          measures: ['reports'],
          by: ['QUARTER'],
          changes: ['PREVIOUS_PERIOD'],
          where: { quarter: { in: ['2026-27-Q2'] } },
        })
      ).rawPayload,
    );
    const { difference, text } = answer.rows[0].reports.change;
    expect(text).not.toBe('');
    expect(rows[0]).toMatchObject({
      'Reports received: change on the period before': difference,
      'Reports received: change on the period before, in words': text,
    });
  });

  it('says that it is cut short, with the rest as a row', async () => {
    const cut = {
      measures: ['referrals'],
      by: ['QUARTER'],
      first: 1,
      orderBy: [{ dimension: 'QUARTER', direction: 'DESC' }],
    };
    const answer = await ask(
      `(by: [QUARTER], first: 1, orderBy: [{ dimension: QUARTER, direction: DESC }]) { rows { referrals { value } } other { referrals { value } } totals { referrals { value } } groupCount }`,
    );
    const { headers, body } = await get('csv', cut);
    const { preface, rows } = readCsv(body);
    expect(headers).toMatchObject({ 'x-groups': '1', 'x-truncated': 'true' });
    expect(preface).toContainEqual([
      'Table',
      `1 of ${answer.groupCount} groups are listed, and the rest added together`,
    ]);
    expect(rows.map(({ Row, 'Safeguarding referrals': value }) => [Row, Number(value)])).toEqual([
      ['Group', answer.rows[0].referrals.value],
      ['All other groups', answer.other.referrals.value],
      ['Total', answer.totals.referrals.value],
    ]);
  });

  it('is only a table for a program, with numbers in its number columns and the marking in a header', async () => {
    grants = [ofCouncil];
    const plainly = {
      measures: ['referrals', 'triagedInTime'],
      by: ['QUARTER', 'AREA'],
      changes: ['PREVIOUS_PERIOD'],
      fillGaps: true,
    };
    const address = (kind: string) =>
      `/export/figures.${kind}?plain=yes&question=${encodeURIComponent(JSON.stringify(plainly))}`;
    const { statusCode, headers, body } = await app.inject({ url: address('csv') });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'x-marking': 'OFFICIAL',
      'x-truncated': 'false',
      'content-type': CSV_TYPE,
    });
    expect(body.split('\r\n')[0]).toBe(
      'quarter,quarter_begins,area,area_code,referrals,referrals_flags,referrals_in_words,referrals_yours_exact,referrals_others_protected,' +
        'referrals_change_on_previous_period,referrals_change_on_previous_period_in_words,triagedInTime,triagedInTime_flags,' +
        'triagedInTime_counted,triagedInTime_out_of,triagedInTime_in_words,triagedInTime_yours_exact,triagedInTime_others_protected,' +
        'triagedInTime_change_on_previous_period,triagedInTime_change_on_previous_period_in_words',
    );
    const rows: Json[] = parse(body, { columns: true });
    const answer = await ask(
      `(by: [QUARTER, AREA], fillGaps: true) { rows { key { quarter { label } area { code } } referrals { value flags } } }`,
    );
    expect(
      rows.map((row) => [row.quarter, row.area_code, row.referrals, row.referrals_flags]),
    ).toEqual(
      answer.rows.map(({ key, referrals }: Json) => [
        ...[key.quarter.label, key.area.code],
        ...[String(referrals.value ?? ''), referrals.flags.join(' ')],
      ]),
    );
    expect(rows.some(({ referrals }) => referrals === '')).toBe(true);

    const posted = await app.inject({
      method: 'POST',
      url: '/export/figures.csv?plain=yes',
      payload: plainly,
    });
    expect(posted.body).toBe(body);
    const refused = await app.inject({ url: address('xlsx') });
    expect({ status: refused.statusCode, ...refused.json() }).toEqual({
      status: 400,
      error: expect.stringMatching(/^plain=yes is only for/),
    });
    expect((await app.inject({ url: `${address('csv')}&plain=yes` })).json().error).toMatch(
      /^plain must be yes, and given only once/,
    );
  });

  it('is a spreadsheet’s CSV with its marking in its name and at both ends', async () => {
    const { statusCode, headers, body } = await get('csv', {
      measures: ['reports'],
      title: 'Reports, Élan & 1/2',
    });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="OFFICIAL-SENSITIVE-reports-elan-1-2.csv"',
      'cache-control': 'no-store',
      'x-marking': 'OFFICIAL-SENSITIVE',
    });
    expect(body.startsWith('\uFEFFOFFICIAL-SENSITIVE\r\n')).toBe(true);
    expect(body.endsWith('\r\nOFFICIAL-SENSITIVE\r\n')).toBe(true);
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    grants = [ofCouncil];
    const ofOthers = await get('xlsx', { measures: ['reports'] });
    expect(ofOthers.headers['content-disposition']).toBe(
      'attachment; filename="OFFICIAL-reports-received.xlsx"',
    );
    // Figures that every partner sees exactly have no higher marking, regardless of who exports
    // them.
    grants = [cleared];
    expect((await get('csv', { measures: ['arrests'] })).headers['x-marking']).toBe('OFFICIAL');
    const { sheet } = await readWorkbook(ofOthers.rawPayload);
    expect([sheet.getCell('A1').value, sheet.headerFooter.oddHeader]).toEqual([
      'OFFICIAL',
      '&COFFICIAL',
    ]);
  });

  it.each([
    '=1+1',
    '+44',
    '-5+2',
    '@SUM(A1)',
    '\t=1',
    '\r\n=1',
    "'=1",
    '＝1',
    '"quoted", and more',
  ])('escapes a title such as %j', async (title) => {
    const asked = { measures: ['reports'], title };
    const [, written] = (await get('csv', asked)).body.split('\r\n');
    expect(written).toMatch(/^("?)(?:'[=+\-@'＝]|\uFFFD|"")/u);
    const { sheet } = await readWorkbook((await get('xlsx', asked)).rawPayload);
    expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
  });

  it('runs nothing that people wrote into notes', async () => {
    const { body } = await get('csv', { measures: ['reports'], by: ['QUARTER'] });
    const cells: readonly string[] = parse(body, { bom: true, relax_column_count: true }).flat();
    expect(cells.some((cell) => cell.includes(recording.title))).toBe(true);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t\r]/);
  });

  it('is the same by POST as by GET, for questions too long for an address', async () => {
    const where = { agency: { in: ['TVP', ...Array.from({ length: 400 }, () => 'RBC')] } };
    const asked = { measures: ['reports'], by: ['AGENCY'], where };
    const posted = await app.inject({ method: 'POST', url: '/export/figures.csv', payload: asked });
    expect(posted.statusCode).toBe(200);
    const got = readCsv(
      (await get('csv', { ...asked, where: { agency: { in: ['TVP', 'RBC'] } } })).body,
    );
    expect(readCsv(posted.body).rows).toEqual(got.rows);
  });

  it.each([
    { question: { measures: [] }, says: 'question.measures: name at least one measure.' },
    {
      question: { measures: ['nothing'] },
      says: 'question.measures.0: no measure has the key "nothing". { measures { key name } } lists them.',
    },
    {
      question: { measures: ['reports'], by: ['COLOUR'] },
      says: 'question.by.0: there is no dimension "COLOUR". Use one of MONTH, QUARTER',
    },
    { question: { measures: ['reports'], first: 'ten' }, says: 'question.first: ' },
    { question: { measures: ['reports'], page: 2 }, says: 'Unrecognized key: "page"' },
    {
      question: { measures: ['reports'], title: 'x'.repeat(301) },
      says: 'question.title: a title has 300 characters at most.',
    },
    { question: ['reports'], says: 'question: ' },
    { question: { measures: ['reports'], first: 0 }, says: '10,000' },
    {
      question: { measures: ['reports'], where: { colour: 'red' } },
      says: 'Field "colour" is not defined by type "FigureFilter"',
    },
    {
      question: { measures: ['reports'], where: { agency: { in: ['XX'] } } },
      says: 'where.agency: no agency has the code "XX".',
    },
    {
      question: { measures: ['disruptions'], by: ['CHANNEL'] },
      says: 'not recorded for disruptions',
    },
    { question: { measures: ['reports'], window: 'EVER' }, says: 'EVER' },
  ])('is refused in a sentence that says $says', async ({ question: asked, says }) => {
    const { statusCode, body } = await get('csv', asked);
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 400,
      error: expect.stringContaining(says),
    });
  });

  it.each([
    { url: '/export/figures.csv', says: 'The address takes one parameter, question, once' },
    { url: '/export/figures.csv?question=reports', says: 'The question is not JSON.' },
    {
      url: '/export/figures.csv?question={}&more=1',
      says: 'The address takes one parameter, question, once',
    },
  ])('is refused for $url', async ({ url, says }) => {
    const { statusCode, body } = await app.inject({ method: 'GET', url });
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 400,
      error: expect.stringContaining(says),
    });
  });

  it('is refused with the time to wait once the hourly allowance is used up', async () => {
    const asked = { measures: ['reports'], title: 'Dear' };
    const own = await startApp({ ...allowances, FILE: { ...allowances.FILE, hour: 40 } });
    const url = `/export/figures.csv?question=${encodeURIComponent(JSON.stringify(asked))}`;
    const files = [];
    while (files.length < 41 && files.at(-1)?.statusCode !== 429)
      files.push(await own.inject({ url }));
    const last = files.at(-1);
    expect(files.length).toBeGreaterThan(1);
    expect(last?.headers['retry-after']).toMatch(/^[1-9]\d{0,3}$/);
    expect({ statusCode: last?.statusCode, ...last?.json() }).toEqual({
      statusCode: 429,
      error: expect.stringMatching(/hour/),
    });
    await own.close();
  });

  it('is refused for a body that is not a question', async () => {
    const sent = await app.inject({
      method: 'POST',
      url: '/export/figures.xlsx',
      headers: { 'content-type': 'application/json' },
      payload: '{"measures":',
    });
    expect(sent.statusCode).toBe(400);
    expect(sent.json().error).toMatch(/^The question could not be read: /);
  });

  it('is not available to people who may not see figures; the refusal is logged', async () => {
    grants = [];
    const { statusCode, body } = await get('csv', question);
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 403,
      error: expect.stringMatching(/figures/),
    });
    const [entry] = await partnership.test.asOwner(
      'SELECT action, filter FROM audit_entry ORDER BY number DESC LIMIT 1',
    );
    expect(entry).toMatchObject({
      action: 'REFUSAL',
      filter: { route: 'GET /export/figures.csv' },
    });
  });

  it('is stored with the questions people asked, like the same question of the API', async () => {
    const other = await startApp();
    await other.inject({
      method: 'GET',
      url: `/export/figures.csv?question=${encodeURIComponent(JSON.stringify(question))}`,
    });
    // Questions are written when the server closes, at the latest.
    await other.close();
    const [kept] = await partnership.test.asOwner(
      `SELECT person_id, operation, question FROM asked_question WHERE question->'measures' = '["referrals", "triagedInTime"]' ORDER BY asked_at DESC LIMIT 1`,
    );
    expect(kept).toMatchObject({
      person_id: 'p-1',
      operation: 'figures',
      question: { by: ['QUARTER', 'AREA'] },
    });
  });
});

describe('a file of figures if people sign in', () => {
  it('needs a session or a token for figures, not an invalid one', async () => {
    const { database } = partnership.test;
    const under = await buildTestApp({ database }, { signInMode: 'CONTINUE_AS' });
    const personId = await addPerson(partnership.test, { name: 'Analyst', grants: [ofCouncil] });
    const browser = await signedIn(under, partnership.test, personId);
    const url = `/export/figures.csv?question=${encodeURIComponent(JSON.stringify({ measures: ['referrals'], by: ['QUARTER'] }))}`;
    const shown = await browser.get(url);
    expect(readCsv(shown.body).headings).toContain('Safeguarding referrals: in words');
    const { data } = await browser.ask(
      'mutation { createToken(input: { name: "Sheet", scopes: [FIGURES], days: 1 }) { secret } }',
    );
    const headers = { host: 'localhost:4600' };
    const byToken = await under.inject({
      url,
      headers: { ...headers, authorization: `Bearer ${data.createToken.secret}` },
    });
    expect(readCsv(byToken.body).rows).toEqual(readCsv(shown.body).rows);
    const password = Buffer.from(`token:${data.createToken.secret}`).toString('base64');
    const byPassword = await under.inject({
      url,
      headers: { ...headers, authorization: `Basic ${password}` },
    });
    expect(readCsv(byPassword.body).rows).toEqual(readCsv(shown.body).rows);
    const ofRecords = await browser.ask(
      'mutation { createToken(input: { name: "Rows", scopes: [OWN_RECORDS], days: 1 }) { secret } }',
    );
    const other = await under.inject({
      url,
      headers: { ...headers, authorization: `Bearer ${ofRecords.data.createToken.secret}` },
    });
    expect({ status: other.statusCode, error: other.json().error }).toEqual({
      status: 403,
      error: expect.stringMatching(/^This token may not see figures: it was made without FIGURES/),
    });
    const madeUp = await under.inject({
      url,
      headers: { ...headers, authorization: 'Bearer stronghold_x' },
    });
    expect({ status: madeUp.statusCode, type: madeUp.headers['content-type'] }).toEqual({
      status: 401,
      type: expect.stringMatching('application/json'),
    });
    await under.close();
  });
});
