import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type MeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { type ApiClient, createApiClient } from '#testing/api-client.js';
import { publishRows } from '#testing/publish-rows.js';
import { codeLists, countyOfPlace, quarterStarts, randomRows, senders, type SentRow } from '#testing/random-partnership.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { handKeys, handMeasures, type HandSums, workOut } from '#testing/worked-out.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';

/**
 * The engine against a computation of its own: random questions over all five datasets, asked through the API and worked
 * out again from the rows that were sent, which went through returns, screening and publishing to get there.
 */
const TODAY = '2026-11-24';
const rows = randomRows(20_261_125);
const byHand = handMeasures(rows);
const asked = measureKeys.filter((key) => Object.hasOwn(byHand, key));

/** What can be asked of a dimension: its values as GraphQL writes them. Yes and no are true and false. */
const valuesOf: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  AREA: Object.keys(countyOfPlace),
  COUNTY: ['TV-C-BERKSHIRE', 'E10000025'],
  AGENCY: senders,
  CRIME_TYPE: codeLists.crime_type,
  CHANNEL: codeLists.channel,
  REPORT_STATUS: codeLists.report_status,
  SIGN: codeLists.signs,
  SERIOUS_LIMB: codeLists.serious_limbs,
  OBJECTIVE: codeLists.objective,
  IMPACT: codeLists.impact,
  TARGET: codeLists.target,
  SUPPORTING_AGENCY: [...senders, 'SEROCU'],
  PATHWAY: codeLists.pathway,
  AGE_BAND: codeLists.age_band,
  SEX: codeLists.sex,
  EXPLOITATION: codeLists.exploitation,
  COUNTY_LINES: ['YES', 'NO'],
  RISK_BAND: codeLists.risk_band,
  STAFF_GROUP: codeLists.staff_group,
  FUNDING_SOURCE: codeLists.funding_source,
};
const quoted: ReadonlySet<string> = new Set(['AREA', 'COUNTY', 'AGENCY', 'SUPPORTING_AGENCY']);
const withNull: ReadonlySet<string> = new Set([
  'COUNTY',
  'SIGN',
  'EXPLOITATION',
  'SEX',
  'TARGET',
  'IMPACT',
  'SUPPORTING_AGENCY',
  'RISK_BAND',
  'REPORT_STATUS',
]);
const isDimensionOfHand = (dimension: Dimension) => Object.hasOwn(handKeys, dimension);

type KeysOf = (dimension: string) => readonly string[];

interface Condition {
  readonly text: string;
  readonly holds: (row: SentRow, keysOf: KeysOf) => boolean;
}

function write(dimension: Dimension, values: readonly string[]): string {
  if (dimension === 'COUNTY_LINES') return `[${values.map((value) => String(value === 'YES')).join(', ')}]`;
  return `[${values.map((value) => (quoted.has(dimension) ? JSON.stringify(value) : value)).join(', ')}]`;
}

function leafOf(dimension: Dimension): fc.Arbitrary<Condition> {
  const { keyField } = dimensions[dimension];
  const picked = fc.subarray([...(valuesOf[dimension] ?? [])]);
  const oneOf = picked.map((values): Condition => ({
    text: `{ ${keyField}: { in: ${write(dimension, values)} } }`,
    holds: (_, keysOf) => keysOf(dimension).some((value) => values.includes(value)),
  }));
  const noneOf = picked.map((values): Condition => ({
    text: `{ ${keyField}: { notIn: ${write(dimension, values)} } }`,
    holds: (_, keysOf) => !keysOf(dimension).some((value) => values.includes(value)),
  }));
  const isNull = fc.boolean().map((is): Condition => ({
    text: `{ ${keyField}: { isNull: ${is} } }`,
    holds: (_, keysOf) => keysOf(dimension).every((value) => value === '') === is,
  }));
  return fc.oneof(oneOf, noneOf, ...(withNull.has(dimension) ? [isNull] : []));
}

function treeOf(filterable: readonly Dimension[]): fc.Arbitrary<Condition> {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { weight: 4, arbitrary: fc.constantFrom(...filterable).chain(leafOf) },
      {
        weight: 1,
        arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({
          text: `{ and: [${parts.map(({ text }) => text).join(', ')}] }`,
          holds: (row: SentRow, keysOf: KeysOf) => parts.every(({ holds }) => holds(row, keysOf)),
        })),
      },
      {
        weight: 1,
        arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
          text: `{ or: [${parts.map(({ text }) => text).join(', ')}] }`,
          holds: (row: SentRow, keysOf: KeysOf) => parts.some(({ holds }) => holds(row, keysOf)),
        })),
      },
      {
        weight: 1,
        arbitrary: tie('tree').map((part) => ({
          text: `{ not: ${part.text} }`,
          holds: (row: SentRow, keysOf: KeysOf) => !part.holds(row, keysOf),
        })),
      },
    ),
  }));
  return tree;
}

const quarterKeys = Object.keys(quarterStarts);
const period = fc.option(
  fc
    .tuple(fc.constantFrom(...quarterKeys), fc.constantFrom(...quarterKeys))
    .map(([one, two]) => (one < two ? { from: one, to: two } : { from: two, to: one })),
);

