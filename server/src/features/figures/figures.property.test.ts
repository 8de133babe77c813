import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient } from '#testing/api-client.js';
import { aReferral, insertReferrals, type TestReferral } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares the engine with an independent computation: each random question is asked through the
 * API and computed again from the list of records in plain JavaScript, which shares no code with
 * the engine.
 */
const agencies = ['TVP', 'RBC', 'OCC'];
const counties: Readonly<Record<string, string | null>> = {
  E06000038: 'TV-C-BERKSHIRE',
  E06000039: 'TV-C-BERKSHIRE',
  E06000042: 'TV-C-BUCKINGHAMSHIRE',
  E07000178: 'E10000025',
  E10000025: 'E10000025',
  E23000029: null,
};
const pathways = ['NRM', 'DUTY_TO_NOTIFY', 'MASH_CHILD', 'ADULT_CONCERN', 'SUPPORT_SERVICE'];
const ageBands = ['CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER', 'UNKNOWN'];
const sexes = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'];
const exploitations = ['CRIMINAL', 'LABOUR', 'SEXUAL', 'DOMESTIC'];

const day = fc
  .integer({ min: 0, max: 729 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const referral: fc.Arbitrary<TestReferral> = fc.record({
  agency: fc.constantFrom(...agencies),
  receivedOn: day,
  pathway: fc.constantFrom(...pathways),
  ageBand: fc.constantFrom(...ageBands),
  area: fc.constantFrom(...Object.keys(counties)),
  quantity: fc.integer({ min: 1, max: 4 }),
  exploitation: fc.subarray(exploitations),
  sex: fc.option(fc.constantFrom(...sexes)),
  countyLines: fc.option(fc.boolean()),
  crimeType: fc.constant(null),
  priority: fc.constant(null),
  reasonableGroundsOn: fc.option(day),
  reasonableGrounds: fc.constantFrom('POSITIVE', 'NEGATIVE', 'SUSPENDED'),
});

/** A condition as GraphQL text, and as a predicate over a record counted on a day. */
interface Condition {
  readonly text: string;
  readonly holds: (record: TestReferral, countedOn: string) => boolean;
}

/**
 * A field, its possible values as GraphQL writes them (codes are quoted), and the value in a
 * record.
 */
interface Choice {
  readonly field: string;
  readonly values: readonly string[];
  readonly of: (record: TestReferral) => string | null;
  readonly isQuoted: boolean;
}

function oneOf({ field, values, of, isQuoted }: Choice): fc.Arbitrary<Condition> {
  const write = (picked: readonly string[]) =>
    `[${picked.map((value) => (isQuoted ? JSON.stringify(value) : value)).join(', ')}]`;
  return fc
    .record({ picked: fc.subarray([...values]), isNot: fc.boolean() })
    .map(({ picked, isNot }) => ({
      text: `{ ${field}: { ${isNot ? 'notIn' : 'in'}: ${write(picked)} } }`,
      holds: (record) => picked.includes(of(record) ?? '') !== isNot,
    }));
}

const months = Array.from({ length: 26 }, (_, index) =>
  new Date(Date.UTC(2023, 11 + index, 1)).toISOString().slice(0, 7),
);
const monthRange: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...months), fc.constantFrom(...months))
  .map(([one, two]) => {
    const [from, to] = one < two ? [one, two] : [two, one];
    return {
      text: `{ month: { from: "${from}", to: "${to}" } }`,
      holds: (_, countedOn) => countedOn.slice(0, 7) >= from && countedOn.slice(0, 7) <= to,
    };
  });
const anyExploitation: fc.Arbitrary<Condition> = fc.subarray(exploitations).map((picked) => ({
  text: `{ exploitation: { in: [${picked.join(', ')}] } }`,
  holds: (record) => record.exploitation.some((kind) => picked.includes(kind)),
}));
const withinCounty: fc.Arbitrary<Condition> = fc
  .constantFrom('TV-C-BERKSHIRE', 'E10000025')
  .map((county) => ({
    text: `{ area: { within: ["${county}"] } }`,
    holds: (record) => counties[record.area] === county,
  }));

