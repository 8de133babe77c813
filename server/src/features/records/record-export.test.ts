import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { importReturns } from '#features/returns/import-returns.js';
import { recordTables } from '#features/returns/record-table.js';
import { openReturnFile } from '#features/returns/return-file.js';
import {
  LONG,
  PERSON,
  reason,
  type RecordServer,
  startRecordServer,
  TODAY,
} from '#testing/record-server.js';
import { sentDisruptions, sentReports } from '#testing/sent-rows.js';

/** Possible record references, some of which a spreadsheet would run. */
const awkward = [
  '=1+1',
  "''=R2",
  "'''+3",
  '-5',
  '-5.25',
  '-5+2',
  '+44',
  '@SUM(A1)',
  "'plain",
  '＝1',
  'a "b", c',
  'Ünï – ✓',
  'a;b',
  '\\.',
  "'",
];

let server: RecordServer;
let test: RecordServer['test'];
let get: RecordServer['get'];
let as: RecordServer['as'];
let port: number;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-export-'));
  server = await startRecordServer({
    reports: 20,
    sent: [
      sentReports(
        'NCA',
        awkward.map((reference) => ({
          reference,
          disruption_reference: reference.replaceAll(':', ''),
        })),
      ),
      sentDisruptions('NCA', [
        { rationale: '=HYPERLINK("http://x")', status: 'REGRADED', confirmed_impact: 'MAJOR' },
      ]),
    ],
  });
  ({ test, get, as, port } = server);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const rowsOf = (text: string): readonly string[][] => {
  expect(text).not.toContain('{"error"');
  return parse(text, { bom: true });
};

/**
 * Counts the rows below the header. In the large file each line is a row, and lines are counted
 * because parsing takes as long as all other tests here.
 */
function countRows(text: string): number {
  expect(text).not.toContain('{"error"');
  const lines = text.split('\n');
  const others = lines.filter((line) => !line.includes('M'.repeat(LONG)));
  return lines.length - others.length + rowsOf(others.join('\n')).length - 1;
}

