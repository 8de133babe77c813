import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { aStoredReferral, aStoredReport, insertRows } from '#testing/records.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

let test: TestDatabase;
let database: WatchedDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  database = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  api = await createApiClient({ ...test, database }, '2026-11-24');
  await insertRows(test, 'report', [
    aStoredReport({
      reference: 'R1',
      received_on: '2025-05-01',
      status: 'CLOSED',
      first_action_hours: 1.5,
      quantity: 3,
    }),
    aStoredReport({
      reference: 'R2',
      received_on: '2025-05-02',
      status: 'RECEIVED',
      area_code: 'E07000178',
    }),
    aStoredReport({ reference: 'R3', received_on: '2025-05-03', agency_id: 3 }),
    aStoredReport({
      reference: 'R1',
      received_on: '2025-05-03',
      agency_id: 2,
      disruption_reference: 'TVP:D-1',
    }),
    aStoredReport({
      reference: 'R4',
      received_on: '2025-07-01',
      channel: 'CRIMESTOPPERS',
      crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
      marking: 'OFFICIAL_SENSITIVE',
      version: 2,
      signs: ['PHISHING', 'CUCKOOED_HOME'],
      serious_limbs: ['VIOLENCE'],
      source_grade: '2',
      information_grade: 'D',
      handling: 'C',
    }),
  ]);
  await insertRows(test, 'referral', [
    aStoredReferral({
      reference: 'F1',
      exploitation: ['LABOUR'],
      sex: 'FEMALE',
      county_lines: false,
      crime_type: 'DRUGS',
      receiving_agency_id: 3,
      priority: 'AMBER',
      triaged_in_time: true,
      reasonable_grounds_on: '2025-05-08',
      reasonable_grounds: 'POSITIVE',
      outcome: 'Housed',
    }),
  ]);
});
beforeEach(() => void database.statements.splice(0));
afterAll(async () => {
  await api.close();
  await database.close();
  await test.close();
});

async function ask(question: string): Promise<Json> {
  const { data, errors } = await api.ask(`{ ${question} }`);
  expect(errors).toEqual([]);
  return data;
}

const idsOf = ({ edges }: Json): readonly string[] => edges.map(({ node }: Json) => node.id);

async function refusal(question: string): Promise<string | undefined> {
  const { errors } = await api.ask(`{ ${question} { edges { node { id } } } }`);
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return errors[0]?.message;
}

describe('a record', () => {
  it('shows every field of a report, with places and agencies as objects', async () => {
    const { reports } =
      await ask(`reports(reason: "Testing records", where: { reference: { in: ["R4"] } }, first: 1) { edges { node {
      id reference agency { code } area { name } quarter { key } receivedOn channel crimeType quantity status firstActionHours signs seriousLimbs
      sourceGrade informationGrade handling disruptionReference marking version } } }`);
    expect(reports.edges[0].node).toEqual({
      id: 'TVP:R4',
      reference: 'R4',
      agency: { code: 'TVP' },
      area: { name: 'Reading' },
      quarter: { key: '2025-26-Q2' },
      receivedOn: '2025-07-01',
      channel: 'CRIMESTOPPERS',
      crimeType: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
      quantity: 1,
      status: null,
      firstActionHours: null,
      signs: ['PHISHING', 'CUCKOOED_HOME'],
      seriousLimbs: ['VIOLENCE'],
      sourceGrade: 'UNTESTED',
      informationGrade: 'D',
      handling: 'C',
      disruptionReference: null,
      marking: 'OFFICIAL_SENSITIVE',
      version: 2,
    });
  });

  it('shows every field of a referral', async () => {
    const { referrals } = await ask(`referrals(reason: "Testing records", first: 1) { edges { node {
      id reference agency { code } receivingAgency { code } area { code } quarter { label } receivedOn pathway ageBand quantity exploitation sex countyLines
      crimeType priority triagedInTime reasonableGroundsOn reasonableGrounds conclusiveGroundsOn conclusiveGrounds repeatWithin12Months outcome closedOn
      marking version } } }`);
    expect(referrals.edges[0].node).toEqual({
      id: 'TVP:F1',
      reference: 'F1',
      agency: { code: 'TVP' },
      receivingAgency: { code: 'NCA' },
      area: { code: 'E06000038' },
      quarter: { label: 'Q1 2025/26' },
      receivedOn: '2025-05-01',
      pathway: 'NRM',
      ageBand: 'CHILD_17_OR_UNDER',
      quantity: 1,
      exploitation: ['LABOUR'],
      sex: 'FEMALE',
      countyLines: false,
      crimeType: 'DRUGS',
      priority: 'AMBER',
      triagedInTime: true,
      reasonableGroundsOn: '2025-05-08',
      reasonableGrounds: 'POSITIVE',
      conclusiveGroundsOn: null,
      conclusiveGrounds: null,
      repeatWithin12Months: null,
      outcome: 'Housed',
      closedOn: null,
      marking: 'OFFICIAL_SENSITIVE',
      version: 1,
    });
  });

  it('is read under any alias and through fragments', async () => {
    const { mine } =
      await ask(`mine: reports(reason: "Testing records", where: { reference: { in: ["TVP:R1"] } }, first: 1) { entries: edges { ...on ReportEdge { it: node {
      hours: firstActionHours ...on Report { many: quantity } } } } }`);
    expect(mine.entries).toEqual([{ it: { hours: 1.5, many: 3 } }]);
  });
});

