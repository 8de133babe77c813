import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { anEntry } from '#testing/audit-entries.js';
import { aStoredDisruption, aStoredReport, insertRows } from '#testing/records.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const TVP = 1;
const SEROCU = 2;
const NCA = 3;
const RBC = 11;

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  await insertRows(test, 'disruption', [aStoredDisruption({ reference: 'D-1', agency_id: NCA })]);
  await insertRows(test, 'report', [
    aStoredReport({ reference: 'R1', received_on: '2025-05-01' }),
    aStoredReport({ reference: 'R2', received_on: '2025-05-02', agency_id: SEROCU }),
    aStoredReport({
      ...{ reference: 'R3', received_on: '2025-05-03', agency_id: SEROCU },
      ...{
        disruption_reference: 'NCA:D-1',
        disruption_agency_id: NCA,
        disruption_own_reference: 'D-1',
      },
    }),
  ]);
});
beforeEach(() => test.asOwner('TRUNCATE audit_entry, audit_head'));
afterAll(async () => {
  await api.close();
  await test.close();
});

async function ask(question: string): Promise<Json> {
  const { data, errors } = await api.ask(`{ ${question} }`);
  expect(errors).toEqual([]);
  return data;
}

async function refusal(question: string): Promise<string | undefined> {
  const { errors } = await api.ask(`{ ${question} }`);
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return errors[0]?.message;
}

const logged = () =>
  test.asOwner(
    'SELECT action, person_id, person_name, agency_id, touched, what, dataset, filter, row_count::int, reason FROM audit_entry ORDER BY number',
  );

const why = 'reason: "A question of the board"';

describe('opening records', () => {
  it('is logged with who, what, which, how many, whose and why', async () => {
    await ask(
      `reports(${why}, where: { receivedOn: { from: "2025-05-02" } }, first: 9) { edges { node { id } } }`,
    );
    expect(await logged()).toEqual([
      {
        action: 'CONSULTATION',
        person_id: null,
        person_name: 'Local administrator',
        agency_id: null,
        touched: { [SEROCU]: 2 },
        what: 'Opened reports',
        dataset: 'REPORTS',
        filter: { receivedOn: { from: '2025-05-02' } },
        row_count: 2,
        reason: 'A question of the board',
      },
    ]);
  });

  it.each([
    {
      of: 'the records on the page',
      asks: 'first: 1) { edges { node { id } } }',
      touched: { [SEROCU]: 1 },
      rows: 1,
    },
    {
      of: 'the records that they name',
      asks: 'first: 2) { edges { node { disruption { id } } } }',
      touched: { [SEROCU]: 2, [NCA]: 1 },
      rows: 2,
      what: 'Opened reports, with the disruptions named there',
    },
    {
      of: 'the records that are counted, including the page',
      asks: 'first: 1) { totalCount edges { node { id } } }',
      touched: { [TVP]: 1, [SEROCU]: 2 },
      rows: 1,
      what: 'Opened reports, with how many there are in all',
    },
    {
      of: 'records that are only counted',
      asks: 'where: { agency: { in: ["TVP"] } }, first: 1) { totalCount }',
      touched: { [TVP]: 1 },
      rows: 0,
      what: 'Opened reports, with how many there are in all',
    },
    {
      of: 'the next record, whose existence the page shows',
      asks: 'first: 2) { edges { node { id } } pageInfo { hasNextPage } }',
      touched: { [TVP]: 0, [SEROCU]: 2 },
      rows: 2,
    },
    {
      of: 'no record if nothing was found',
      asks: 'where: { or: [] }, first: 2) { totalCount edges { node { id } } }',
      touched: {},
      rows: 0,
      what: 'Opened reports, with how many there are in all',
    },
  ])('names the agencies of $of', async ({ asks, touched, rows, what = 'Opened reports' }) => {
    await ask(`reports(${why}, ${asks}`);
    expect(await logged()).toMatchObject([
      {
        touched: expect.toSatisfy((found) => JSON.stringify(found) === JSON.stringify(touched)),
        row_count: rows,
        what,
      },
    ]);
  });

  it('names the agency of the record before the page, because the page shows that this record exists', async () => {
    const { reports } = await ask(`reports(${why}, first: 2) { pageInfo { endCursor } }`);
    await ask(
      `reports(${why}, first: 2, after: "${reports.pageInfo.endCursor}") { edges { node { id } } pageInfo { hasPreviousPage } }`,
    );
    expect((await logged()).at(-1)).toMatchObject({
      touched: { [TVP]: 1, [SEROCU]: 0 },
      row_count: 1,
    });
  });

  it('makes one entry for each list in a question', async () => {
    await ask(
      `a: reports(${why}, first: 1) { edges { node { id } } } b: disruptions(${why}, first: 1) { edges { node { id } } }`,
    );
    expect((await logged()).map(({ dataset }) => dataset).sort()).toEqual([
      'DISRUPTIONS',
      'REPORTS',
    ]);
  });

  it.each(['', '   ', 'why', '....'])(
    'is refused for the reason "%s", and is not logged',
    async (reason) => {
      expect(await refusal(`reports(reason: "${reason}", first: 1) { totalCount }`)).toMatch(
        /^reason: say why these records are opened/,
      );
      expect(await logged()).toEqual([]);
    },
  );

  it('waits for the log: no answer is sent before its entry is written', async () => {
    await test.asOwner(
      `INSERT INTO audit_head (number, hash) VALUES (0, decode(repeat('00', 32), 'hex'))`,
    );
    await test.asOwner('BEGIN');
    await test.asOwner('SELECT FROM audit_head FOR UPDATE');
    let isAnswered = false;
    const answering = ask(`reports(${why}, first: 1) { edges { node { id } } }`).then(() => {
      isAnswered = true;
    });
    for (let isWaiting = false; !isWaiting;) {
      const { rows } = await test.database.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_head FOR UPDATE%'`,
      );
      isWaiting = rows.length > 0;
    }
    expect(isAnswered).toBe(false);
    await test.asOwner('COMMIT');
    await answering;
    expect(await logged()).toHaveLength(1);
  });

  it('fails if it cannot be logged', async () => {
    await test.asOwner('REVOKE INSERT ON audit_entry FROM stronghold_writer');
    const { data, errors } = await api.ask(
      `{ reports(${why}, first: 1) { edges { node { id } } } }`,
    );
    await test.asOwner('GRANT INSERT ON audit_entry TO stronghold_writer');
    expect({ data, code: errors[0]?.extensions.code }).toEqual({
      data: null,
      code: 'INTERNAL_SERVER_ERROR',
    });
  });
});

