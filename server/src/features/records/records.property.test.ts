import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import {
  aStoredDisruption,
  aStoredGroup,
  aStoredLine,
  aStoredReferral,
  aStoredReport,
  insertRows,
  type StoredRow,
} from '#testing/records.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares pages of records with an independent computation: each random list is read to its end,
 * forwards and backwards, and computed again from the inserted rows in plain JavaScript, which
 * shares no code with the server.
 */
const agencies: Readonly<Record<number, string>> = { 1: 'TVP', 2: 'SEROCU', 3: 'NCA' };
/** Areas in the lists: the force, a county, districts. */
const areas = ['E23000029', 'E10000025', 'E06000036', 'E06000038', 'E07000178'];
const berkshire = ['E06000036', 'E06000038'];

type Value = string | number | boolean | null;
type Kind =
  | 'code'
  | 'codes'
  | 'day'
  | 'number'
  | 'yesNo'
  | 'record'
  | 'agency'
  | 'agencies'
  | 'text';

/** A field as in the API, with its column and its test values, in the order of their list. */
interface Field {
  readonly name: string;
  readonly column: string;
  readonly kind: Kind;
  readonly values: readonly Exclude<Value, null>[];
  /** How many of the column’s units make one unit of the API, such as pence in a pound. */
  readonly perUnit?: number;
  readonly isNullable?: boolean;
}

const days = ['2024-12-31', '2025-01-01', '2025-03-31', '2025-04-01', '2025-06-30', '2025-07-01'];
const crimeTypes = ['CYBER_CRIME', 'FIREARMS', 'DRUGS'];

const fieldsOfReports: readonly Field[] = [
  { name: 'receivedOn', column: 'received_on', kind: 'day', values: days },
  {
    name: 'channel',
    column: 'channel',
    kind: 'code',
    values: ['CALL_999', 'ONLINE', 'FRONT_COUNTER'],
  },
  { name: 'crimeType', column: 'crime_type', kind: 'code', values: crimeTypes },
  { name: 'quantity', column: 'quantity', kind: 'number', values: [1, 2, 10] },
  {
    name: 'status',
    column: 'status',
    kind: 'code',
    values: ['RECEIVED', 'ACTIONED', 'CLOSED'],
    isNullable: true,
  },
  {
    name: 'firstActionHours',
    column: 'first_action_hours',
    kind: 'number',
    values: [0, 0.0001, 24, 123456789.25],
    isNullable: true,
  },
  { name: 'signs', column: 'signs', kind: 'codes', values: ['CARD_SKIMMER', 'PHISHING'] },
  {
    name: 'seriousLimbs',
    column: 'serious_limbs',
    kind: 'codes',
    values: ['VIOLENCE', 'THREE_YEAR_SENTENCE'],
  },
  {
    name: 'informationGrade',
    column: 'information_grade',
    kind: 'code',
    values: ['A', 'C', 'E'],
    isNullable: true,
  },
  {
    name: 'disruptionReference',
    column: 'disruption_reference',
    kind: 'record',
    values: ['D-1', 'D-2', 'NCA:D-1'],
    isNullable: true,
  },
];
const fieldsOfReferrals: readonly Field[] = [
  { name: 'receivedOn', column: 'received_on', kind: 'day', values: days },
  { name: 'pathway', column: 'pathway', kind: 'code', values: ['NRM', 'MASH_CHILD'] },
  { name: 'exploitation', column: 'exploitation', kind: 'codes', values: ['CRIMINAL', 'LABOUR'] },
  { name: 'sex', column: 'sex', kind: 'code', values: ['FEMALE', 'MALE'], isNullable: true },
  {
    name: 'countyLines',
    column: 'county_lines',
    kind: 'yesNo',
    values: [false, true],
    isNullable: true,
  },
  { name: 'crimeType', column: 'crime_type', kind: 'code', values: crimeTypes, isNullable: true },
  {
    name: 'receivingAgency',
    column: 'receiving_agency_id',
    kind: 'agency',
    values: [1, 2, 3],
    isNullable: true,
  },
  { name: 'priority', column: 'priority', kind: 'code', values: ['RED', 'BLUE'], isNullable: true },
  {
    name: 'reasonableGroundsOn',
    column: 'reasonable_grounds_on',
    kind: 'day',
    values: days,
    isNullable: true,
  },
  {
    name: 'outcome',
    column: 'outcome',
    kind: 'text',
    values: ['Housed', 'housed again', '100% _safe_'],
    isNullable: true,
  },
];