describe('a list of records', () => {
  it('has the latest first by default, then by agency number and reference', async () => {
    const { reports } = await ask(
      'reports(reason: "Testing records", first: 10) { edges { node { id } } }',
    );
    expect(idsOf(reports)).toEqual(['TVP:R4', 'SEROCU:R1', 'NCA:R3', 'TVP:R2', 'TVP:R1']);
  });

  it('can be filtered by exact references, from all agencies or from one', async () => {
    const { all, one } = await ask(
      'all: reports(reason: "Testing records", where: { reference: { in: ["R1"] } }, first: 9) { edges { node { id } } } one: reports(reason: "Testing records", where: { reference: { in: ["SEROCU:R1"] } }, first: 9) { edges { node { id } } }',
    );
    expect(idsOf(all)).toEqual(['SEROCU:R1', 'TVP:R1']);
    expect(idsOf(one)).toEqual(['SEROCU:R1']);
  });

  it.each([
    { where: '{ sourceGrade: { in: [UNTESTED] } }', ids: ['TVP:R4'] },
    { where: '{ marking: { notIn: [OFFICIAL] } }', ids: ['TVP:R4'] },
    { where: '{ version: { from: 2 } }', ids: ['TVP:R4'] },
    { where: '{ firstActionHours: { isNull: false } }', ids: ['TVP:R1'] },
    { where: '{ disruptionReference: { in: ["TVP:D-1"] } }', ids: ['SEROCU:R1'] },
    { where: '{ receivedOn: { from: "2025-05-02", to: "2025-05-02" } }', ids: ['TVP:R2'] },
    { where: '{ receivedOn: { quarter: { in: ["2025-26-Q2"] } } }', ids: ['TVP:R4'] },
    { where: '{ receivedOn: { to: "9999-12-31", month: { from: "2025-06" } } }', ids: ['TVP:R4'] },
    { where: '{ area: { within: ["TV-L-OXFORDSHIRE"] } }', ids: ['TVP:R2'] },
    { where: '{ agencyKind: { in: [NATIONAL_LAW_ENFORCEMENT] } }', ids: ['NCA:R3'] },
    { where: '{ status: { in: [] } }', ids: [] },
    { where: '{ or: [] }', ids: [] },
    { where: '{ and: [] , quantity: { to: 0 } }', ids: [] },
  ])('is filtered by $where', async ({ where, ids }) => {
    const { reports } = await ask(
      `reports(reason: "Testing records", where: ${where}, first: 9) { edges { node { id } } }`,
    );
    expect(idsOf(reports)).toEqual(ids);
  });

  it('says where a page is in the list', async () => {
    const selection =
      '{ edges { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }';
    const { start } = await ask(`start: reports(reason: "Testing records", first: 2) ${selection}`);
    expect(start).toMatchObject({
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      totalCount: 5,
    });
    const { next } = await ask(
      `next: reports(reason: "Testing records", first: 3, after: "${start.pageInfo.endCursor}") ${selection}`,
    );
    expect(idsOf(next)).toEqual(['NCA:R3', 'TVP:R2', 'TVP:R1']);
    expect(next).toMatchObject({
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
      totalCount: 5,
    });
    const { back } = await ask(
      `back: reports(reason: "Testing records", last: 2, before: "${next.pageInfo.startCursor}") ${selection}`,
    );
    expect(idsOf(back)).toEqual(['TVP:R4', 'SEROCU:R1']);
    expect(back).toMatchObject({
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      totalCount: 5,
    });
    const { none } = await ask(
      `none: reports(reason: "Testing records", first: 3, after: "${next.pageInfo.endCursor}") ${selection}`,
    );
    expect(none).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      totalCount: 5,
    });
  });
});