describe('a file of records', () => {
  it('is CSV for a spreadsheet, with its marking in its name and its number of rows', async () => {
    const { status, text, headers } = await get(
      `reports.csv?agency=NCA&from=2025-04-01&to=2025-06-30&${reason}`,
    );
    expect(status).toBe(200);
    expect(text.startsWith('\uFEFFreference,received_on,channel,')).toBe(true);
    expect(rowsOf(text)).toHaveLength(awkward.length + 1);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition':
        'attachment; filename="OFFICIAL-SENSITIVE-reports-NCA-from-2025-04-01-to-2025-06-30.csv"',
      'x-marking': 'OFFICIAL-SENSITIVE',
      'x-records': String(awkward.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('does not start a cell like a formula, except for plain negative numbers', async () => {
    const rows = rowsOf((await get(`reports.csv?agency=NCA&${reason}`)).text).slice(1);
    const references = rows.map(([reference]) => reference ?? '');
    expect(references.toSorted()).toEqual(
      [
        "'=1+1",
        "''=R2",
        "'''+3",
        '-5',
        '-5.25',
        "'-5+2",
        "'+44",
        "'@SUM(A1)",
        "'plain",
        "'＝1",
        'a "b", c',
        'Ünï – ✓',
        'a;b',
        '\\.',
        "'",
      ].toSorted(),
    );
    const [, disruption] = rowsOf((await get(`disruptions.csv?agency=NCA&${reason}`)).text);
    expect(disruption).toContain(`'=HYPERLINK("http://x")`);
  });

  it.each(
    Object.keys(recordTables).flatMap((dataset) =>
      ['TVP', 'RBC', 'NCA'].map((agency) => ({ dataset, agency })),
    ),
  )('of $dataset from $agency changes nothing when sent back', async ({ dataset, agency }) => {
    const table = recordTables[dataset];
    if (!table) throw new Error(`No ${dataset}`);
    const { text, headers } = await get(
      `${dataset}.csv?agency=${agency}&from=2025-04-01&to=2025-06-30&${reason}`,
    );
    expect(rowsOf(text)[0]).toEqual(table.declaration.columns.map(({ name }) => name));
    if (headers['x-records'] === '0') return;
    const file = path.join(folder, `${dataset}-${agency}.csv`);
    await writeFile(file, text);
    const outcome = await importReturns(test.database, {
      actor: commandLine,
      rights: machineAdministrator,
      table,
      agency,
      quarter: '2025-26-Q1',
      isPartial: false,
      isToPublish: true,
      files: [{ name: file, open: () => openReturnFile(file, table.declaration.columns) }],
      today: TODAY,
      now: new Date(`${TODAY}T12:00:00Z`),
      report: () => undefined,
    });
    expect(outcome).toMatchObject({
      status: 'PUBLISHED',
      files: [{ changes: { added: 0, corrected: 0, withdrawn: 0 } }],
    });
  });

  it('has a column for the agency if there may be several', async () => {
    const { text } = await get(`disruptions.csv?agency=NCA&agency=RBC&${reason}`);
    const [header, ...rows] = rowsOf(text);
    expect(header?.slice(0, 2)).toEqual(['agency', 'reference']);
    expect([...new Set(rows.map(([agency]) => agency))].sort()).toEqual(['NCA', 'RBC']);
    const [own] = rowsOf(
      (await as('CONTRIBUTOR', [3], () => get(`disruptions.csv?${reason}`))).text,
    );
    expect(own?.[0]).toBe('reference');
  });

  it('has the records that its filter matches, both days included, with everything inside an area', async () => {
    const [expected] = await test.asOwner<{ total: number }>(`
      SELECT count(*)::int AS total FROM referral JOIN area ON area.code = referral.area_code
      WHERE  received_on BETWEEN '2025-04-02' AND '2025-09-17' AND agency_id IN (SELECT id FROM agency WHERE code IN ('TVP', 'RBC'))
        AND  (area.code = 'TV-C-BERKSHIRE' OR area.county_code = 'TV-C-BERKSHIRE')`);
    const { text, headers } = await get(
      `referrals.csv?agency=TVP&agency=RBC&from=2025-04-02&to=2025-09-17&area=TV-C-BERKSHIRE&${reason}`,
    );
    expect(expected?.total).toBeGreaterThan(2);
    expect(rowsOf(text)).toHaveLength((expected?.total ?? 0) + 1);
    expect(headers['x-records']).toBe(String(expected?.total));
    const [day] = await test.asOwner<{ on: string; total: number }>(
      'SELECT received_on::text AS on, count(*)::int AS total FROM referral GROUP BY 1 ORDER BY 1 LIMIT 1',
    );
    expect(
      rowsOf((await get(`referrals.csv?from=${day?.on}&to=${day?.on}&${reason}`)).text),
    ).toHaveLength((day?.total ?? 0) + 1);
    expect(rowsOf((await get(`referrals.csv?from=2031-01-01&${reason}`)).text)).toHaveLength(1);
  });

  it.each([
    {
      file: 'report.csv',
      query: reason,
      status: 404,
      says: 'There is no records file called "report.csv". There are reports.csv, ',
    },
    {
      file: 'reports.csv',
      query: '',
      status: 400,
      says: 'reason: say why these records are opened, in 5 to 500 characters; it was left blank.',
    },
    { file: 'reports.csv', query: 'reason=why', status: 400, says: 'reason: say why' },
    {
      file: 'reports.csv',
      query: `reason=${'x'.repeat(501)}`,
      status: 400,
      says: 'reason: say why',
    },
    {
      file: 'reports.csv',
      query: `${reason}&reason=another`,
      status: 400,
      says: 'reason: it is given 2 times. Give it once.',
    },
    {
      file: 'reports.csv',
      query: `${reason}&form=2025-01-01`,
      status: 400,
      says: 'form: an export does not accept this parameter. It accepts agency, from, to',
    },
    {
      file: 'reports.csv',
      query: `${reason}&agency=TVP' OR 1=1`,
      status: 400,
      says: `agency: no agency has the code "TVP' OR 1=1".`,
    },
    {
      file: 'reports.csv',
      query: `${reason}&area=ATLANTIS`,
      status: 400,
      says: 'area: no area has the code "ATLANTIS".',
    },
    {
      file: 'reports.csv',
      query: `${reason}&from=2025-02-30`,
      status: 400,
      says: 'from: "2025-02-30" is not a date.',
    },
    {
      file: 'reports.csv',
      query: `${reason}&to=tomorrow`,
      status: 400,
      says: 'to: "tomorrow" is not a date.',
    },
    {
      file: 'reports.csv',
      query: `${reason}&from=2025-05-02&to=2025-05-01`,
      status: 400,
      says: 'from (2025-05-02) is after to (2025-05-01).',
    },
  ])('is refused with $status for $file with $query', async ({ file, query, status, says }) => {
    const refused = await get(`${file}?${query}`);
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.text).error).toContain(says);
  });
});

const lastEntry = async () =>
  (
    await test.asOwner(
      `SELECT action, person_id, agency_id, touched, what, dataset, filter, row_count::int, reason FROM audit_entry ORDER BY number DESC LIMIT 1`,
    )
  )[0];

describe('the log of exports', () => {
  const said = {
    action: 'EXPORT',
    person_id: PERSON,
    what: 'Downloaded disruptions',
    dataset: 'DISRUPTIONS',
    reason: 'Review of the quarter',
  };

  it('says who took records and why, with the number of each agency’s records', async () => {
    const [counted] = await test.asOwner<{ nca: number; rbc: number }>(
      `SELECT count(*) FILTER (WHERE agency_id = 3)::int AS nca, count(*) FILTER (WHERE agency_id = 11)::int AS rbc FROM disruption`,
    );
    const { nca = 0, rbc = 0 } = counted ?? {};
    await get(`disruptions.csv?agency=NCA&agency=RBC&reason=  Review of   the quarter`);
    expect(nca * rbc).toBeGreaterThan(0);
    expect(await lastEntry()).toEqual({
      ...{ ...said, agency_id: 1, touched: { 3: nca, 11: rbc }, row_count: nca + rbc },
      filter: { agencies: ['NCA', 'RBC'], from: null, to: null, areas: [] },
    });
    await as('CONTRIBUTOR', [3], () => get(`disruptions.csv?${reason}`));
    expect(await lastEntry()).toMatchObject({
      ...said,
      agency_id: 3,
      touched: { 3: nca },
      row_count: nca,
    });
  });

  it('is written before anything is sent; if that fails, nothing is sent', async () => {
    await test.asOwner('ALTER TABLE audit_head RENAME TO audit_head_away');
    const { status, text } = await get(`disruptions.csv?${reason}`);
    await test.asOwner('ALTER TABLE audit_head_away RENAME TO audit_head');
    expect({ status, text }).toEqual({
      status: 500,
      text: expect.stringMatching(/^{"error":"Something went wrong on our side/),
    });
  });

  it('names who was refused a file', async () => {
    await as('AUDITOR', [1], () => get(`disruptions.csv?${reason}`));
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'REFUSAL', person_id: PERSON, agency_id: 1, reason: null },
      what: expect.stringContaining('You may not export records here'),
      filter: { route: 'GET /export/records/:file', params: { file: 'disruptions.csv' } },
    });
  });
});

