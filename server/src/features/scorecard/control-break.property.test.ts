import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formatQuarter, quartersBetween, shift, startOf } from '#domain/quarter.js';
import type { Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReports } from '#testing/sent-rows.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares the break for each rated measure with one found directly from the text of the rule, in
 * the series from figures. Returns are owed for 20 closed quarters, more than are drawn. Data from
 * before returns were owed, or from before a recording change, must not count.
 */
const TODAY = '2026-08-10';
const [LOADED, OWED, SILENT, CHANGED, LATEST] = [
  '2019-20-Q3',
  '2021-22-Q2',
  '2023-24-Q2',
  '2022-23-Q3',
  '2026-27-Q1',
] as const;
const loaded = quartersBetween(LOADED, LATEST);
const [READING, OXFORD, FORCE] = ['E06000038', 'E07000178', 'E23000029'] as const;
const crimes = [
  'DRUGS',
  'CYBER_CRIME',
  'FIREARMS',
  'MONEY_LAUNDERING',
  'ECONOMIC_CRIME',
  'ORGANISED_ACQUISITIVE_CRIME',
] as const;

function step(min: number, max: number) {
  return fc.record({
    length: fc.integer({ min, max }),
    factor: fc.constantFrom(0.4, 0.6, 1.5, 1.7, 2.5),
  });
}

/** A level with its ups and downs, followed by other levels that last a few quarters each. */
const level = fc.record({
  usual: fc.constantFrom(6, 12, 60, 90),
  noise: fc.array(fc.double({ min: -0.7, max: 0.7, noNaN: true }), {
    minLength: loaded.length,
    maxLength: loaded.length,
  }),
  first: fc.integer({ min: 14, max: 24 }),
  steps: fc.oneof(
    fc.array(step(1, 9), { maxLength: 4 }),
    step(4, 7).map((excursion) => [excursion]),
  ),
});
type Level = typeof level extends fc.Arbitrary<infer Value> ? Value : never;

function valueAt({ usual, noise, first, steps }: Level, index: number): number {
  // Data loaded from before anything was owed has a completely different size.
  if ((loaded[index] ?? '') < OWED) return usual * 9;
  const ends = steps.map(
    (_, place) => first + steps.slice(0, place + 1).reduce((sum, { length }) => sum + length, 0),
  );
  const step = index < first ? undefined : steps[ends.findIndex((end) => index < end)];
  return Math.max(
    Math.round(usual * (step?.factor ?? 1) + (noise[index] ?? 0) * Math.sqrt(usual)),
    1,
  );
}

function toRows(levels: readonly Level[]) {
  const series = crimes.flatMap((crime_type) =>
    [READING, OXFORD].flatMap((area) => [0, 30].map((hours) => ({ crime_type, area, hours }))),
  );
  return series.flatMap(({ hours, ...cell }, place) => {
    const own = levels[place];
    return loaded.flatMap((quarter, index) =>
      own === undefined || quarter === SILENT
        ? []
        : [
            {
              ...cell,
              received_on: startOf(quarter),
              quantity: valueAt(own, index),
              first_action_hours: hours,
            },
          ],
    );
  });
}

