import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { aStoredReferral, aStoredReport, insertRows, type StoredRow } from '#testing/records.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

/**
 * Pages of records against a computation of its own: each random list is read to its end, forwards and backwards, and
 * worked out again from the inserted rows in plain JavaScript, which shares no code with the server.
 */
const agencies: Readonly<Record<number, string>> = { 1: 'TVP', 2: 'SEROCU', 3: 'NCA' };
/** As lists have them: the force, a county, districts. */
const areas = ['E23000029', 'E10000025', 'E06000036', 'E06000038', 'E07000178'];
const berkshire = ['E06000036', 'E06000038'];

type Value = string | number | boolean | null;
type Kind = 'code' | 'codes' | 'day' | 'number' | 'yesNo' | 'record' | 'agency' | 'text';

/** A field as the contract names it, with its column and the values that the test gives it, in the order of their list. */
interface Field {
  readonly name: string;
  readonly column: string;
  readonly kind: Kind;
  readonly values: readonly Exclude<Value, null>[];
  readonly isNullable?: boolean;
}

const days = ['2024-12-31', '2025-01-01', '2025-03-31', '2025-04-01', '2025-06-30', '2025-07-01'];
const crimeTypes = ['CYBER_CRIME', 'FIREARMS', 'DRUGS'];

const fieldsOfReports: readonly Field[] = [
  { name: 'receivedOn', column: 'received_on', kind: 'day', values: days },
  { name: 'channel', column: 'channel', kind: 'code', values: ['CALL_999', 'ONLINE', 'FRONT_COUNTER'] },
  { name: 'crimeType', column: 'crime_type', kind: 'code', values: crimeTypes },
  { name: 'quantity', column: 'quantity', kind: 'number', values: [1, 2, 10] },
  { name: 'status', column: 'status', kind: 'code', values: ['RECEIVED', 'ACTIONED', 'CLOSED'], isNullable: true },
  { name: 'firstActionHours', column: 'first_action_hours', kind: 'number', values: [0, 0.0001, 24, 123456789.25], isNullable: true },
  { name: 'signs', column: 'signs', kind: 'codes', values: ['CARD_SKIMMER', 'PHISHING'] },
  { name: 'seriousLimbs', column: 'serious_limbs', kind: 'codes', values: ['VIOLENCE', 'THREE_YEAR_SENTENCE'] },
  { name: 'informationGrade', column: 'information_grade', kind: 'code', values: ['A', 'C', 'E'], isNullable: true },
  { name: 'disruptionReference', column: 'disruption_reference', kind: 'record', values: ['D-1', 'D-2', 'NCA:D-1'], isNullable: true },
];
const fieldsOfReferrals: readonly Field[] = [
  { name: 'receivedOn', column: 'received_on', kind: 'day', values: days },
  { name: 'pathway', column: 'pathway', kind: 'code', values: ['NRM', 'MASH_CHILD'] },
  { name: 'exploitation', column: 'exploitation', kind: 'codes', values: ['CRIMINAL', 'LABOUR'] },
  { name: 'sex', column: 'sex', kind: 'code', values: ['FEMALE', 'MALE'], isNullable: true },
  { name: 'countyLines', column: 'county_lines', kind: 'yesNo', values: [false, true], isNullable: true },
  { name: 'crimeType', column: 'crime_type', kind: 'code', values: crimeTypes, isNullable: true },
  { name: 'receivingAgency', column: 'receiving_agency_id', kind: 'agency', values: [1, 2, 3], isNullable: true },
  { name: 'priority', column: 'priority', kind: 'code', values: ['RED', 'BLUE'], isNullable: true },
  { name: 'reasonableGroundsOn', column: 'reasonable_grounds_on', kind: 'day', values: days, isNullable: true },
  { name: 'outcome', column: 'outcome', kind: 'text', values: ['Housed', 'housed again', '100% _safe_'], isNullable: true },
];

function rowsOf(fields: readonly Field[], aStored: (about: StoredRow) => StoredRow, seed: number): readonly StoredRow[] {
  const one = fc.record({
    agency_id: fc.constantFrom(1, 2, 3),
    area_code: fc.constantFrom(...areas),
    ...Object.fromEntries(fields.map(({ column, kind, values, isNullable }) => [column, valueOf(kind, values, isNullable)])),
  });
  // References of every letter, some used by several agencies.
  const letters = ['b', 'B', 'ä', '-', '9'];
  return fc
    .sample(one, { numRuns: 150, seed })
    .map((row, index) => aStored({ ...row, reference: `${letters[index % 5]}${(index * 7) % 150}` }));
}