describe('a person who asks', () => {
  it.each(Object.keys(recordTables))(
    'gets only their own records in a file of %s, whatever they ask for',
    async (dataset) => {
      const [own, all] = [
        await as('ANALYST', [3], () => get(`${dataset}.csv?${reason}`)),
        await get(`${dataset}.csv?${reason}`),
      ];
      const { record } = recordTables[dataset] ?? { record: '' };
      const [expected] = await test.asOwner<{ own: number; total: number }>(
        `SELECT count(*) FILTER (WHERE agency_id = 3)::int AS own, count(*)::int AS total FROM ${record}`,
      );
      expect([own, all].map(({ headers }) => Number(headers['x-records']))).toEqual([
        expected?.own,
        expected?.total,
      ]);
      expect([own, all].map(({ text }) => countRows(text))).toEqual([
        expected?.own,
        expected?.total,
      ]);
      const others = await as('ANALYST', [3], () =>
        get(`${dataset}.csv?agency=TVP&agency=RBC&${reason}`),
      );
      expect(others.status).toBe(200);
      expect(rowsOf(others.text)).toHaveLength(1);
    },
  );

  it('gets only their own records from the statement itself, even if a policy is missing', async () => {
    await test.asOwner('ALTER TABLE disruption DISABLE ROW LEVEL SECURITY');
    const { text } = await as('ANALYST', [3], () => get(`disruptions.csv?${reason}`));
    await test.asOwner('ALTER TABLE disruption ENABLE ROW LEVEL SECURITY');
    const [expected] = await test.asOwner<{ own: number }>(
      'SELECT count(*)::int AS own FROM disruption WHERE agency_id = 3',
    );
    expect(rowsOf(text)).toHaveLength((expected?.own ?? 0) + 1);
  });

  it.each(['SENIOR_LEADER', 'BOARD_MEMBER', 'AUDITOR', 'ADMINISTRATOR'] as const)(
    'is refused as %s, in a sentence that says what would work',
    async (role) => {
      const { status, text } = await as(role, [1], () => get(`reports.csv?${reason}`));
      expect(status).toBe(403);
      expect(JSON.parse(text).error).toContain(
        'it needs the role of analyst, contributor or moderator at the agency it belongs to',
      );
    },
  );

  it('gets no answer to a HEAD request, because that would read a whole file', async () => {
    expect(
      (
        await fetch(`http://127.0.0.1:${port}/export/records/reports.csv?${reason}`, {
          method: 'HEAD',
        })
      ).status,
    ).toBe(404);
  });
});
