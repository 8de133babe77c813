import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { sourcesOf } from '#domain/measures/measure.js';
import { rollups } from '#domain/measures/rollups.js';
import { splitsOf } from '#domain/measures/splits.js';
import { settleHeldRollups } from '#features/figures/held-rollups.reader.js';
import {
  type ApiClient,
  createApiClient,
  createClientOf,
  createForgetfulClient,
  type Json,
} from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { randomRows } from '#testing/random-partnership.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const TODAY = '2026-11-24';
const RBC = 11;

/** The figures in pages’ charts, other than the lists that changes are broken down by. */
const charted: readonly (readonly [Dimension, readonly MeasureKey[]])[] = [
  ['SIGN', ['reports']],
  ['SERIOUS_LIMB', ['reports']],
  ['EXPLOITATION', ['referrals', 'nrmReferrals', 'childShare']],
  ['SUPPORTING_AGENCY', ['disruptions', 'disruptionsSupported']],
  ['AGENCY', ['disruptionsSupported']],
];
const datasets: readonly Dataset[] = ['REPORTS', 'DISRUPTIONS', 'REFERRALS', 'RESOURCES', 'OCGS'];
const asked = datasets.flatMap((dataset) => {
  const measures = measureKeys.filter((key) => sourcesOf(measureOf(key)).join() === dataset);
  const splits = [...new Set(measures.flatMap((key) => splitsOf(measureOf(key))))];
  const ofOwn = charted.map(([by, all]) => ({
    by,
    measures: all.filter((key) => measures.includes(key)),
  }));
  return [
    ...splits.map((by) => ({
      by,
      measures: measures.filter((key) => splitsOf(measureOf(key)).includes(by)),
    })),
    ...ofOwn,
  ]
    .filter((each) => each.measures.length > 0)
    .map((each) => ({ ...each, dataset }));
});

/**
 * Each list is asked for without a filter and also with one of these in rotation, as needed to read
 * every rollup, so that a new dimension leaves no rollup unread.
 */
const narrowings: readonly { readonly where: string; readonly of: readonly Dimension[] }[] = [
  { where: 'area: { within: ["E23000029"] }', of: ['AREA'] },
  { where: 'agency: { in: ["RBC", "TVP"] }', of: ['AGENCY'] },
  { where: 'crimeType: { in: [CHILD_SEXUAL_EXPLOITATION_AND_ABUSE, DRUGS] }', of: ['CRIME_TYPE'] },
  { where: 'agency: { notIn: ["OCC"] }', of: ['AGENCY'] },
];
const ofCrime = {
  where:
    'agency: { notIn: ["OCC"] }, crimeType: { in: [CHILD_SEXUAL_EXPLOITATION_AND_ABUSE, MODERN_SLAVERY_AND_HUMAN_TRAFFICKING] }, area: { within: ["E23000029"] }',
  of: ['CRIME_TYPE'],
} as const;
const ofObjectives = {
  where: 'objective: { in: [PROTECT, PURSUE] }',
  of: ['OBJECTIVE'],
} as const;
const ofObjective = {
  where: 'agency: { in: ["TVP"] }, objective: { in: [PROTECT] }',
  of: ['OBJECTIVE'],
} as const;

function narrowingsOf(measures: readonly MeasureKey[], turn: number) {
  const isRecorded = ({ of }: { readonly of: readonly Dimension[] }) =>
    measures.every((key) => of.every((dimension) => measureOf(key).dimensions.includes(dimension)));
  const own = narrowings.filter(isRecorded);
  const inTurn = isDeep ? own : own.slice(turn % own.length).slice(0, 1);
  const always = [ofCrime, ofObjectives, ofObjective];
  const all = [...always, ...inTurn].filter(isRecorded).map(({ where }) => where);
  return ['', ...(isDeep ? all : all.filter((_, place) => (turn + place) % 2 === 0))];
}