interface Found {
  readonly quarter: string;
  readonly side: 'HIGH' | 'LOW';
  readonly backSince: string | null;
  readonly level: number;
  readonly baselineMean: number;
  readonly text: string;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Limits of the usual range: the wider of XmR and three standard deviations, and for a small count
 * no narrower than chance.
 */
function limitsOf(series: readonly (number | null)[], usual: readonly number[], isCount: boolean) {
  const values = usual.map((index) => series[index] ?? 0);
  const centre = mean(values);
  const moves = usual.flatMap((index) =>
    usual.includes(index - 1) ? [Math.abs((series[index] ?? 0) - (series[index - 1] ?? 0))] : [],
  );
  const variance =
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  const reach = Math.max(2.66 * mean(moves), 3 * Math.sqrt(variance));
  const chance: number[] = [];
  if (isCount && centre < 20) {
    for (
      let count = 0, one = Math.exp(-centre), below = 0;
      below <= 1 - 0.00135;
      count += 1, one *= centre / count
    ) {
      if (below + one > 0.00135) chance.push(count);
      below += one;
    }
  }
  return {
    centre,
    lower: Math.min(centre - reach, ...chance),
    upper: Math.max(centre + reach, ...chance),
  };
}

/** The latest break according to the text of the rule, with its words; null if none is shown. */
function findAgain(
  quarters: readonly string[],
  series: readonly (number | null)[],
  isCount: boolean,
): Found | null {
  const words = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven'];
  let usual: number[] = [];
  let told: Found | null = null;
  let index = 0;
  while (index < series.length) {
    const value = series[index] ?? null;
    const { centre, lower, upper } =
      usual.length >= 8
        ? limitsOf(series, usual, isCount)
        : { centre: 0, lower: -Infinity, upper: Infinity };
    const side =
      value !== null && value > upper + 1e-9
        ? 'HIGH'
        : value !== null && value < lower - 1e-9
          ? 'LOW'
          : null;
    const isBeyond = (at: number) => {
      const other = series[at] ?? null;
      return other !== null && (side === 'HIGH' ? other > upper + 1e-9 : other < lower - 1e-9);
    };
    const isInside = (at: number) =>
      at < series.length && (series[at] ?? null) !== null && !isBeyond(at);
    let end = index;
    while (side !== null && isBeyond(end)) end += 1;
    let back = end;
    while (back < series.length && !(isInside(back) && isInside(back + 1))) back += 1;
    const isBreak = end - index >= 2 && (back >= series.length || end - index >= 4);
    if (side === null || !isBreak) {
      if (value !== null) usual.push(index);
      index += 1;
      continue;
    }
    const cameBack = back < series.length && back - index < 8;
    const until = cameBack ? back : series.length;
    const since = series.flatMap((each, at) =>
      at >= index && at < until && each !== null ? [at] : [],
    );
    const quarter = quarters[index] ?? '';
    const backSince = cameBack ? (quarters[back] ?? '') : null;
    const move = `${side === 'HIGH' ? 'Rose' : 'Fell'} in ${formatQuarter(quarter)}`;
    const beyond = since.filter(isBeyond).length;
    const isShort = since.length < 4;
    const text =
      backSince !== null
        ? `${move}, back to usual since ${formatQuarter(backSince)}`
        : !isShort
          ? `${move} and ${beyond < since.length ? 'mostly ' : ''}stayed ${side.toLowerCase()}`
          : beyond < since.length
            ? `${move}, ${side.toLowerCase()} in ${words[beyond] ?? ''} of ${words[since.length] ?? ''} quarters so far`
            : `${move}, ${words[since.length] ?? ''} quarters so far`;
    const isTold = cameBack ? series.length - 1 - back <= 4 : since.length < 8;
    told = isTold
      ? {
          quarter,
          side,
          backSince,
          level: mean(since.map((at) => series[at] ?? 0)),
          baselineMean: centre,
          text,
        }
      : null;
    if (!cameBack) usual = since.slice(0, 8);
    index = cameBack ? back : since.length < 8 ? series.length : (since[7] ?? 0) + 1;
  }
  return told;
}

let partnership: TestPartnership;
beforeAll(async () => {
  const levels = fc.sample(level, { numRuns: crimes.length * 4, seed: 23 });
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: sentReports('TVP', toRows(levels)) }],
    owed: [{ agency: 'TVP', dataset: 'REPORTS', from: startOf(OWED) }],
    today: TODAY,
  });
  await partnership.test.asOwner(`
    INSERT INTO event (id, happened_on, title, measures, changes_recording)
    VALUES (gen_random_uuid(), '${startOf(CHANGED)}', 'A new form', '{reportsActionedIn24h}', true)`);
});
afterAll(() => partnership.close());

