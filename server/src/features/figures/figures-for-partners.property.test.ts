import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { randomRows } from '#testing/random-partnership.js';
import {
  chooser,
  type Meant,
  meantOver,
  writeOtherwise,
  writePlainly,
} from '#testing/respelling.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * The properties of protected figures, checked through the API over records that were sent,
 * screened and published: equivalent questions have the same answer, and every other figure is
 * computed from cells.
 */
const TODAY = '2026-11-24';
const RBC = 11;
const analystOf = (...agencyIds: readonly number[]): Viewer => ({
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [...agencyIds], areaCodes: [], marking: 'OFFICIAL' }],
});

interface Params {
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly fields: readonly string[];
}

/** What is asked about each dataset that has protected measures. */
const subjects: readonly Params[] = [
  {
    measures: [
      'referrals',
      'nrmReferrals',
      'childShare',
      'triagedInTime',
      'reasonableGroundsIn5Days',
      'dutyToNotifyShare',
    ],
    dimensions: [
      'QUARTER',
      'FINANCIAL_YEAR',
      'AREA',
      'COUNTY',
      'AGENCY',
      'AGENCY_KIND',
      'PATHWAY',
      'AGE_BAND',
      'SEX',
      'EXPLOITATION',
      'COUNTY_LINES',
    ],
    fields: [
      'area',
      'county',
      'agency',
      'agencyKind',
      'pathway',
      'ageBand',
      'sex',
      'exploitation',
      'countyLines',
    ],
  },
  {
    // Rates are refused in questions about places or agencies, for reasons unrelated to protection.
    measures: ['reports', 'seriousReportShare', 'reportsActionedIn24h'],
    dimensions: [
      'QUARTER',
      'FINANCIAL_YEAR',
      'AREA',
      'COUNTY',
      'AGENCY',
      'CRIME_TYPE',
      'CHANNEL',
      'SIGN',
      'SERIOUS_LIMB',
    ],
    fields: ['area', 'county', 'agency', 'crimeType', 'channel', 'sign', 'seriousLimb'],
  },
  {
    measures: ['peopleSafeguarded', 'disruptions'],
    dimensions: [
      'QUARTER',
      'AREA',
      'COUNTY',
      'AGENCY',
      'OBJECTIVE',
      'CRIME_TYPE',
      'IMPACT',
      'SUPPORTING_AGENCY',
    ],
    fields: ['area', 'county', 'agency', 'objective', 'impact', 'crimeType', 'supportingAgency'],
  },
];

interface RandomQuestion {
  readonly measures: readonly string[];
  readonly by: readonly string[];
  readonly meant: Meant;
  readonly seed: number;
}

const question: fc.Arbitrary<RandomQuestion> = fc
  .constantFrom(...subjects)
  .chain(({ measures, dimensions, fields }) =>
    fc.record({
      measures: fc.subarray([...measures], { minLength: 1, maxLength: 2 }),
      by: fc.subarray([...dimensions], { maxLength: 2 }),
      meant: fc.subarray([...fields], { minLength: 1, maxLength: 2 }).chain(meantOver),
      seed: fc.nat(),
    }),
  );

const objects: Readonly<Record<string, string>> = {
  QUARTER: 'quarter { key }',
  AREA: 'area { code }',
  COUNTY: 'county { code }',
  AGENCY: 'agency { code }',
  SUPPORTING_AGENCY: 'supportingAgency { code }',
};
const fieldOf = (dimension: string) =>
  dimension.toLowerCase().replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
const FIGURE = '{ value numerator denominator flags displayText }';

function write(
  { measures, by }: Pick<RandomQuestion, 'measures' | 'by'>,
  where: string,
  beside = '',
): string {
  const key =
    by.length > 0
      ? `key { ${by.map((dimension) => objects[dimension] ?? fieldOf(dimension)).join(' ')} }`
      : '';
  const row = `{ ${key} ${measures.map((measure) => `${measure} ${FIGURE}`).join(' ')} }`;
  return `{ figures(by: [${by.join(', ')}], where: ${where}${beside}) { rows ${row} totals { ${measures.map((measure) => `${measure} ${FIGURE}`).join(' ')} } groupCount } }`;
}