const fieldsOfDisruptions: readonly Field[] = [
  { name: 'occurredOn', column: 'occurred_on', kind: 'day', values: days },
  { name: 'objective', column: 'objective', kind: 'code', values: ['PURSUE', 'PREPARE'] },
  { name: 'claimedImpact', column: 'claimed_impact', kind: 'code', values: ['MAJOR', 'NEGATIVE'] },
  {
    name: 'confirmedImpact',
    column: 'confirmed_impact',
    kind: 'code',
    values: ['MAJOR', 'MINOR'],
    isNullable: true,
  },
  { name: 'status', column: 'status', kind: 'code', values: ['DRAFT', 'CONFIRMED', 'REJECTED'] },
  { name: 'decidedOn', column: 'decided_on', kind: 'day', values: days, isNullable: true },
  {
    name: 'supportingAgencies',
    column: 'supporting_agency_ids',
    kind: 'agencies',
    values: [1, 2, 3],
  },
  { name: 'isMultiAgency', column: 'is_multi_agency', kind: 'yesNo', values: [false, true] },
  {
    name: 'ocgReference',
    column: 'ocg_reference',
    kind: 'record',
    values: ['G-1', 'NCA:G-1'],
    isNullable: true,
  },
  {
    name: 'tactic',
    column: 'tactic',
    kind: 'text',
    values: ['Housed', '100% _safe_'],
    isNullable: true,
  },
  {
    name: 'cashPounds',
    column: 'cash_pence',
    kind: 'number',
    values: [0, 0.01, 1234567890.12],
    perUnit: 100,
    isNullable: true,
  },
  {
    name: 'drugsGrams',
    column: 'drugs_grams',
    kind: 'number',
    values: [0, 0.001, 99999999999.999],
    isNullable: true,
  },
];
const fieldsOfLines: readonly Field[] = [
  { name: 'objective', column: 'objective', kind: 'code', values: ['PURSUE', 'PROTECT'] },
  {
    name: 'staffGroup',
    column: 'staff_group',
    kind: 'code',
    values: ['POLICE_OFFICER', 'ANALYST'],
  },
  { name: 'fundingSource', column: 'funding_source', kind: 'code', values: ['CORE', 'CHARITY'] },
  {
    name: 'strengthFte',
    column: 'strength_fte',
    kind: 'number',
    values: [0, 1.25],
    isNullable: true,
  },
  {
    name: 'actualPounds',
    column: 'actual_pence',
    kind: 'number',
    values: [-5.5, 0, 10],
    perUnit: 100,
    isNullable: true,
  },
];
const fieldsOfGroups: readonly Field[] = [
  { name: 'status', column: 'status', kind: 'code', values: ['ACTIVE', 'ARCHIVED'] },
  { name: 'otherCrimeTypes', column: 'other_crime_types', kind: 'codes', values: crimeTypes },
  {
    name: 'riskBand',
    column: 'risk_band',
    kind: 'code',
    values: ['LOW', 'VERY_HIGH'],
    isNullable: true,
  },
  { name: 'planReviewDue', column: 'plan_review_due', kind: 'day', values: days, isNullable: true },
  { name: 'isDisrupted', column: 'is_disrupted', kind: 'yesNo', values: [false, true] },
];

