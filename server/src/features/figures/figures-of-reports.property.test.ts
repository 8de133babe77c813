import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { aReferral, insertReferrals } from '#testing/referrals.js';
import { aReport, insertReports, type TestReport } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares reports, alone and next to referrals, with an independent computation: each random
 * question is asked through the API and computed again from the list of records in plain
 * JavaScript, which shares no code with the engine.
 */
const agencies = ['TVP', 'RBC', 'OCC'];
const counties: Readonly<Record<string, string | null>> = {
  E06000038: 'TV-C-BERKSHIRE',
  E07000178: 'E10000025',
  E23000029: null,
};
const crimeTypes = ['DRUGS', 'FIREARMS', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'];
const channels = ['CALL_101', 'ONLINE', 'CRIMESTOPPERS'];
const statuses = ['RECEIVED', 'ACTIONED', 'CLOSED'];
const signs = ['PHISHING', 'CUCKOOED_HOME', 'COUNTY_LINE_NUMBER'];
const limbs = ['VIOLENCE', 'THREE_YEAR_SENTENCE'];

const common = {
  agency: fc.constantFrom(...agencies),
  receivedOn: fc
    .integer({ min: 0, max: 729 })
    .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)),
  area: fc.constantFrom(...Object.keys(counties)),
  quantity: fc.integer({ min: 1, max: 4 }),
};
const report = fc.record({
  ...common,
  crimeType: fc.constantFrom(...crimeTypes),
  channel: fc.constantFrom(...channels),
  status: fc.option(fc.constantFrom(...statuses)),
  firstActionHours: fc.option(fc.constantFrom(0, 23.9999, 24, 24.0001, 700)),
  signs: fc.subarray(signs),
  seriousLimbs: fc.subarray(limbs),
});
const referral = fc.record({ ...common, crimeType: fc.option(fc.constantFrom(...crimeTypes)) });

/** The fields of a record that questions use; a referral has only the first few. */
type Summary = Pick<TestReport, 'agency' | 'receivedOn' | 'area' | 'quantity'> & {
  readonly crimeType: string | null;
} & Partial<Omit<TestReport, 'crimeType'>>;
const told = {
  reports: fc.sample(report, { numRuns: 300, seed: 11 }).map((record) => aReport(record)),
  referrals: fc.sample(referral, { numRuns: 200, seed: 12 }).map((record) => aReferral(record)),
} satisfies Readonly<Record<string, readonly Summary[]>>;

/** A condition as GraphQL text, and as a predicate over records. */
interface Condition {
  readonly text: string;
  readonly holds: (record: Summary) => boolean;
}

/** A field, its possible values, and a function that gets all its values from a record. */
interface Field {
  readonly name: string;
  readonly values: readonly string[];
  readonly of: (record: Summary) => readonly string[];
  readonly isQuoted?: boolean;
}

const shared: readonly Field[] = [
  { name: 'agency', values: agencies, of: ({ agency }) => [agency], isQuoted: true },
  { name: 'area', values: Object.keys(counties), of: ({ area }) => [area], isQuoted: true },
  {
    name: 'crimeType',
    values: crimeTypes,
    of: ({ crimeType }) => (crimeType === null ? [] : [crimeType]),
  },
];
const ofReports: readonly Field[] = [
  { name: 'channel', values: channels, of: ({ channel }) => (channel ? [channel] : []) },
  { name: 'reportStatus', values: statuses, of: ({ status }) => (status ? [status] : []) },
  { name: 'sign', values: signs, of: ({ signs: named = [] }) => named },
  { name: 'seriousLimb', values: limbs, of: ({ seriousLimbs: held = [] }) => held },
];

function leafOf({ name, values, of, isQuoted = false }: Field): fc.Arbitrary<Condition> {
  return fc
    .record({ picked: fc.subarray([...values]), isNot: fc.boolean() })
    .map(({ picked, isNot }) => ({
      text: `{ ${name}: { ${isNot ? 'notIn' : 'in'}: [${picked.map((value) => (isQuoted ? JSON.stringify(value) : value)).join(', ')}] } }`,
      holds: (record) => of(record).some((value) => picked.includes(value)) !== isNot,
    }));
}

function conditionOf(fields: readonly Field[]): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...fields.map(leafOf));
  const several = fc.array(leaf, { maxLength: 3 });
  return fc.oneof(
    leaf,
    several.map((parts) => ({
      text: `{ and: [${parts.map(({ text }) => text).join(', ')}] }`,
      holds: (record: Summary) => parts.every(({ holds }) => holds(record)),
    })),
    several.map((parts) => ({
      text: `{ not: { or: [${parts.map(({ text }) => text).join(', ')}] } }`,
      holds: (record: Summary) => !parts.some(({ holds }) => holds(record)),
    })),
  );
}

/**
 * A grouping: the dimension, its key in an answer as text, and the keys of a record, one for each
 * value.
 */
interface Grouping {
  readonly dimension: string;
  readonly selection: string;
  readonly read: (key: Json) => string;
  readonly keysOf: (record: Summary) => readonly string[];
}