function valueOf(kind: Kind, values: readonly Exclude<Value, null>[], isNullable = false): fc.Arbitrary<unknown> {
  if (kind === 'codes') return fc.subarray([...values]);
  return isNullable ? fc.option(fc.constantFrom(...values)) : fc.constantFrom(...values);
}

const listed = {
  reports: { fields: fieldsOfReports, rows: rowsOf(fieldsOfReports, aStoredReport, 21), table: 'report' },
  referrals: { fields: fieldsOfReferrals, rows: rowsOf(fieldsOfReferrals, aStoredReferral, 22), table: 'referral' },
};

/** A condition as GraphQL text, with what it means for a row. */
interface Condition {
  readonly text: string;
  readonly holds: (row: StoredRow) => boolean;
}

const write = (kind: Kind, value: Value) =>
  kind === 'agency' ? JSON.stringify(agencies[Number(value)]) : kind === 'code' || kind === 'codes' ? String(value) : JSON.stringify(value);

function leafOf(field: Field): fc.Arbitrary<Condition> {
  const { name, column, kind, values } = field;
  const isNull: fc.Arbitrary<Condition> = fc.boolean().map((isMissing) => ({
    text: `{ ${name}: { isNull: ${isMissing} } }`,
    holds: (row) => (kind === 'codes' ? asList(row[column]).length === 0 : row[column] === null) === isMissing,
  }));
  if (kind === 'day' || kind === 'number') {
    const range = fc.record({ from: fc.option(fc.constantFrom(...values)), to: fc.option(fc.constantFrom(...values)) });
    const sorted = range.map(({ from, to }) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));
    const ranges = sorted.map(({ from, to }) => ({
      text: `{ ${name}: { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)} } }`,
      holds: (row: StoredRow) => {
        const value = row[column];
        if (from === null && to === null) return true;
        return isSomething(value) && (from === null || value >= from) && (to === null || value <= to);
      },
    }));
    return fc.oneof(ranges, isNull);
  }
  if (kind === 'text') {
    const part = fc.constantFrom('HOUSED', '%', '_', 'again').map((text) => ({
      text: `{ ${name}: { contains: ${JSON.stringify(text)} } }`,
      holds: (row: StoredRow) => asList(row[column]).some((value) => String(value).toLowerCase().includes(text.toLowerCase())),
    }));
    return fc.oneof(part, isNull);
  }
  const oneOf = fc.record({ picked: fc.subarray([...values]), isNot: fc.boolean() }).map(({ picked, isNot }) => ({
    text: `{ ${name}: { ${isNot ? 'notIn' : 'in'}: [${picked.map((value) => write(kind, value)).join(', ')}] } }`,
    holds: (row: StoredRow) => asList(row[column]).some((value) => picked.some((each) => each === value)) !== isNot,
  }));
  return fc.oneof(oneOf, isNull);
}

/** What every list is asked alike: who sent it, where it is coded to, when it was, and how it is called. */
const sharedLeaves: readonly fc.Arbitrary<Condition>[] = [
  fc.subarray([1, 2, 3]).map((ids) => ({
    text: `{ agency: { in: [${ids.map((id) => JSON.stringify(agencies[id])).join(', ')}] } }`,
    holds: ({ agency_id }) => ids.includes(Number(agency_id)),
  })),
  fc.record({ picked: fc.subarray(areas), isNot: fc.boolean() }).map(({ picked, isNot }) => ({
    text: `{ area: { ${isNot ? 'notIn' : 'in'}: ${JSON.stringify(picked)} } }`,
    holds: ({ area_code }) => picked.includes(String(area_code)) !== isNot,
  })),
  fc.constant({
    text: '{ area: { within: ["TV-C-BERKSHIRE"] } }',
    holds: ({ area_code }: StoredRow) => berkshire.includes(String(area_code)),
  }),
  fc
    .constantFrom(['2024-25-Q4', '2025-01-01', '2025-03-31'], ['2025-26-Q1', '2025-04-01', '2025-06-30'])
    .map(([key = '', from = '', to = '']) => ({
      text: `{ quarter: { in: ["${key}"] } }`,
      holds: ({ received_on }: StoredRow) => String(received_on) >= from && String(received_on) <= to,
    })),
  fc.constantFrom('b0', 'TVP:b0', 'NCA:ä7').map((name) => ({
    text: `{ reference: { in: ["${name}", "none"] } }`,
    holds: (row: StoredRow) => name === row.reference || name === `${agencies[Number(row.agency_id)]}:${String(row.reference)}`,
  })),
];

function conditionOf(fields: readonly Field[]): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...fields.map(leafOf), ...sharedLeaves);
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