/** Quarters by their first days. */
const quarterKeys: Readonly<Record<string, string>> = {
  '2024-10-01': '2024-25-Q3',
  '2025-01-01': '2024-25-Q4',
  '2025-04-01': '2025-26-Q1',
};

interface List {
  readonly table: string;
  readonly fields: readonly Field[];
  /** The column by which a record belongs to a quarter. */
  readonly date: string;
  /**
   * Columns that, after the agency, identify a record; in its id, a quarter is written as its key.
   */
  readonly key: readonly string[];
  readonly aStored: (about: StoredRow) => StoredRow;
  /** Whether a record may have no area. */
  readonly hasOptionalArea?: boolean;
}

/** A row in which a disruption has an impact only if it is confirmed. */
function decided({ status, confirmed_impact, ...row }: StoredRow): StoredRow {
  return aStoredDisruption({
    ...row,
    status,
    confirmed_impact: status === 'CONFIRMED' ? (confirmed_impact ?? 'MAJOR') : null,
  });
}

/** A row in which a group has an archive date only if it is archived. */
function archived(row: StoredRow): StoredRow {
  return aStoredGroup({ ...row, archived_on: row.status === 'ARCHIVED' ? '2025-01-01' : null });
}

const lists: Readonly<Record<string, List>> = {
  reports: {
    table: 'report',
    fields: fieldsOfReports,
    date: 'received_on',
    key: ['reference'],
    aStored: aStoredReport,
  },
  disruptions: {
    table: 'disruption',
    fields: fieldsOfDisruptions,
    date: 'occurred_on',
    key: ['reference'],
    aStored: decided,
  },
  referrals: {
    table: 'referral',
    fields: fieldsOfReferrals,
    date: 'received_on',
    key: ['reference'],
    aStored: aStoredReferral,
  },
  resourceLines: {
    table: 'resource_line',
    fields: fieldsOfLines,
    date: 'quarter_start',
    key: ['quarter_start', 'objective', 'area_code', 'staff_group', 'funding_source'],
    aStored: aStoredLine,
  },
  organisedCrimeGroups: {
    table: 'organised_crime_group',
    fields: fieldsOfGroups,
    date: 'quarter_start',
    key: ['quarter_start', 'reference'],
    aStored: archived,
    hasOptionalArea: true,
  },
};

function rowsOf(
  { fields, date, key, aStored, hasOptionalArea = false }: List,
  seed: number,
): readonly StoredRow[] {
  const area = fc.constantFrom(...areas);
  const one = fc.record({
    agency_id: fc.constantFrom(1, 2, 3),
    area_code: hasOptionalArea ? fc.option(area) : area,
    [date]: fc.constantFrom(...Object.keys(quarterKeys)),
    ...Object.fromEntries(fields.map((field) => [field.column, valueOf(field)])),
  });
  // References with each letter, some used by several agencies.
  const letters = ['b', 'B', 'ä', '-', '9'];
  const rows = fc
    .sample(one, { numRuns: 150, seed })
    .map((row, index) =>
      aStored({ ...row, reference: `${letters[index % 5]}${(index * 7) % 150}` }),
    );
  return [
    ...new Map(
      rows.map((row) => [[row.agency_id, ...key.map((column) => row[column])].join(), row]),
    ).values(),
  ];
}

function valueOf({ kind, values, perUnit = 1, isNullable = false }: Field): fc.Arbitrary<unknown> {
  if (kind === 'codes' || kind === 'agencies') return fc.subarray([...values]);
  const one = fc
    .constantFrom(...values)
    .map((value) => (typeof value === 'number' ? Math.round(value * perUnit * 1e4) / 1e4 : value));
  return isNullable ? fc.option(one) : one;
}

const rowsOfLists = new Map(
  Object.entries(lists).map(([name, list], index) => [name, rowsOf(list, 21 + index)]),
);

/** A condition as GraphQL text, and as a predicate over rows. */
interface Condition {
  readonly text: string;
  readonly holds: (row: StoredRow) => boolean;
}