let partnership: TestPartnership;
let viewers: {
  readonly name: string;
  readonly fromRollups: ApiClient;
  /** Reads rollups held in memory; for the other clients, the database adds them up. */
  readonly fromHeld: ApiClient;
  readonly fromRecords: ApiClient;
}[];
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: randomRows(20_261_125) }],
    owed: [],
    today: TODAY,
    isShared: true,
  });
  const analyst: Viewer = {
    personId: null,
    name: 'Analyst',
    grants: [{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' }],
  };
  const { database } = partnership.test;
  const forgetful = { database, doesKeepAnswers: false };
  const adding = { ...forgetful, doesHoldRollups: false };
  viewers = [
    {
      name: 'the cleared',
      fromHeld: await createForgetfulClient({ database }, TODAY),
      fromRollups: await createForgetfulClient({ database }, TODAY, false),
      fromRecords: await createApiClient({ database }, TODAY, false),
    },
    {
      name: 'a council',
      fromHeld: await createClientOf(analyst, forgetful, TODAY),
      fromRollups: await createClientOf(analyst, adding, TODAY),
      fromRecords: await createClientOf(analyst, { database, doesReadRollups: false }, TODAY),
    },
  ];
});
afterAll(async () => {
  for (const { fromHeld, fromRollups, fromRecords } of viewers)
    for (const client of [fromHeld, fromRollups, fromRecords]) await client.close();
  await partnership.close();
});

const seen = new Set<string>();

describe('figures from rollups and from records, for every viewer,', () => {
  it.each(asked.map((each, turn) => ({ ...each, turn })))(
    'are the same: $dataset by quarter and $by',
    async ({ by, measures, turn }) => {
      for (const [place, where] of narrowingsOf(measures, turn).entries()) {
        const text = write(measures, by, where);
        // The quick run asks every other narrowed question, for one viewer each, in turn.
        const asking =
          isDeep || where === ''
            ? viewers
            : viewers.slice((Math.floor(turn / 2) + place) % 2).slice(0, 1);
        for (const { name, fromHeld, fromRollups, fromRecords } of asking) {
          const kept = await ask(fromRollups, text);
          // Rollups are read in the background, and used for later questions.
          if (kept.sources.some((source) => !seen.has(source))) {
            await ask(fromHeld, text);
            await settleHeldRollups(partnership.test.database);
          }
          const [held, added] = [await ask(fromHeld, text), await ask(fromRecords, text)];
          expect({ text, ...held.figures }).toEqual({ text, ...kept.figures });
          for (const source of kept.sources) seen.add(source);
          expect({ text, ...kept.figures }).toEqual({ text, ...added.figures });
          if (where === '' && name === 'the cleared')
            expect(kept.figures.rows.length).toBeGreaterThan(2);
        }
      }
    },
    60_000,
  );

  it('come from every rollup by quarter, each for at least one question', () => {
    const unread = rollups.filter(
      ({ grain, table }) => grain === 'QUARTER' && !seen.has(toWords(table)),
    );
    expect(unread.map(({ table }) => table)).toEqual([]);
  });
});

function write(measures: readonly MeasureKey[], by: Dimension, where: string): string {
  const beside = measures
    .map((measure) => `${measure} { value numerator denominator flags }`)
    .join(' ');
  const isRecord = ['AREA', 'COUNTY', 'AGENCY', 'SUPPORTING_AGENCY'].includes(by);
  const key = `key { quarter { key } ${dimensions[by].keyField}${isRecord ? ' { code }' : ''} }`;
  return `{ figures(by: [QUARTER, ${by}], where: { quarter: { from: "2025-26-Q1", to: "2025-26-Q3" }, and: [{ ${where} }] }, first: 10000) { rows { ${key} ${beside} } totals { ${beside} } notes } }`;
}

/** Asks, and returns the answer and the source of its figures. */
async function ask(
  client: ApiClient,
  text: string,
): Promise<{ readonly figures: Json; readonly sources: readonly string[] }> {
  const { data, errors } = await client.ask(text);
  expect({ text, errors }).toEqual({ text, errors: [] });
  const { notes, ...figures } = data.figures;
  const sources = notes.flatMap(
    (note: string) => /^Added up from (.*)\.$/.exec(note)?.[1]?.split(', ') ?? [],
  );
  return {
    figures: {
      ...figures,
      notes: notes.filter((note: string) => !note.startsWith('Added up from')),
    },
    sources,
  };
}

/** The words for a source in notes. */
function toWords(table: string): string {
  const [dataset = '', level = ''] = table.split('_by_');
  const by = level.replaceAll('_', ' ').replace('supporter', 'supporting agency');
  return `stored totals of ${dataset.replaceAll('_', ' ')}s by ${by}`;
}