describe('a page', () => {
  it('continues where the last one ended, even if records are added on either side or its own are removed', async () => {
    const own =
      'where: { channel: { in: [ONLINE] } }, orderBy: [{ field: STATUS }, { field: RECEIVED_ON }]';
    const online = (reference: string, received_on: string, status: string | null) =>
      aStoredReport({ reference, received_on, status, channel: 'ONLINE' });
    await insertRows(test, 'report', [
      online('N1', '2024-01-02', 'TRIAGED'),
      online('N2', '2024-01-04', 'TRIAGED'),
      online('N3', '2024-01-01', null),
      online('N4', '2024-01-03', null),
    ]);
    const { first } = await ask(
      `first: reports(reason: "Testing records", ${own}, first: 2) { edges { node { id } } pageInfo { endCursor } }`,
    );
    expect(idsOf(first)).toEqual(['TVP:N1', 'TVP:N2']);

    await insertRows(test, 'report', [
      online('A1', '2024-01-03', 'TRIAGED'),
      online('A2', '2024-01-05', 'TRIAGED'),
      online('A3', '2024-01-02', null),
    ]);
    await test.asOwner("DELETE FROM report WHERE reference = 'N2'");
    const { next } = await ask(
      `next: reports(reason: "Testing records", ${own}, first: 2, after: "${first.pageInfo.endCursor}") { edges { node { id } } pageInfo { endCursor hasPreviousPage } }`,
    );
    expect(idsOf(next)).toEqual(['TVP:A2', 'TVP:N3']);
    expect(next.pageInfo.hasPreviousPage).toBe(true);
    const { rest } = await ask(
      `rest: reports(reason: "Testing records", ${own}, first: 9, after: "${next.pageInfo.endCursor}") { edges { node { id } } pageInfo { hasNextPage } }`,
    );
    expect(idsOf(rest)).toEqual(['TVP:A3', 'TVP:N4']);
    await test.asOwner("DELETE FROM report WHERE channel = 'ONLINE'");
  });

  it('costs one statement, regardless of its fields and its number of records', async () => {
    await ask(
      'reports(reason: "Testing records", first: 1) { edges { cursor node { id agency { name family } area { name kind } quarter { label } } } pageInfo { hasNextPage hasPreviousPage } }',
    );
    expect(database.statements).toHaveLength(1);
    await ask(
      'reports(reason: "Testing records", first: 1000) { edges { cursor node { id agency { name family } area { name kind } quarter { label } } } pageInfo { hasNextPage hasPreviousPage } }',
    );
    expect(database.statements).toHaveLength(2);
  });

  it('counts records only if the count is selected, and reads none if nothing else is selected', async () => {
    await ask(
      'reports(reason: "Testing records", first: 2) { edges { node { id } } pageInfo { hasNextPage } }',
    );
    expect(database.statements.join()).not.toContain('count(');
    database.statements.splice(0);

    const { reports } = await ask('reports(reason: "Testing records", first: 2) { totalCount }');
    expect(reports.totalCount).toBe(5);
    expect(database.statements).toHaveLength(1);
    expect(database.statements[0]).toContain('count(');
  });

  it('reads only the columns for its fields, ids and order', async () => {
    await ask('reports(reason: "Testing records", first: 2) { edges { node { channel } } }');
    expect(database.statements[0]).toContain('fact.channel');
    expect(database.statements[0]).not.toContain('fact.signs');
  });
});

