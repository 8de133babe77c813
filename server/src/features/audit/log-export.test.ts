import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { allowances as usualAllowances } from '#domain/cost/allowances.js';
import { anEntry } from '#testing/audit-entries.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, SEROCU, RBC] = [1, 2, 11];
const everywhere = Array.from({ length: 42 }, (_, index) => index + 1);
const auditorOf = (agencyIds: readonly number[]): Grant => ({
  role: 'AUDITOR',
  agencyIds,
  areaCodes: [],
  marking: 'OFFICIAL',
});

let test: TestDatabase;
let app: FastifyInstance;
let grants: readonly Grant[];
beforeAll(async () => {
  test = await createTestDatabase();
  app = await buildTestApp(test, {
    viewer: {
      personId: 'p-9',
      name: 'Auditor',
      get grants() {
        return grants;
      },
    },
  });
});
beforeEach(async () => {
  grants = [auditorOf(everywhere)];
  await test.asOwner('TRUNCATE audit_entry, audit_head');
  for (const parts of [
    // One minute before midnight in London and one after, in summer.
    {
      at: new Date('2026-07-01T22:59:00Z'),
      actor: { personId: 'p-1', name: '=Analyst, "Reading"', address: '192.0.2.7', session: 'ab' },
      touched: { [TVP]: 2, [RBC]: 5 },
    },
    {
      at: new Date('2026-07-01T23:01:00Z'),
      action: 'PUBLISH',
      agencyId: SEROCU,
      dataset: 'OCGS',
      rowCount: 12,
    },
    { at: new Date('2026-07-03T09:00:00Z'), action: 'SIGN_IN', dataset: null },
    {
      at: new Date('2026-07-04T09:00:00Z'),
      action: 'EXPORT',
      agencyId: RBC,
      reason: '-5+2',
      filter: { rationale: { contains: 'x'.repeat(5000) } },
    },
  ] as const)
    await test.database.record(anEntry(parts));
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const get = (query: string) => app.inject({ method: 'GET', url: `/export/log.csv${query}` });

const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { bom: true, from_line: 2, columns: true });

describe('a file of the log', () => {
  it('begins with its marking, has it in its name too, and contains every part of an entry', async () => {
    const { statusCode, headers, body } = await get('');
    expect(statusCode).toBe(200);
    expect(
      body.startsWith(
        '\uFEFFOFFICIAL\nnumber,at,action,who,for_agency,what,dataset,rows,records_of,why,filter,address,session,hash\n',
      ),
    ).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="OFFICIAL-log.csv"',
      'cache-control': 'no-store',
      'x-marking': 'OFFICIAL',
      'x-entries': '4',
    });
    const [last, , publish, first] = rowsOf(body);
    const [stored] = await test.asOwner<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_entry WHERE number = 1`,
    );
    expect(first).toEqual({
      ...{
        number: '1',
        at: '2026-07-01T22:59:00.000Z',
        action: 'CONSULTATION',
        who: `'=Analyst, "Reading"`,
        for_agency: '',
      },
      ...{
        what: 'Opened reports',
        dataset: 'REPORTS',
        rows: '',
        records_of: 'TVP 2;RBC 5',
        why: '',
        filter: '',
        address: '192.0.2.7',
        session: 'ab',
        ...stored,
      },
    });
    expect(publish).toMatchObject({
      action: 'PUBLISH',
      for_agency: 'SEROCU',
      rows: '12',
      records_of: '',
    });
    expect(last).toMatchObject({
      why: "'-5+2",
      filter: expect.stringMatching(/^\{"cut": "5,029 bytes in all", "begins": .*x{3900}/),
    });
  });

  it.each([
    { query: '', found: ['4', '3', '2', '1'] },
    { query: '?from=2026-07-02', found: ['4', '3', '2'] },
    { query: '?to=2026-07-01', found: ['1'] },
    { query: '?action=PUBLISH&action=SIGN_IN', found: ['3', '2'] },
    { query: '?action=', found: ['4', '3', '2', '1'] },
    { query: '?name=READING', found: ['1'] },
    { query: '?agency=RBC', found: ['4', '1'] },
    { query: '?agency=RBC&from=2026-07-04&to=2026-07-04&action=EXPORT&name=local', found: ['4'] },
    { query: '?from=2031-01-01', found: [] },
  ])('finds $found with "$query"', async ({ query, found }) => {
    const { body, headers } = await get(query);
    expect(rowsOf(body).map(({ number }) => number)).toEqual(found);
    expect(headers['x-entries']).toBe(String(found.length));
  });

  it('has its days and agency in its name', async () => {
    grants = [{ ...auditorOf(everywhere), marking: 'OFFICIAL_SENSITIVE' }];
    const { headers, body } = await get('?agency=RBC&from=2026-07-01&to=2026-07-31');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="OFFICIAL-SENSITIVE-log-RBC-from-2026-07-01-to-2026-07-31.csv"',
    );
    expect(body.startsWith('\uFEFFOFFICIAL-SENSITIVE\n')).toBe(true);
  });

  it('for some agencies contains only their entries', async () => {
    grants = [auditorOf([RBC])];
    // Readers for some agencies may not know the network addresses of people at other agencies.
    expect(
      rowsOf((await get('')).body).map(({ number, address }) => ({ number, address })),
    ).toEqual([
      { number: '4', address: '' },
      { number: '1', address: '' },
    ]);
    grants = [auditorOf([SEROCU])];
    expect(rowsOf((await get('?agency=RBC')).body)).toEqual([]);
  });

  it('shows people who are not cleared only their own records, and does not find entries by others’ records', async () => {
    await test.database.record(anEntry({ agencyId: RBC, touched: { [TVP]: 3 }, rowCount: 3 }));
    await test.database.record(anEntry({ touched: { [TVP]: 3, [RBC]: 2 }, rowCount: 5 }));
    grants = [auditorOf([RBC])];
    const told = rowsOf((await get('')).body).map(({ rows, records_of, hash }) => [
      rows,
      records_of,
      hash,
    ]);
    expect(told).toEqual([
      ['2', 'RBC 2', ''],
      ['0', '', ''],
      ['', '', ''],
      ['', 'RBC 5', ''],
    ]);
    const { headers, body } = await get('?agency=TVP');
    expect([headers['x-entries'], rowsOf(body)]).toEqual(['0', []]);
    grants = [
      auditorOf([RBC]),
      { role: 'SENIOR_LEADER', agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' },
    ];
    const whole = rowsOf((await get('')).body).find(({ number }) => number === '6');
    expect(whole).toMatchObject({
      rows: '5',
      records_of: 'TVP 3;RBC 2',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is logged with its filter and number of entries, before anything is sent', async () => {
    grants = [auditorOf([RBC])];
    await get('?agency=RBC&action=EXPORT&action=PUBLISH&to=2026-12-31');
    const [entry] = await test.asOwner(
      'SELECT action, person_id, agency_id, touched, what, dataset, filter, row_count::int, reason FROM audit_entry ORDER BY number DESC LIMIT 1',
    );
    expect(entry).toEqual({
      ...{
        action: 'EXPORT',
        person_id: 'p-9',
        agency_id: RBC,
        touched: {},
        what: 'Downloaded entries of the log',
        dataset: null,
      },
      filter: {
        from: null,
        to: '2026-12-31',
        actions: ['EXPORT', 'PUBLISH'],
        agency: 'RBC',
        name: null,
      },
      ...{ row_count: 1, reason: null },
    });
    await test.asOwner('ALTER TABLE audit_head RENAME TO audit_head_away');
    const { statusCode, body } = await get('');
    await test.asOwner('ALTER TABLE audit_head_away RENAME TO audit_head');
    expect({ statusCode, body }).toEqual({
      statusCode: 500,
      body: expect.stringMatching(/^{"error":"Something went wrong on our side/),
    });
  });

  it.each([
    { query: '?from=yesterday', says: 'from: "yesterday" is not a date.' },
    {
      query: '?from=2026-07-02&to=2026-07-01',
      says: 'from (2026-07-02) is after to (2026-07-01).',
    },
    { query: '?action=LOOK', says: 'action: unknown name "LOOK". Use one of COLLECTION, ' },
    { query: '?action=toString', says: 'action: unknown name "toString".' },
    { query: '?agency=XX', says: 'agency: no agency has the code "XX".' },
    { query: '?name=a&name=b', says: 'name: it is given 2 times. Give it once.' },
    {
      query: '?person=p-1',
      says: 'person: a file of the log does not accept this parameter. It accepts from, to, action, agency, name.',
    },
  ])('is refused in a sentence for "$query"', async ({ query, says }) => {
    const { statusCode, body } = await get(query);
    expect(statusCode).toBe(400);
    expect(JSON.parse(body).error).toContain(says);
  });

  it('is not available to people who may not read the log; the refusal is logged', async () => {
    grants = [{ ...auditorOf([TVP]), role: 'ANALYST' }];
    const { statusCode, json } = await get('');
    expect({ statusCode, body: json() }).toEqual({
      statusCode: 403,
      body: expect.objectContaining({
        error: expect.stringMatching(
          /^You may not read the log here: it needs the role of auditor/,
        ),
      }),
    });
    const [entry] = await test.asOwner(
      'SELECT action, filter FROM audit_entry ORDER BY number DESC LIMIT 1',
    );
    expect(entry).toMatchObject({ action: 'REFUSAL', filter: { route: 'GET /export/log.csv' } });
  });

  it('is not sent for a HEAD request, which would read the whole log', async () => {
    expect((await app.inject({ method: 'HEAD', url: '/export/log.csv' })).statusCode).toBe(404);
  });
});

it('a file of the log is charged for its entries, and refused once the hourly allowance is used up', async () => {
  const allowances = { ...usualAllowances, FILE: { operation: 4000, hour: 30 } };
  const viewer = { personId: 'p-9', name: 'Auditor', grants: [auditorOf(everywhere)] };
  const bounded = await buildTestApp(test, { viewer, allowances });
  const answers = [
    await bounded.inject('/export/log.csv'),
    await bounded.inject('/export/log.csv'),
  ];
  await bounded.close();
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 429]);
  expect(answers[1]?.json()).toEqual({
    error: expect.stringMatching(
      /^Your files may cost 30 points in an hour, and 11 of them are left, fewer than this file costs\./,
    ),
  });
  expect(Number(answers[1]?.headers['retry-after'])).toBeGreaterThan(3500);
});