const leaf = fc.oneof(
  oneOf({ field: 'pathway', values: pathways, of: ({ pathway }) => pathway, isQuoted: false }),
  oneOf({ field: 'ageBand', values: ageBands, of: ({ ageBand }) => ageBand, isQuoted: false }),
  oneOf({ field: 'sex', values: sexes, of: ({ sex }) => sex, isQuoted: false }),
  oneOf({ field: 'agency', values: agencies, of: ({ agency }) => agency, isQuoted: true }),
  oneOf({ field: 'area', values: Object.keys(counties), of: ({ area }) => area, isQuoted: true }),
  monthRange,
  anyExploitation,
  withinCounty,
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('condition'), { maxLength: 3 }).map((parts) => ({
      text: `{ and: [${parts.map(({ text }) => text).join(', ')}] }`,
      holds: (record: TestReferral, countedOn: string) =>
        parts.every((part) => part.holds(record, countedOn)),
    })),
    fc.array(tie('condition'), { maxLength: 3 }).map((parts) => ({
      text: `{ or: [${parts.map(({ text }) => text).join(', ')}] }`,
      holds: (record: TestReferral, countedOn: string) =>
        parts.some((part) => part.holds(record, countedOn)),
    })),
    tie('condition').map((part) => ({
      text: `{ not: ${part.text} }`,
      holds: (record: TestReferral, countedOn: string) => !part.holds(record, countedOn),
    })),
  ),
}));

/** A grouping: the dimension, its key in an answer as text, and the keys of a record. */
interface Grouping {
  readonly dimension: string;
  readonly selection: string;
  readonly read: (key: ReturnType<typeof JSON.parse>) => string;
  readonly keysOf: (record: TestReferral, countedOn: string) => readonly string[];
}

function financialQuarter(date: string): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const first = month < 4 ? year - 1 : year;
  return `${first}-${String(first + 1).slice(2)}-Q${[4, 1, 2, 3][Math.floor((month - 1) / 3)] ?? ''}`;
}

const groupings: readonly Grouping[] = [
  {
    dimension: 'QUARTER',
    selection: 'quarter { key }',
    read: ({ quarter }) => quarter.key,
    keysOf: (_, countedOn) => [financialQuarter(countedOn)],
  },
  {
    dimension: 'MONTH',
    selection: 'month',
    read: ({ month }) => month,
    keysOf: (_, countedOn) => [countedOn.slice(0, 7)],
  },
  {
    dimension: 'COUNTY',
    selection: 'county { code }',
    read: ({ county }) => county?.code ?? '-',
    keysOf: ({ area }) => [counties[area] ?? '-'],
  },
  {
    dimension: 'AGENCY',
    selection: 'agency { code }',
    read: ({ agency }) => agency.code,
    keysOf: ({ agency }) => [agency],
  },
  {
    dimension: 'SEX',
    selection: 'sex',
    read: ({ sex }) => sex ?? '-',
    keysOf: ({ sex }) => [sex ?? '-'],
  },
  {
    dimension: 'EXPLOITATION',
    selection: 'exploitation',
    read: ({ exploitation }) => exploitation ?? '-',
    keysOf: ({ exploitation }) => (exploitation.length > 0 ? exploitation : ['-']),
  },
];

/**
 * Each measure computed by hand: the day it counts by, and what a record adds to the numerator and
 * the denominator.
 */