function write(kind: Kind, value: Value): string {
  if (kind === 'agency' || kind === 'agencies') return JSON.stringify(agencies[Number(value)]);
  return kind === 'code' || kind === 'codes' ? String(value) : JSON.stringify(value);
}

function leafOf(field: Field): fc.Arbitrary<Condition> {
  const { name, column, kind, values, perUnit = 1, isNullable = false } = field;
  const maySayNone = isNullable || kind === 'codes' || kind === 'agencies';
  const isNull: fc.Arbitrary<Condition> = fc.boolean().map((isMissing) => ({
    text: `{ ${name}: { isNull: ${isMissing} } }`,
    holds: (row) => (asList(row[column]).length === 0) === isMissing,
  }));
  if (kind === 'day' || kind === 'number') {
    const range = fc.record({
      from: fc.option(fc.constantFrom(...values)),
      to: fc.option(fc.constantFrom(...values)),
    });
    const sorted = range.map(({ from, to }) =>
      from !== null && to !== null && from > to ? { from: to, to: from } : { from, to },
    );
    const ranges = sorted.map(({ from, to }) => ({
      text: `{ ${name}: { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)} } }`,
      holds: (row: StoredRow) => {
        const stored = row[column];
        const value = typeof stored === 'number' ? stored / perUnit : stored;
        if (from === null && to === null) return true;
        return (
          isSomething(value) && (from === null || value >= from) && (to === null || value <= to)
        );
      },
    }));
    return maySayNone ? fc.oneof(ranges, isNull) : ranges;
  }
  if (kind === 'text') {
    const part = fc.constantFrom('HOUSED', '%', '_', 'again').map((text) => ({
      text: `{ ${name}: { contains: ${JSON.stringify(text)} } }`,
      holds: (row: StoredRow) =>
        asList(row[column]).some((value) =>
          String(value).toLowerCase().includes(text.toLowerCase()),
        ),
    }));
    return fc.oneof(part, isNull);
  }
  const oneOf = fc
    .record({ picked: fc.subarray([...values]), isNot: fc.boolean() })
    .map(({ picked, isNot }) => ({
      text: `{ ${name}: { ${isNot ? 'notIn' : 'in'}: [${picked.map((value) => write(kind, value)).join(', ')}] } }`,
      holds: (row: StoredRow) =>
        asList(row[column]).some((value) => picked.some((each) => each === value)) !== isNot,
    }));
  return maySayNone ? fc.oneof(oneOf, isNull) : oneOf;
}

/** Filters of every list: sender, place, date, and reference. */
function sharedLeavesOf({ date, key }: List): readonly fc.Arbitrary<Condition>[] {
  const named = fc.constantFrom('b0', 'TVP:b0', 'NCA:ä7').map((name) => ({
    text: `{ reference: { in: ["${name}", "none"] } }`,
    holds: (row: StoredRow) =>
      name === row.reference ||
      name === `${agencies[Number(row.agency_id)]}:${String(row.reference)}`,
  }));
  return [
    fc.subarray([1, 2, 3]).map((ids) => ({
      text: `{ agency: { in: [${ids.map((id) => JSON.stringify(agencies[id])).join(', ')}] } }`,
      holds: ({ agency_id }) => ids.includes(Number(agency_id)),
    })),
    fc.record({ picked: fc.subarray(areas), isNot: fc.boolean() }).map(({ picked, isNot }) => ({
      text: `{ area: { ${isNot ? 'notIn' : 'in'}: ${JSON.stringify(picked)} } }`,
      holds: ({ area_code }) => picked.includes(String(area_code)) !== isNot,
    })),
    fc.constantFrom('area', 'agency').chain((field) =>
      fc.boolean().map((isNull) => ({
        text: `{ ${field}: { isNull: ${isNull} } }`,
        holds: (row: StoredRow) =>
          (row[field === 'area' ? 'area_code' : 'agency_id'] === null) === isNull,
      })),
    ),
    fc.constant({
      text: '{ area: { within: ["TV-C-BERKSHIRE"] } }',
      holds: ({ area_code }: StoredRow) => berkshire.includes(String(area_code)),
    }),
    fc
      .constantFrom(
        ['2024-25-Q4', '2025-01-01', '2025-03-31'],
        ['2025-26-Q1', '2025-04-01', '2025-06-30'],
      )
      .map(([quarter = '', from = '', to = '']) => ({
        text: `{ quarter: { in: ["${quarter}"] } }`,
        holds: (row: StoredRow) => String(row[date]) >= from && String(row[date]) <= to,
      })),
    ...(key.includes('reference') ? [named] : []),
  ];
}