describe('auditLog', () => {
  const selection = '{ edges { node { number } } }';
  const analyst = {
    personId: 'p-1',
    name: 'Analyst, Reading',
    address: '192.0.2.7',
    session: 'ab'.repeat(32),
  };
  const numbers = ({ edges }: Json): readonly number[] =>
    edges.map(({ node }: Json) => node.number);
  beforeEach(async () => {
    for (const parts of [
      // One minute before midnight in London and one after, in summer.
      { at: new Date('2026-07-01T22:59:00Z'), actor: analyst, touched: { [TVP]: 2, [NCA]: 0 } },
      {
        at: new Date('2026-07-01T23:01:00Z'),
        action: 'PUBLISH',
        agencyId: SEROCU,
        dataset: 'OCGS',
      },
      {
        at: new Date('2026-07-03T09:00:00Z'),
        action: 'SIGN_IN',
        dataset: null,
        actor: { personId: 'p-2', name: 'Auditor' },
      },
      {
        at: new Date('2026-07-04T09:00:00Z'),
        action: 'EXPORT',
        touched: { 11: 5 },
        filter: { rationale: { contains: 'x'.repeat(5000) } },
      },
    ] as const)
      await test.database.record(anEntry(parts));
  });

  it('shows every part of an entry', async () => {
    const { auditLog } =
      await ask(`auditLog(where: { person: "p-1" }, first: 9) { edges { node { id number at action person personId address session agency { code }
      touched { agency { code } records } what dataset filter rowCount reason hash } } }`);
    const [first] = await test.asOwner<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM audit_entry WHERE number = 1`,
    );
    expect(auditLog.edges).toEqual([
      {
        node: {
          ...{
            id: '1',
            number: 1,
            at: '2026-07-01T22:59:00.000Z',
            action: 'CONSULTATION',
            person: 'Analyst, Reading',
            personId: 'p-1',
          },
          ...{ address: '192.0.2.7', session: 'ab'.repeat(32) },
          ...{
            agency: null,
            what: 'Opened reports',
            dataset: 'REPORTS',
            filter: null,
            rowCount: null,
            reason: null,
            ...first,
          },
          touched: [
            { agency: { code: 'TVP' }, records: 2 },
            { agency: { code: 'NCA' }, records: 0 },
          ],
        },
      },
    ]);
  });

  it.each([
    { where: '{}', found: [4, 3, 2, 1] },
    { where: '{ from: "2026-07-02" }', found: [4, 3, 2] },
    { where: '{ to: "2026-07-01" }', found: [1] },
    { where: '{ from: "2026-07-02", to: "2026-07-03" }', found: [3, 2] },
    { where: '{ actions: [PUBLISH, SIGN_IN] }', found: [3, 2] },
    { where: '{ actions: [] }', found: [] },
    { where: '{ person: "p-2" }', found: [3] },
    { where: '{ name: "READING" }', found: [1] },
    { where: '{ name: "%" }', found: [] },
    { where: '{ agency: "SEROCU" }', found: [2] },
    { where: '{ agency: "NCA" }', found: [1] },
    { where: '{ agency: "TVP" }', found: [1] },
    { where: '{ dataset: OCGS }', found: [2] },
    {
      where: '{ dataset: REPORTS, actions: [EXPORT], from: "2026-07-04", to: "2026-07-04" }',
      found: [4],
    },
  ])('finds $found where $where', async ({ where, found }) => {
    const { auditLog } = await ask(
      `auditLog(where: ${where}, first: 9) { totalCount edges { node { number } } }`,
    );
    expect(numbers(auditLog)).toEqual(found);
    expect(auditLog.totalCount).toBe(found.length);
  });

  it('continues where the previous page ended, even if entries are added in between', async () => {
    const page = '{ edges { node { number } } pageInfo { hasNextPage hasPreviousPage endCursor } }';
    const { start } = await ask(`start: auditLog(first: 2) ${page}`);
    expect(start).toMatchObject({ pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    await test.database.record(anEntry({}));
    const { next } = await ask(
      `next: auditLog(first: 2, after: "${start.pageInfo.endCursor}") ${page}`,
    );
    expect([numbers(start), numbers(next)]).toEqual([
      [4, 3],
      [2, 1],
    ]);
    expect(next).toMatchObject({ pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  });

  it('begins with its newest entry by default, and can be read back from its oldest', async () => {
    const page =
      '{ edges { node { number } } pageInfo { hasNextPage hasPreviousPage startCursor } }';
    const { all, oldest } = await ask(`all: auditLog ${page} oldest: auditLog(last: 2) ${page}`);
    const everything: readonly number[] = numbers(all);
    expect(everything).toEqual(everything.toSorted((one, other) => other - one));
    expect(numbers(oldest)).toEqual([2, 1]);
    expect(oldest).toMatchObject({ pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const { before } = await ask(
      `before: auditLog(before: "${oldest.pageInfo.startCursor}") ${page}`,
    );
    expect(numbers(before)).toEqual(everything.slice(0, -2));
    expect(before).toMatchObject({ pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  });

  it('shows the beginning of a very long filter', async () => {
    const { auditLog } = await ask('auditLog(first: 1) { edges { node { filter } } }');
    expect(auditLog.edges[0].node.filter).toHaveLength(4000);
  });

  it.each([
    {
      of: 'a page of no entries',
      question: `auditLog(first: 0) ${selection}`,
      says: /^first: it must be from 1 to 1,000/,
    },
    {
      of: 'a page of too many',
      question: `auditLog(first: 1001) ${selection}`,
      says: /^first: it must be from 1 to 1,000/,
    },
    {
      of: 'text that is not a cursor',
      question: `auditLog(first: 1, after: "x") ${selection}`,
      says: /^after: this is not a cursor/,
    },
    {
      of: 'an unknown agency',
      question: `auditLog(where: { agency: "XX" }, first: 1) ${selection}`,
      says: /^where\.agency: no agency has the code "XX"/,
    },
    {
      of: 'days in reverse',
      question: `auditLog(where: { from: "2026-07-02", to: "2026-07-01" }, first: 1) ${selection}`,
      says: /is after to/,
    },
    {
      of: 'an unknown agency in ourData',
      question: 'ourData(agency: "XX", first: 1) { totalCount }',
      says: /^agency: no agency has the code "XX"/,
    },
  ])('says what is wrong with $of', async ({ question, says }) => {
    expect(await refusal(question)).toMatch(says);
  });

  it('refuses a cursor from another filter or another list', async () => {
    const { auditLog } = await ask('auditLog(first: 1) { pageInfo { endCursor } }');
    const cursor = auditLog.pageInfo.endCursor;
    expect(
      await refusal(`auditLog(where: { name: "a" }, first: 1, after: "${cursor}") ${selection}`),
    ).toMatch(/from a different filter/);
    expect(
      await refusal(`ourData(agency: "TVP", first: 1, after: "${cursor}") { totalCount }`),
    ).toMatch(/from a different list/);
  });
});

describe('auditLog for somebody who is not cleared', () => {
  let council: ApiClient;
  beforeAll(async () => {
    const grants = [
      { role: 'AUDITOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
    ] as const;
    council = await createClientOf(
      { personId: 'p-9', name: 'Auditor', grants },
      test,
      '2026-11-24',
    );
  });
  afterAll(() => council.close());

  const listed = async (where: string) => {
    const { data } = await council.ask(
      `{ auditLog(where: ${where}, first: 9) { totalCount edges { node { number touched { agency { code } records } rowCount hash } } } }`,
    );
    return data.auditLog;
  };

  it('reveals neither how many of others’ records somebody opened, nor that there were any', async () => {
    for (const touched of [{ [RBC]: 1, [TVP]: 3 }, { [RBC]: 1 }]) {
      await test.database.record(
        anEntry({
          touched,
          rowCount: Object.values(touched).reduce((sum, count) => sum + count, 0),
        }),
      );
    }
    for (const touched of [{ [NCA]: 4 }, {}]) {
      await test.database.record(anEntry({ agencyId: RBC, touched, rowCount: touched[NCA] ?? 0 }));
    }
    const { totalCount, edges } = await listed('{}');
    const own = { touched: [{ agency: { code: 'RBC' }, records: 1 }], rowCount: 1, hash: null };
    const none = { touched: [], rowCount: 0, hash: null };
    expect(totalCount).toBe(4);
    expect(edges.map(({ node: { number: _, ...told } }: Json) => told)).toEqual([
      none,
      none,
      own,
      own,
    ]);
  });

  it('finds what was done for another agency, but not what touched its records', async () => {
    await test.database.record(anEntry({ touched: { [RBC]: 1, [TVP]: 3 } }));
    await test.database.record(anEntry({ agencyId: TVP, touched: { [RBC]: 1 } }));
    await test.database.record(anEntry({ touched: { [RBC]: 1, [NCA]: 2 } }));
    const numbers = async (where: string) =>
      (await listed(where)).edges.map(({ node }: Json) => node.number);
    expect(await numbers('{ agency: "TVP" }')).toEqual([2]);
    expect(await numbers('{ agency: "NCA" }')).toEqual([]);
    expect(await numbers('{ agency: "RBC" }')).toEqual([3, 2, 1]);
  });
});

describe('ourData', () => {
  it('shows an agency who used its records, but nothing about others', async () => {
    for (const parts of [
      {
        touched: { [TVP]: 3, [SEROCU]: 4 },
        agencyId: NCA,
        reason: 'A review',
        filter: { reference: { in: ['SEROCU:R1'] } },
      },
      { action: 'EXPORT', touched: { [TVP]: 0 } },
      { action: 'PUBLISH', touched: { [TVP]: 7 }, agencyId: TVP, what: 'Published a return' },
      { action: 'ADMINISTER', touched: { [TVP]: 1 } },
      // Done for the agency, with the records of others.
      { agencyId: TVP, touched: { [SEROCU]: 1 } },
      { touched: { 10: 1, 12: 1 } },
    ] as const)
      await test.database.record(anEntry(parts));
    const { ourData } = await ask(
      'ourData(agency: "TVP", first: 9) { totalCount edges { node { id at action person agency { code } what dataset records reason } } }',
    );
    const shared = {
      at: '2026-11-24T09:00:00.000Z',
      person: 'Local administrator',
      what: 'Opened reports',
      dataset: 'REPORTS',
    };
    expect(ourData).toEqual({
      totalCount: 3,
      edges: [
        {
          node: {
            ...shared,
            id: '3',
            action: 'PUBLISH',
            agency: { code: 'TVP' },
            what: 'Published a return',
            records: 7,
            reason: null,
          },
        },
        { node: { ...shared, id: '2', action: 'EXPORT', agency: null, records: 0, reason: null } },
        {
          node: {
            ...shared,
            id: '1',
            action: 'CONSULTATION',
            agency: { code: 'NCA' },
            records: 3,
            reason: 'A review',
          },
        },
      ],
    });
  });
});