const measures = ['reports', 'reportsActionedIn24h'] as const;
const fields = `measure { key } variation assurance sentence trend { quarter { key } }
  controlChart { points { quarter { key } } break { quarter { key } side backSince { key } level baselineMean text } }`;

describe('a measure’s latest break', () => {
  it('is what the rule finds in all quarters with returns owed, recorded in the same way', async () => {
    const seen = { lasting: 0, over: 0, none: 0, beyondTrend: 0 };
    const asked = fc.record({
      crimeType: fc.constantFrom(...crimes),
      area: fc.constantFrom(READING, OXFORD, FORCE),
      quarter: fc.constantFrom(...quartersBetween('2024-25-Q1', LATEST)),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ crimeType, area, quarter }) => {
        const where = `quarter: { from: "${OWED}", to: "${quarter}" }, crimeType: { in: [${crimeType}] }${area === FORCE ? '' : `, area: { within: ["${area}"] }`}`;
        const { data, errors } = await partnership.api.ask(`{
          kpis(measures: [${measures.join(', ')}], crimeType: ${crimeType}, area: "${area}", quarter: "${quarter}") { ${fields} }
          figures(by: [QUARTER], where: { ${where} }, fillGaps: true) { rows { key { quarter { key } } ${measures.map((key) => `${key} { value }`).join(' ')} } } }`);
        expect(errors).toEqual([]);
        for (const kpi of data.kpis) {
          const key: string = kpi.measure.key;
          const rows: readonly Json[] = data.figures.rows.filter(
            (row: Json) => key === 'reports' || row.key.quarter.key >= CHANGED,
          );
          const quarters = rows.map((row) => row.key.quarter.key);
          const found = findAgain(
            quarters,
            rows.map((row) => row[key].value),
            key === 'reports',
          );
          const told = kpi.controlChart.break;
          const isLasting = found?.backSince === null;
          // A newer signal replaces the words of a break that has ended.
          const wanted =
            found !== null && !isLasting && kpi.variation !== 'NO_REAL_CHANGE' ? null : found;
          expect([
            crimeType,
            area,
            quarter,
            key,
            told && { ...told, quarter: told.quarter.key, backSince: told.backSince?.key ?? null },
          ]).toEqual([
            ...[crimeType, area, quarter, key],
            wanted && {
              ...wanted,
              level: expect.closeTo(wanted.level, 8),
              baselineMean: expect.closeTo(wanted.baselineMean, 8),
            },
          ]);
          expect(kpi.trend.filter((point: Json) => point.quarter.key <= quarter).length).toBe(13);
          seen[wanted === null ? 'none' : isLasting ? 'lasting' : 'over'] += 1;
          if (!isLasting) continue;
          expect(kpi.assurance).toBe('NONE');
          const ways =
            key === 'reports' ? ['UNUSUALLY_HIGH', 'UNUSUALLY_LOW'] : ['IMPROVING', 'WORSENING'];
          expect(kpi.variation).toBe(ways[found.side === 'HIGH' ? 0 : 1]);
          expect(kpi.sentence).toContain(` in ${formatQuarter(found.quarter)}`);
          const drawn = quarters.findIndex((each) => each === shift(quarter, -12));
          const cut = findAgain(
            quarters.slice(drawn),
            rows.slice(drawn).map((row) => row[key].value),
            key === 'reports',
          );
          if (cut?.quarter !== found.quarter) seen.beyondTrend += 1;
        }
      }),
      { numRuns: runs({ sample: 50, deep: 400 }), seed: 20, endOnFailure: true },
    );
    // Breaks were found, some of which cannot be found from only the trend’s 13 quarters.
    const atLeast = (count: number): unknown =>
      expect.toSatisfy((found: number) => found >= count, `at least ${count}`);
    expect(seen).toEqual({
      lasting: atLeast(20),
      over: atLeast(5),
      none: atLeast(20),
      beyondTrend: atLeast(5),
    });
  });
});