function conditionOf(list: List): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...list.fields.map(leafOf), ...sharedLeavesOf(list));
  const several = fc.array(leaf, { maxLength: 3 });
  return fc.oneof(
    fc.constant({ text: '{}', holds: () => true }),
    leaf,
    several.map((parts) => ({
      text: `{ and: [${parts.map(({ text }) => text).join(', ')}] }`,
      holds: (row: StoredRow) => parts.every(({ holds }) => holds(row)),
    })),
    several.map((parts) => ({
      text: `{ or: [${parts.map(({ text }) => text).join(', ')}] }`,
      holds: (row: StoredRow) => parts.some(({ holds }) => holds(row)),
    })),
    several.map((parts) => ({
      text: `{ not: { or: [${parts.map(({ text }) => text).join(', ')}] } }`,
      holds: (row: StoredRow) => !parts.some(({ holds }) => holds(row)),
    })),
  );
}

/** A field to order by: its name in the API, and a row’s sort value; null if there is no value. */
interface Order {
  readonly name: string;
  readonly isDescending: boolean;
  readonly standOf: (row: StoredRow) => Exclude<Value, boolean>;
}

function orderOf({ fields, key, date }: List): fc.Arbitrary<readonly Order[]> {
  const stands: readonly Omit<Order, 'isDescending'>[] = [
    ...fields
      .filter(({ kind }) => kind !== 'codes' && kind !== 'agencies' && kind !== 'text')
      .map(({ name, column, kind, values }) => ({
        name: name.replace(/([A-Z])/g, '_$1').toUpperCase(),
        standOf: (row: StoredRow) => {
          const value = row[column];
          if (!isSomething(value)) return null;
          if (kind === 'agency') return agencies[Number(value)] ?? null;
          return kind === 'code' || kind === 'yesNo'
            ? values.indexOf(value)
            : typeof value === 'number'
              ? value
              : String(value);
        },
      })),
    {
      name: 'AREA',
      standOf: ({ area_code }) =>
        area_code === null ? null : areas.findIndex((code) => code === area_code),
    },
    { name: 'AGENCY', standOf: ({ agency_id }) => agencies[Number(agency_id)] ?? null },
    ...(key.includes('reference')
      ? [{ name: 'REFERENCE', standOf: ({ reference }: StoredRow) => String(reference) }]
      : []),
    ...(date === 'quarter_start'
      ? [{ name: 'QUARTER', standOf: ({ quarter_start }: StoredRow) => String(quarter_start) }]
      : []),
  ];
  return fc
    .uniqueArray(fc.constantFrom(...stands), { maxLength: 3 })
    .chain((picked) =>
      fc.tuple(
        ...picked.map((stand) => fc.boolean().map((isDescending) => ({ ...stand, isDescending }))),
      ),
    );
}

/**
 * Sorts rows in the requested order, or else latest first; then by the agency’s id, and then by
 * key. Records without a value come last.
 */