/** One thing to order by: its name in the contract, and where a row stands in it; null for what has no value. */
interface Order {
  readonly name: string;
  readonly isDescending: boolean;
  readonly standOf: (row: StoredRow) => Exclude<Value, boolean>;
}

function orderOf(fields: readonly Field[]): fc.Arbitrary<readonly Order[]> {
  const stands: readonly Omit<Order, 'isDescending'>[] = [
    ...fields
      .filter(({ kind }) => kind !== 'codes' && kind !== 'text')
      .map(({ name, column, kind, values }) => ({
        name: name.replace(/([A-Z])/g, '_$1').toUpperCase(),
        standOf: (row: StoredRow) => {
          const value = row[column];
          if (!isSomething(value)) return null;
          if (kind === 'agency') return agencies[Number(value)] ?? null;
          return kind === 'code' || kind === 'yesNo' ? values.indexOf(value) : typeof value === 'number' ? value : String(value);
        },
      })),
    { name: 'AREA', standOf: ({ area_code }) => areas.indexOf(String(area_code)) },
    { name: 'AGENCY', standOf: ({ agency_id }) => agencies[Number(agency_id)] ?? null },
    { name: 'REFERENCE', standOf: ({ reference }) => String(reference) },
  ];
  return fc
    .uniqueArray(fc.constantFrom(...stands), { maxLength: 3 })
    .chain((picked) => fc.tuple(...picked.map((stand) => fc.boolean().map((isDescending) => ({ ...stand, isDescending })))));
}

/** Latest first where nothing is asked; by number of the agency and reference in the end; what has no value last. */
function inOrder(rows: readonly StoredRow[], asked: readonly Order[]): readonly string[] {
  const latest: Order = { name: '', isDescending: true, standOf: ({ received_on }) => String(received_on) };
  const orders: readonly Order[] = [
    ...(asked.length > 0 ? asked : [latest]),
    { name: '', isDescending: false, standOf: ({ agency_id }) => Number(agency_id) },
    { name: '', isDescending: false, standOf: ({ reference }) => String(reference) },
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
  return rows.toSorted(compare).map(({ agency_id, reference }) => `${agencies[Number(agency_id)]}:${String(reference)}`);
}

const isSomething = (value: unknown): value is Exclude<Value, null> => value !== null && value !== undefined;
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : isSomething(value) ? [value] : []);

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  for (const { table, rows } of Object.values(listed)) await insertRows(test, table, rows);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

interface Page {
  readonly ids: readonly string[];
  readonly pageInfo: Json;
  readonly totalCount: number;
}

async function page(list: string, args: string): Promise<Page> {
  const selection = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';
  const { data, errors } = await api.ask(`{ ${list}(${args}) { ${selection} } }`);
  expect(errors).toEqual([]);
  const { edges, pageInfo, totalCount } = data[list];
  expect(pageInfo).toMatchObject({ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null });
  return { ids: edges.map(({ node }: Json) => node.id), pageInfo, totalCount };
}

describe('a list of records, worked out again from its rows', () => {
  it.each(['reports', 'referrals'] as const)(
    'is read whole and in order by its pages, from either end, for every filter and order of %s',
    async (list) => {
      const { fields, rows } = listed[list];
      const question = fc.record({ where: conditionOf(fields), orders: orderOf(fields), size: fc.integer({ min: 10, max: 60 }) });
      await fc.assert(
        fc.asyncProperty(question, async ({ where, orders, size }) => {
          const orderBy = orders
            .map(({ name, isDescending }) => `{ field: ${name}, direction: ${isDescending ? 'DESC' : 'ASC'} }`)
            .join(', ');
          const asked = `where: ${where.text}, orderBy: [${orderBy}]`;
          const expected = inOrder(rows.filter(where.holds), orders);

          const forwards: string[] = [];
          for (let after: string | null = null, isMore = true; isMore;) {
            const { ids, pageInfo, totalCount } = await page(list, `${asked}, first: ${size}, after: ${JSON.stringify(after)}`);
            expect(totalCount).toBe(expected.length);
            expect(pageInfo.hasPreviousPage).toBe(forwards.length > 0);
            forwards.push(...ids);
            [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
          }
          expect(forwards).toEqual(expected);

          let backwards: readonly string[] = [];
          for (let before: string | null = null, isMore = true; isMore;) {
            const { ids, pageInfo } = await page(list, `${asked}, last: ${size}, before: ${JSON.stringify(before)}`);
            expect(pageInfo.hasNextPage).toBe(backwards.length > 0);
            backwards = [...ids, ...backwards];
            [before, isMore] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
          }
          expect(backwards).toEqual(expected);
        }),
        { numRuns: 120, seed: 5, endOnFailure: false },
      );
    },
    240_000,
  );
});