const measures = {
  referrals: { dayOf: (record: TestReferral) => record.receivedOn, above: () => true, below: null },
  nrmReferrals: {
    dayOf: (record: TestReferral) => record.receivedOn,
    above: (record: TestReferral) => record.pathway === 'NRM',
    below: null,
  },
  childShare: {
    dayOf: (record: TestReferral) => record.receivedOn,
    above: (record: TestReferral) => record.ageBand === 'CHILD_17_OR_UNDER',
    below: (record: TestReferral) => record.ageBand !== 'UNKNOWN',
  },
  positiveReasonableGrounds: {
    dayOf: (record: TestReferral) => record.reasonableGroundsOn,
    above: (record: TestReferral) => record.reasonableGrounds === 'POSITIVE',
    below: (record: TestReferral) => record.reasonableGrounds !== 'SUSPENDED',
  },
} as const;
type MeasureName = keyof typeof measures;

interface Sums {
  above: number;
  below: number;
}

function workOut(
  records: readonly TestReferral[],
  measure: MeasureName,
  asked: { readonly by: readonly Grouping[]; readonly where: Condition },
) {
  const { dayOf, above, below } = measures[measure];
  const groups = new Map<string, Sums>();
  for (const record of records) {
    const countedOn = dayOf(record);
    if (countedOn === null || !asked.where.holds(record, countedOn)) continue;
    const adds = {
      above: above(record) ? record.quantity : 0,
      below: below?.(record) ? record.quantity : 0,
    };
    if (adds.above + adds.below === 0) continue;
    const keys = asked.by.reduce<readonly string[]>(
      (all, { keysOf }) =>
        all.flatMap((key) => keysOf(record, countedOn).map((next) => `${key}|${next}`)),
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
const records = fc
  .sample(referral, { numRuns: 400, seed: 20_261_125 })
  .map((record) => aReferral(record));
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  await insertReferrals(test, records);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

describe('figures, computed again from the records', () => {
  it('agree for every measure, grouping and filter', async () => {
    const question = fc.record({
      by: fc.subarray([...groupings], { maxLength: 3 }),
      where: condition,
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ by, where }) => {
        const key =
          by.length > 0 ? `key { ${by.map(({ selection }) => selection).join(' ')} }` : '';
        const sums = Object.keys(measures)
          .map((name) => `${name} { value numerator denominator flags }`)
          .join(' ');
        const { data, errors } = await api.ask(
          `{ figures(by: [${by.map(({ dimension }) => dimension).join(', ')}], where: ${where.text}, first: 10000) { rows { ${key} ${sums} } totals { ${sums} } } }`,
        );
        const shown = [
          'referrals',
          'nrmReferrals',
          'childShare',
          'positiveReasonableGrounds',
        ] as const;
        // If a question is refused because no record can match it, no record may match it here
        // either.
        if (errors.some(({ message }) => message.includes('exclude each other'))) {
          for (const measure of shown)
            expect(workOut(records, measure, { by: [], where })).toEqual(new Map());
          return;
        }
        expect(errors).toEqual([]);

        for (const measure of shown) {
          const rows = data.figures.rows.map((row: ReturnType<typeof JSON.parse>) => [
            by.map(({ read }) => `|${read(row.key)}`).join(''),
            row[measure],
          ]);
          const answered = new Map(
            rows
              .map(([text, figure]: [string, unknown]) => [text, toSums(figure)])
              .filter(([, { above, below }]: [string, Sums]) => above + below > 0),
          );
          expect(answered).toEqual(workOut(records, measure, { by, where }));
          expect(toSums(data.figures.totals[measure])).toEqual(
            workOut(records, measure, { by: [], where }).get('') ?? { above: 0, below: 0 },
          );
        }
      }),
      { numRuns: runs({ sample: 15, deep: 250 }), seed: 7, endOnFailure: false },
    );
  });
});

/**
 * The sums of a figure. A count has no denominator, and a figure that is not available has no
 * records.
 */
function toSums(figure: ReturnType<typeof JSON.parse>): Sums {
  if (figure.flags.includes('NOT_AVAILABLE')) return { above: 0, below: 0 };
  return figure.denominator === null
    ? { above: figure.value, below: 0 }
    : { above: figure.numerator, below: figure.denominator };
}