/** Measures that can stand in one row, how to group them and what to ask of their records. */
const question = fc.subarray([...asked], { minLength: 1, maxLength: 4 }).chain((measures) => {
  const shared = measures
    .map((key) => measureOf(key).dimensions.filter(isDimensionOfHand))
    .reduce((some, others) => some.filter((dimension) => others.includes(dimension)));
  const filterable = shared.filter((dimension) => valuesOf[dimension] !== undefined);
  return fc.record({
    measures: fc.constant(measures),
    by: fc.subarray([...shared], { maxLength: 3 }),
    quarters: period,
    where: treeOf(filterable),
  });
});

let test: TestDatabase;
const readings = ['rollups', 'records'] as const;
let apis: Readonly<Record<(typeof readings)[number], ApiClient>>;
beforeAll(async () => {
  test = await createTestDatabase();
  const owner = await connectToDatabase(test.ownerUrl);
  await prepareInstallation(owner, { isDemonstration: false, now: new Date(`${TODAY}T12:00:00Z`) });
  await owner.end();
  apis = { rollups: await createApiClient(test, TODAY), records: await createApiClient(test, TODAY, false) };
  await publishRows(test, rows, TODAY);
}, 120_000);
afterAll(async () => {
  await apis.rollups.close();
  await apis.records.close();
  await test.drop();
});

describe('figures over all datasets, worked out again from what agencies sent', () => {
  it.each(readings)(
    'agree for every measure, grouping, period and filter, added up from %s',
    async (reading) => {
      await fc.assert(
        fc.asyncProperty(question, async ({ measures, by, quarters, where }) => {
          const key = by.length > 0 ? `key { ${by.map(selectionOf).join(' ')} }` : '';
          const sums = measures.map((name) => `${name} { value numerator denominator flags }`).join(' ');
          const time = quarters ? `quarter: { from: "${quarters.from}", to: "${quarters.to}" }, ` : '';
          const { data, errors } = await apis[reading].ask(
            `{ figures(by: [${by.join(', ')}], where: { ${time}and: [${where.text}] }, first: 10000) { rows { ${key} ${sums} } totals { ${sums} } } }`,
          );
          const holds = where.holds;
          if (errors.some(({ message }) => message.includes('exclude each other'))) {
            for (const measure of measures) expect(nonZero(workOut(rows, handOf(measure), { by: [], quarters, holds }))).toEqual(new Map());
            return;
          }
          expect(errors).toEqual([]);
          for (const measure of measures) {
            const hand = handOf(measure);
            const answered = new Map<string, HandSums>(
              data.figures.rows.map((row: ReturnType<typeof JSON.parse>) => [
                by.map((dimension) => `|${readKey(dimension, row.key)}`).join(''),
                toSums(row[measure]),
              ]),
            );
            expect({ measure, sums: nonZero(answered) }).toEqual({ measure, sums: nonZero(workOut(rows, hand, { by, quarters, holds })) });
            const whole = workOut(rows, hand, { by: [], quarters, holds }).get('') ?? { above: 0, below: 0 };
            expect({ measure, totals: rounded(toSums(data.figures.totals[measure])) }).toEqual({ measure, totals: rounded(whole) });
          }
        }),
        { numRuns: 500, seed: 11, endOnFailure: false },
      );
    },
    240_000,
  );
});

function handOf(key: MeasureKey) {
  const hand = byHand[key];
  if (!hand) throw new Error(`No hand for ${key}`);
  return hand;
}

function selectionOf(dimension: Dimension): string {
  const { keyField } = dimensions[dimension];
  if (dimension === 'QUARTER') return 'quarter { key }';
  return quoted.has(dimension) ? `${keyField} { code }` : keyField;
}

function readKey(dimension: Dimension, key: ReturnType<typeof JSON.parse>): string {
  const value = key[dimensions[dimension].keyField];
  if (value === null) return '';
  if (dimension === 'COUNTY_LINES') return value ? 'YES' : 'NO';
  return String(value.code ?? value.key ?? value);
}

/** A count stands above no line. What is not available, or not applicable, is nothing that a record adds to. */
function toSums({ value, numerator, denominator, flags }: ReturnType<typeof JSON.parse>): HandSums {
  if (flags.includes('NOT_AVAILABLE')) return { above: 0, below: 0 };
  return denominator === null ? { above: value ?? 0, below: 0 } : { above: numerator, below: denominator };
}

/** Sums of pounds, months and hours are compared to six decimals: fractions of them have no exact number. */
function rounded({ above, below }: HandSums): HandSums {
  const round = (sum: number) => Math.round(sum * 1e6) / 1e6 + 0;
  return { above: round(above), below: round(below) };
}

function nonZero(groups: ReadonlyMap<string, HandSums>): ReadonlyMap<string, HandSums> {
  return new Map(
    [...groups]
      .map(([key, sums]) => [key, rounded(sums)] as const)
      .filter(([, { above, below }]) => above !== 0 || below !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