const sharedGroupings: readonly Grouping[] = [
  {
    dimension: 'MONTH',
    selection: 'month',
    read: ({ month }) => month,
    keysOf: ({ receivedOn }) => [receivedOn.slice(0, 7)],
  },
  {
    dimension: 'COUNTY',
    selection: 'county { code }',
    read: ({ county }) => county?.code ?? '-',
    keysOf: ({ area }) => [counties[area] ?? '-'],
  },
  {
    dimension: 'CRIME_TYPE',
    selection: 'crimeType',
    read: ({ crimeType }) => crimeType ?? '-',
    keysOf: ({ crimeType }) => [crimeType ?? '-'],
  },
];
const groupingsOfReports: readonly Grouping[] = [
  {
    dimension: 'CHANNEL',
    selection: 'channel',
    read: ({ channel }) => channel,
    keysOf: ({ channel = '-' }) => [channel],
  },
  {
    dimension: 'REPORT_STATUS',
    selection: 'reportStatus',
    read: ({ reportStatus }) => reportStatus ?? '-',
    keysOf: ({ status }) => [status ?? '-'],
  },
  {
    dimension: 'SIGN',
    selection: 'sign',
    read: ({ sign }) => sign ?? '-',
    keysOf: ({ signs: named = [] }) => orNone(named),
  },
  {
    dimension: 'SERIOUS_LIMB',
    selection: 'seriousLimb',
    read: ({ seriousLimb }) => seriousLimb ?? '-',
    keysOf: ({ seriousLimbs: held = [] }) => orNone(held),
  },
];

function orNone(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : ['-'];
}

/** A measure computed by hand: what each record adds to the numerator and the denominator. */
interface ByHand {
  readonly records: readonly Summary[];
  readonly above: (record: Summary) => boolean;
  readonly below: ((record: Summary) => boolean) | null;
}
const measuresOfReports: Readonly<Record<string, ByHand>> = {
  reports: { records: told.reports, above: () => true, below: null },
  seriousReportShare: {
    records: told.reports,
    above: ({ seriousLimbs = [] }) => seriousLimbs.length > 0,
    below: () => true,
  },
  reportsActionedIn24h: {
    records: told.reports,
    above: ({ firstActionHours = null }) => firstActionHours !== null && firstActionHours <= 24,
    below: ({ firstActionHours = null }) => firstActionHours !== null,
  },
};
const measures: Readonly<Record<string, ByHand>> = {
  ...measuresOfReports,
  referrals: { records: told.referrals, above: () => true, below: null },
};

interface Sums {
  readonly above: number;
  readonly below: number;
}

function workOut(
  { records, above, below }: ByHand,
  by: readonly Grouping[],
  where: Condition,
): ReadonlyMap<string, Sums> {
  const groups = new Map<string, Sums>();
  for (const record of records.filter(where.holds)) {
    const adds = {
      above: above(record) ? record.quantity : 0,
      below: below?.(record) ? record.quantity : 0,
    };
    if (adds.above + adds.below === 0) continue;
    const keys = by.reduce<readonly string[]>(
      (all, { keysOf }) => all.flatMap((key) => keysOf(record).map((next) => `${key}|${next}`)),
      [''],
    );
    for (const key of keys) {
      const sums = groups.get(key) ?? { above: 0, below: 0 };
      groups.set(key, { above: sums.above + adds.above, below: sums.below + adds.below });
    }
  }
  return groups;
}

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  await insertReports(test, told.reports);
  await insertReferrals(test, told.referrals);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

describe('figures, computed again from the records', () => {
  it.each([
    {
      of: 'reports',
      asked: measuresOfReports,
      groupings: [...sharedGroupings, ...groupingsOfReports],
      fields: [...shared, ...ofReports],
    },
    {
      of: 'reports alongside referrals',
      asked: measures,
      groupings: sharedGroupings,
      fields: shared,
    },
  ])(
    'agree for every measure, grouping and filter of $of',
    async ({ asked, groupings, fields }) => {
      const question = fc.record({
        by: fc.subarray([...groupings], { maxLength: 3 }),
        where: conditionOf(fields),
      });
      await fc.assert(
        fc.asyncProperty(question, async ({ by, where }) => {
          const key =
            by.length > 0 ? `key { ${by.map(({ selection }) => selection).join(' ')} }` : '';
          const figures = Object.keys(asked)
            .map((name) => `${name} { value numerator denominator flags }`)
            .join(' ');
          const { data, errors } = await api.ask(
            `{ figures(by: [${by.map(({ dimension }) => dimension).join(', ')}], where: ${where.text}, first: 10000) { rows { ${key} ${figures} } totals { ${figures} } } }`,
          );
          expect(errors).toEqual([]);
          for (const [name, byHand] of Object.entries(asked)) {
            const rows: readonly (readonly [string, Sums])[] = data.figures.rows.map(
              (row: Json) => [
                by.map(({ read }) => `|${read(row.key)}`).join(''),
                toSums(row[name]),
              ],
            );
            expect(new Map(rows.filter(([, { above, below }]) => above + below > 0))).toEqual(
              workOut(byHand, by, where),
            );
            expect(toSums(data.figures.totals[name])).toEqual(
              workOut(byHand, [], where).get('') ?? { above: 0, below: 0 },
            );
          }
        }),
        { numRuns: runs({ sample: 12, deep: 100 }), seed: 7, endOnFailure: false },
      );
    },
    120_000,
  );
});

/**
 * The sums of a figure. A count has no denominator, and a figure that is not available has no
 * records.
 */
function toSums(figure: Json): Sums {
  if (figure.flags.includes('NOT_AVAILABLE')) return { above: 0, below: 0 };
  return figure.denominator === null
    ? { above: figure.value, below: 0 }
    : { above: figure.numerator, below: figure.denominator };
}