function inOrder(
  rows: readonly StoredRow[],
  asked: readonly Order[],
  { fields, date, key }: List,
): readonly string[] {
  const latest: Order = { name: '', isDescending: true, standOf: (row) => String(row[date]) };
  const orders: readonly Order[] = [
    ...(asked.length > 0 ? asked : [latest]),
    { name: '', isDescending: false, standOf: ({ agency_id }) => Number(agency_id) },
    ...key.map((column) => ({
      name: '',
      isDescending: false,
      standOf: (row: StoredRow) => {
        const listed = fields.find((field) => field.column === column)?.values.map(String);
        return listed ? listed.indexOf(String(row[column])) : String(row[column]);
      },
    })),
  ];
  const compare = (a: StoredRow, b: StoredRow): number => {
    for (const { standOf, isDescending } of orders) {
      const [first, second] = [standOf(a), standOf(b)];
      if (first === second) continue;
      if (first === null || second === null) return first === null ? 1 : -1;
      return first < second === isDescending ? 1 : -1;
    }
    return 0;
  };
  return rows.toSorted(compare).map((row) => {
    const name = key.map((column) =>
      column === 'quarter_start' ? quarterKeys[String(row[column])] : String(row[column]),
    );
    return [agencies[Number(row.agency_id)], ...name].join(':');
  });
}

const isSomething = (value: unknown): value is Exclude<Value, null> =>
  value !== null && value !== undefined;
const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isSomething(value) ? [value] : [];

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  for (const [name, { table }] of Object.entries(lists))
    await insertRows(test, table, rowsOfLists.get(name) ?? []);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

interface Page {
  readonly ids: readonly string[];
  readonly pageInfo: Json;
  readonly totalCount: number;
}

async function page(list: string, args: string): Promise<Page> {
  const selection =
    'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';
  const { data, errors } = await api.ask(
    `{ ${list}(reason: "Testing records", ${args}) { ${selection} } }`,
  );
  expect(errors).toEqual([]);
  const { edges, pageInfo, totalCount } = data[list];
  expect(pageInfo).toMatchObject({
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  });
  return { ids: edges.map(({ node }: Json) => node.id), pageInfo, totalCount };
}

describe('a list of records, computed again from its rows', () => {
  it.each(Object.entries(lists))(
    'is read completely and in order by its pages, from either end, for every filter and order of %s',
    async (name, list) => {
      const rows = rowsOfLists.get(name) ?? [];
      const question = fc.record({
        where: conditionOf(list),
        orders: orderOf(list),
        size: fc.integer({ min: 10, max: 60 }),
      });
      await fc.assert(
        fc.asyncProperty(question, async ({ where, orders, size }) => {
          const orderBy = orders
            .map(
              (order) =>
                `{ field: ${order.name}, direction: ${order.isDescending ? 'DESC' : 'ASC'} }`,
            )
            .join(', ');
          const asked = `where: ${where.text}, orderBy: [${orderBy}]`;
          const expected = inOrder(rows.filter(where.holds), orders, list);

          const forwards: string[] = [];
          for (let after: string | null = null, isMore = true; isMore;) {
            const { ids, pageInfo, totalCount } = await page(
              name,
              `${asked}, first: ${size}, after: ${JSON.stringify(after)}`,
            );
            expect(totalCount).toBe(expected.length);
            expect(pageInfo.hasPreviousPage).toBe(forwards.length > 0);
            forwards.push(...ids);
            [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
          }
          expect(forwards).toEqual(expected);

          let backwards: readonly string[] = [];
          for (let before: string | null = null, isMore = true; isMore;) {
            const { ids, pageInfo } = await page(
              name,
              `${asked}, last: ${size}, before: ${JSON.stringify(before)}`,
            );
            expect(pageInfo.hasNextPage).toBe(backwards.length > 0);
            backwards = [...ids, ...backwards];
            [before, isMore] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
          }
          expect(backwards).toEqual(expected);
        }),
        { numRuns: runs({ sample: 5, deep: 60 }), seed: 5, endOnFailure: false },
      );
    },
    120_000,
  );
});