describe('a list without a size', () => {
  it('begins at the first record, or ends before the given cursor', async () => {
    const of = (args: string) =>
      ask(
        `reports(reason: "Testing records"${args}) { edges { cursor } pageInfo { hasPreviousPage } }`,
      ).then(({ reports }) => reports);
    const begun = await of('');
    expect(begun).toEqual(await of(', first: 100'));
    expect(begun.edges.length).toBeGreaterThan(1);
    const last = begun.edges.at(-1).cursor;
    expect(await of(`, before: "${last}"`)).toEqual(await of(`, last: 100, before: "${last}"`));
  });
});

describe('an impossible list', () => {
  const nested = (depth: number): string => (depth === 0 ? '{}' : `{ not: ${nested(depth - 1)} }`);

  it.each([
    {
      of: 'two sizes',
      question: 'reports(reason: "Testing records", first: 1, last: 1)',
      says: /^first and last: give one of them/,
    },
    {
      of: 'a page of nothing',
      question: 'reports(reason: "Testing records", first: 0)',
      says: /^first: it must be from 1 to 1,000; it was 0\.$/,
    },
    {
      of: 'a page that is too long',
      question: 'referrals(reason: "Testing records", last: 1001)',
      says: /^last: it must be from 1 to 1,000; it was 1,001\.$/,
    },
    {
      of: 'after with last',
      question: 'reports(reason: "Testing records", last: 1, after: "x")',
      says: /^after: use it with "first"/,
    },
    {
      of: 'before with first',
      question: 'reports(reason: "Testing records", first: 1, before: "x")',
      says: /^before: use it with "last"/,
    },
    {
      of: 'no cursor',
      question: 'reports(reason: "Testing records", first: 1, after: "x")',
      says: /^after: this is not a cursor\. Copy cursors unchanged from pageInfo/,
    },
    {
      of: 'an empty cursor',
      question: 'reports(reason: "Testing records", last: 1, before: "")',
      says: /^before: this is not a cursor/,
    },
    {
      of: 'an unknown area',
      question:
        'reports(reason: "Testing records", where: { area: { in: ["ATLANTIS"] } }, first: 1)',
      says: /^where\.area: no area has the code "ATLANTIS"/,
    },
    {
      of: 'an unknown agency',
      question: 'reports(reason: "Testing records", where: { agency: { notIn: ["X"] } }, first: 1)',
      says: /^where\.agency: no agency has the code "X"\. \{ agencies/,
    },
    {
      of: 'an unknown receiving agency',
      question:
        'referrals(reason: "Testing records", where: { receivingAgency: { in: ["X"] } }, first: 1)',
      says: /^where\.receivingAgency: no agency has the code "X"/,
    },
    {
      of: 'a reference with an unknown agency',
      question:
        'reports(reason: "Testing records", where: { reference: { in: ["XYZ:R1"] } }, first: 1)',
      says: /^where\.reference: no agency has the code "XYZ"/,
    },
    {
      of: 'an impossible reference',
      question: String.raw`reports(reason: "Testing records", where: { reference: { in: ["a\u0000b"] } }, first: 1)`,
      says: /^where\.reference: "a.b" contains a character that no record can contain/,
    },
    {
      of: 'a range of quarters in reverse',
      question:
        'reports(reason: "Testing records", where: { quarter: { from: "2025-26-Q2", to: "2025-26-Q1" } }, first: 1)',
      says: /^where\.quarter: from \(2025-26-Q2\) is after to \(2025-26-Q1\)/,
    },
    {
      of: 'a range of days in reverse',
      question:
        'reports(reason: "Testing records", where: { receivedOn: { from: "2025-05-02", to: "2025-05-01" } }, first: 1)',
      says: /^where\.receivedOn: from \(2025-05-02\) is after to \(2025-05-01\)/,
    },
    {
      of: 'a range of years in reverse, for a day',
      question:
        'referrals(reason: "Testing records", where: { closedOn: { financialYear: { from: "2026-27", to: "2025-26" } } }, first: 1)',
      says: /^where\.closedOn\.financialYear: from \(2026-27\) is after to \(2025-26\)/,
    },
    {
      of: 'a range of numbers in reverse',
      question:
        'reports(reason: "Testing records", where: { quantity: { from: 2, to: 1 } }, first: 1)',
      says: /^where\.quantity: from \(2\) is more than to \(1\)/,
    },
    {
      of: 'a number that is too large',
      question:
        'reports(reason: "Testing records", where: { firstActionHours: { from: 1e300 } }, first: 1)',
      says: /^where\.firstActionHours: 1e\+300 is too large/,
    },
    {
      of: 'a deep filter',
      question: `reports(reason: "Testing records", where: ${nested(20)}, first: 1)`,
      says: /^where: it nests "and", "or" and "not" more than 20 deep/,
    },
    {
      of: 'an order that names a field twice',
      question:
        'reports(reason: "Testing records", orderBy: [{ field: QUANTITY }, { field: QUANTITY, direction: DESC }], first: 1)',
      says: /^orderBy: it names QUANTITY twice/,
    },
  ])('refuses $of', async ({ question, says }) => {
    expect(await refusal(question)).toMatch(says);
  });

  it('refuses a cursor from another list, order or filter, and an altered cursor', async () => {
    const { reports } = await ask(
      'reports(reason: "Testing records", where: { quantity: { from: 1 } }, first: 1) { pageInfo { endCursor } }',
    );
    const cursor: string = reports.pageInfo.endCursor;
    const own = 'where: { quantity: { from: 1 } }';
    expect(
      await refusal(
        `referrals(reason: "Testing records", where: {}, first: 1, after: "${cursor}")`,
      ),
    ).toMatch(/^after: this cursor is from a different list from referrals/);
    expect(
      await refusal(
        `reports(reason: "Testing records", ${own}, orderBy: [{ field: STATUS }], first: 1, after: "${cursor}")`,
      ),
    ).toMatch(
      /^after: this cursor comes from a different order\. Use the same order \(STATUS ASC\) again/,
    );
    expect(
      await refusal(`reports(reason: "Testing records", last: 1, before: "${cursor}")`),
    ).toMatch(/^before: this cursor comes from a different filter/);

    const [list, order, filter, ...values] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    );
    const changed = (...others: readonly unknown[]) =>
      Buffer.from(JSON.stringify([list, order, filter, ...others])).toString('base64url');
    expect(values).toEqual(['2025-07-01', 1, 'R4']);
    for (const spoilt of [
      ['today', 1, 'R4'],
      [null, 1, 'R4'],
      ['2025-07-01', 4711, 'R4'],
      ['2025-07-01', 1, 'R\0'],
      ['2025-07-01', 1],
      [...values, 1],
    ]) {
      expect(
        await refusal(
          `reports(reason: "Testing records", ${own}, first: 1, after: "${changed(...spoilt)}")`,
        ),
      ).toMatch(/^after: this is not a cursor/);
    }
  });

  it.each([
    { of: 'a code', where: '{ channel: { in: [PIGEON] } }', says: /PIGEON/ },
    {
      of: 'a day',
      where: '{ receivedOn: { from: "2025-02-30" } }',
      says: /"2025-02-30" is not a Date/,
    },
    { of: 'a field', where: '{ colour: { in: ["red"] } }', says: /colour/ },
  ])('refuses an unknown $of', async ({ where, says }) => {
    const { errors } = await api.ask(
      `{ reports(reason: "Testing records", where: ${where}, first: 1) { totalCount } }`,
    );
    expect(errors[0]?.message).toMatch(says);
  });
});