let partnership: TestPartnership;
let clients: { readonly name: string; readonly client: ApiClient }[] = [];
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: randomRows(20_261_125) }],
    owed: [],
    today: TODAY,
    isShared: true,
  });
  clients = [
    { name: 'a council', client: await createClientOf(analystOf(RBC), partnership.test, TODAY) },
    { name: 'nobody', client: await createClientOf(analystOf(), partnership.test, TODAY) },
  ];
});
afterAll(async () => {
  for (const { client } of clients) await client.close();
  await partnership.close();
});

/** Asks a question; null if it is refused, for example because it contradicts itself. */
async function ask(client: ApiClient, text: string): Promise<Json> {
  const { data, errors } = await client.ask(text);
  if (errors.some(({ message }) => /exclude each other|not recorded for/.test(message)))
    return null;
  expect({ text, errors }).toEqual({ text, errors: [] });
  return data.figures;
}

const pick = (seed: number) => clients[seed % clients.length]?.client ?? partnership.api;

describe('protected figures', () => {
  it('are the same however the question is written', async () => {
    const asked = runs({ sample: 10, deep: 500 });
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(question, async (random) => {
        const { meant, seed } = random;
        const client = pick(seed);
        const plain = await ask(client, write(random, writePlainly(meant)));
        const otherwise = await ask(client, write(random, writeOtherwise(meant, chooser(seed))));
        if (plain === null || otherwise === null) return;
        if (JSON.stringify(plain).includes('ESTIMATED')) moved += 1;
        expect(otherwise).toEqual(plain);
      }),
      { numRuns: asked, seed: 5, endOnFailure: false },
    );
    // At least three in ten questions involve random rounding.
    expect(moved).toBeGreaterThan(asked * 0.3);
  });

  it('are the same whether rows are grouped or asked for one by one, with or without "first"', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(question, async (random) => {
        const { meant, seed, by, measures } = random;
        const client = pick(seed);
        const grouped = await ask(client, write(random, writePlainly(meant)));
        if (grouped === null) return;
        const [first] = grouped.rows;
        const cut = await ask(client, write(random, writePlainly(meant), ', first: 1'));
        expect(cut.rows).toEqual(first ? [first] : []);
        expect(cut.totals).toEqual(grouped.totals);
        const row = grouped.rows[chooser(seed)(Math.max(grouped.rows.length, 1))];
        if (!row || by.length === 0) return;
        const wanted = by.map((dimension) => askFor(dimension, row.key[fieldOf(dimension)]));
        const alone = await ask(
          client,
          write({ measures, by: [] }, `{ and: [${[writePlainly(meant), ...wanted].join(', ')}] }`),
        );
        if (alone === null) return;
        for (const measure of measures) {
          // Cuts are counted over all rows of a question together.
          if (row[measure].flags.includes('NOT_AVAILABLE')) continue;
          expect({ measure, wanted, figure: alone.totals[measure] }).toEqual({
            measure,
            wanted,
            figure: row[measure],
          });
          compared += 1;
        }
      }),
      { numRuns: runs({ sample: 8, deep: 300 }), seed: 6, endOnFailure: false },
    );
    expect(compared).toBeGreaterThan(0);
  });

  it('are sums of rounded figures if a question has other conditions', async () => {
    const { client } = clients.find(({ name }) => name === 'nobody') ?? {};
    if (!client) throw new Error('There is nobody to ask');
    const shown = async (where: string) =>
      (await ask(client, `{ figures(where: ${where}) { totals { referrals { value } } } }`)).totals
        .referrals.value ?? 0;
    const sum = async (wheres: readonly string[]) => {
      const all = await Promise.all(wheres.map(shown));
      return all.reduce((total: number, value: number) => total + value, 0);
    };
    for (const beside of [
      '',
      ...['NRM', 'MASH_CHILD', 'ADULT_CONCERN'].map((pathway) => `pathway: { in: [${pathway}] }`),
    ]) {
      const area = (codes: string) => `{ ${beside} area: { in: [${codes}] } }`;
      const county = (code: string) => `{ ${beside} county: { in: ["${code}"] } }`;
      const berkshire = ['E06000036', 'E06000037', 'E06000039', 'E06000040', 'E06000041'];
      // All of Berkshire West except Reading; Berkshire East is a parent of its own.
      const east = `{ ${beside} localCommandUnit: { in: ["TV-L-BERKSHIRE-EAST"] } }`;
      const west = berkshire
        .filter((code) => ['E06000037', 'E06000041'].includes(code))
        .map((code) => area(`"${code}"`));
      const rest = [county('TV-C-BUCKINGHAMSHIRE'), county('E10000025'), area('"E23000029"')];
      expect(await shown(`{ ${beside} not: { area: { in: ["E06000038"] } } }`)).toBe(
        await sum([east, ...west, ...rest]),
      );

      const quarter = (key: string) => `{ ${beside} quarter: { in: ["${key}"] } }`;
      const year = `{ ${beside} financialYear: { in: ["2024-25"] } }`;
      const range = (from: string, to: string) =>
        `{ ${beside} quarter: { from: "${from}", to: "${to}" } }`;
      expect(await shown(range('2024-25-Q2', '2025-26-Q1'))).toBe(
        await sum(['2024-25-Q2', '2024-25-Q3', '2024-25-Q4', '2025-26-Q1'].map(quarter)),
      );
      // A year is a parent: it replaces its quarters.
      expect(await shown(range('2024-25-Q1', '2025-26-Q2'))).toBe(
        await sum([year, quarter('2025-26-Q1'), quarter('2025-26-Q2')]),
      );
      expect(await shown(range('2024-25-Q1', '2024-25-Q4'))).toBe(await shown(year));
      expect(await shown(`{ ${beside} sex: { in: [FEMALE, MALE] } }`)).toBe(
        await sum(['FEMALE', 'MALE'].map((sex) => `{ ${beside} sex: { in: [${sex}] } }`)),
      );
    }
    // Every window of four quarters is one of those ranges.
    const rolling = await ask(
      client,
      '{ figures(by: [QUARTER], window: ROLLING_FOUR_QUARTERS, where: { quarter: { from: "2024-25-Q4", to: "2025-26-Q4" } }) { rows { key { quarter { key } } referrals { value } } } }',
    );
    const windows = new Map(
      rolling.rows.map(({ key, referrals }: Json) => [key.quarter.key, referrals.value]),
    );
    expect(windows.get('2024-25-Q4')).toBe(await shown('{ financialYear: { in: ["2024-25"] } }'));
    expect(windows.get('2025-26-Q1')).toBe(
      await shown('{ quarter: { from: "2024-25-Q2", to: "2025-26-Q1" } }'),
    );
  });

  it('do not affect open figures, which are as cleared people see them', async () => {
    const open = [
      'disruptions',
      'majorModerateShare',
      'arrests',
      'disruptionsSupported',
      'convictions',
    ];
    const [, , { dimensions, fields } = { dimensions: [], fields: [] }] = subjects;
    const openQuestion = fc.record({
      measures: fc.subarray([...open], { minLength: 1 }),
      by: fc.subarray([...dimensions], { maxLength: 4 }),
      meant: fc.subarray([...fields], { minLength: 1, maxLength: 3 }).chain(meantOver),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(openQuestion, async (random) => {
        const text = write(random, writePlainly(random.meant));
        expect(await ask(pick(random.seed), text)).toEqual(await ask(partnership.api, text));
      }),
      { numRuns: runs({ sample: 7, deep: 100 }), seed: 7, endOnFailure: false },
    );
  });

  it('are the same from rollups and from records, with the viewer’s own part as cleared people see it', async () => {
    const fromRecords = await createClientOf(
      analystOf(RBC),
      { database: partnership.test.database, doesReadRollups: false },
      TODAY,
    );
    const [{ client } = { client: partnership.api }] = clients;
    await fc.assert(
      fc.asyncProperty(question, async (random) => {
        const where = writePlainly(random.meant);
        const text = write(random, where);
        const plain = await ask(client, text);
        if (plain === null) return;
        expect(await ask(fromRecords, text)).toEqual(plain);
        const ofOwn = `{ and: [${where}, { agency: { in: ["RBC"] } }] }`;
        const [own, cleared] = [
          await ask(client, write(random, ofOwn)),
          await ask(partnership.api, write(random, ofOwn)),
        ];
        expect(own).toEqual(cleared);
      }),
      { numRuns: runs({ sample: 10, deep: 150 }), seed: 8, endOnFailure: false },
    );
    await fromRecords.close();
  });
});

/** Asks for the records of a row. */
function askFor(dimension: string, value: Json): string {
  const field = fieldOf(dimension);
  if (value === null) return `{ ${field}: { isNull: true } }`;
  if (dimension === 'QUARTER') return `{ quarter: { in: ["${value.key}"] } }`;
  if (dimension === 'FINANCIAL_YEAR') return `{ financialYear: { in: ["${value}"] } }`;
  return `{ ${field}: { in: [${Object.hasOwn(objects, dimension) ? `"${value.code}"` : String(value)}] } }`;
}
