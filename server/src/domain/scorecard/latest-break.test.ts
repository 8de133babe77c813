import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Range } from '#domain/figures/figure/uncertainty.js';
import type { Direction } from '#domain/measures/measure.js';

import type { ControlChart } from './control-chart.js';
import { describeBreak } from './describe-break.js';
import { findLatestBreak, judgeBreak } from './latest-break.js';
import { findBreaks } from './level-breaks.js';
import { toSeries } from './series.js';
import type { ControlSignal } from './signals.js';

/** Around 50: 2.66 mean moving ranges are 8.46, so the limits are 41.5 and 58.5. */
const usual = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49];
const START = usual.length;
const options = { isCount: false };

interface SeriesPoint {
  readonly value: number | null;
  /** The range of the latest value; null if exact. */
  readonly range: Range | null;
}

const toReadings = (points: readonly SeriesPoint[]) =>
  toSeries(
    points.map(({ value }) => value),
    points.map(({ range }) => range),
    options,
  );
const findLatest = (values: readonly (number | null)[]) =>
  findLatestBreak(values, findBreaks(values, options));
const exact = (values: readonly (number | null)[]): readonly SeriesPoint[] =>
  values.map((value) => ({ value, range: null }));
const within = (value: number, distance: number): SeriesPoint => ({
  value,
  range: { from: value - distance, to: value + distance },
});

/** A chart whose latest point has these signals, as shown and for every possible true value. */
function aChart(
  signals: readonly ControlSignal[] = [],
): Pick<ControlChart, 'latest' | 'pointCount' | 'isTooSmall'> {
  const point = { value: 60, centre: 50, limits: { lower: 40, upper: 70 }, signals };
  return {
    latest: { ...point, index: 12, basedOn: 13, startsLevel: false, possible: [point] },
    pointCount: 13,
    isTooSmall: false,
  };
}

interface Judging {
  readonly chart?: ReturnType<typeof aChart>;
  /** The chart without the quarters of a break that has ended; by default the chart itself. */
  readonly redrawn?: ReturnType<typeof aChart>;
  readonly direction?: Direction;
  readonly isTooSmall?: boolean;
}

function judge(
  since: readonly SeriesPoint[],
  { chart = aChart(), redrawn = chart, direction = 'HIGHER', isTooSmall = false }: Judging = {},
) {
  const judged = { chart, redraw: () => redrawn, direction, isTooSmall, isCount: false };
  const { latestBreak, variation, isUnsettled } = judgeBreak(
    toReadings([...exact(usual), ...since]),
    judged,
  );
  return { start: latestBreak?.start ?? null, variation, isUnsettled };
}

describe('the latest break', () => {
  const of = (...since: readonly (number | null)[]) => findLatest([...usual, ...since]);

  it('is shown once it has lasted two quarters, and until eight are at the new level', () => {
    expect(of(70)).toBeNull();
    expect(of(70, 71)).toMatchObject({
      start: START,
      side: 'HIGH',
      backSince: null,
      pointCount: 2,
      beyondCount: 2,
      level: 70.5,
    });
    expect(of(70, 71, 72, 70, 71, 72, 70)).toMatchObject({ start: START, pointCount: 7 });
    expect(of(70, 71, 72, 70, 71, 72, 70, 71)).toBeNull();
    // A gap does not count as a quarter.
    expect(of(70, 71, 72, null, 71, 72, 70, 71)).toMatchObject({ start: START, pointCount: 7 });
  });

  it('counts the quarters since its start that are beyond the limit', () => {
    expect(of(30, 31, 50)).toMatchObject({ side: 'LOW', pointCount: 3, beyondCount: 2 });
  });

  it('is shown for four more quarters if the level went back, from the first in which that can be known', () => {
    const over = [70, 71, 72, 70] as const;
    const told = [1, 2, 3, 4, 5].map((more) => of(...over, ...Array<number>(1 + more).fill(50)));
    const found = { start: START, backSince: START + 4, pointCount: 4, level: 70.75 };
    expect(told.slice(0, 4)).toEqual(Array(4).fill(expect.objectContaining(found)));
    expect(told[4]).toBeNull();
  });

  it('is the last of several', () => {
    expect(of(...Array<number>(8).fill(70), 30, 31)).toMatchObject({
      start: START + 8,
      side: 'LOW',
      baseline: { mean: 70 },
    });
  });
});

describe('the words for a break', () => {
  const told = {
    quarter: '2025-26-Q3',
    side: 'HIGH',
    backSince: null,
    pointCount: 4,
    beyondCount: 4,
  } as const;

  it.each([
    { told: { pointCount: 2, beyondCount: 2 }, words: 'rose in Q3 2025/26, two quarters so far' },
    { told: { pointCount: 3, beyondCount: 3 }, words: 'rose in Q3 2025/26, three quarters so far' },
    { told: {}, words: 'rose in Q3 2025/26 and has stayed high' },
    { told: { side: 'LOW' as const }, words: 'fell in Q3 2025/26 and has stayed low' },
    {
      told: { pointCount: 3, beyondCount: 2 },
      words: 'rose in Q3 2025/26, high in two of three quarters so far',
    },
    {
      told: { side: 'LOW' as const, pointCount: 7, beyondCount: 6 },
      words: 'fell in Q3 2025/26 and has mostly stayed low',
    },
    {
      told: { backSince: '2026-27-Q2' },
      words: 'rose in Q3 2025/26, back to usual since Q2 2026/27',
    },
  ])('are "$words"', ({ told: about, words }) => {
    expect(describeBreak({ ...told, ...about })).toBe(words);
  });

  it('agree with a measure in the plural', () => {
    expect(describeBreak(told, { isPlural: true })).toBe('rose in Q3 2025/26 and have stayed high');
  });
});

describe('the variation of a quarter with a break', () => {
  const [risen, fallen] = [exact([70, 71]), exact([30, 31])];

  it.each<{ since: readonly SeriesPoint[]; direction: Direction; variation: string }>([
    { since: risen, direction: 'HIGHER', variation: 'IMPROVING' },
    { since: fallen, direction: 'HIGHER', variation: 'WORSENING' },
    { since: risen, direction: 'LOWER', variation: 'WORSENING' },
    { since: fallen, direction: 'LOWER', variation: 'IMPROVING' },
    { since: risen, direction: 'NEUTRAL', variation: 'UNUSUALLY_HIGH' },
    { since: fallen, direction: 'NEUTRAL', variation: 'UNUSUALLY_LOW' },
    { since: risen, direction: 'NEAREST', variation: 'WORSENING' },
    { since: fallen, direction: 'NEAREST', variation: 'IMPROVING' },
    { since: exact([-70, -71]), direction: 'NEAREST', variation: 'WORSENING' },
    { since: exact([-20, -21]), direction: 'NEAREST', variation: 'IMPROVING' },
  ])('is $variation for $direction', ({ since, direction, variation }) => {
    expect(judge(since, { direction })).toEqual({ start: START, variation, isUnsettled: true });
  });

  it('is the break’s even while one quarter is inside the limits, whatever the chart’s is', () => {
    expect(judge(exact([70, 71, 50]), { chart: aChart(['FALLING']) })).toEqual({
      start: START,
      variation: 'IMPROVING',
      isUnsettled: true,
    });
  });

  it('is the chart’s once the break has ended or settled', () => {
    const over = exact([70, 71, 72, 70, 50, 51]);
    expect(judge(over)).toEqual({ start: START, variation: 'NO_REAL_CHANGE', isUnsettled: false });
    // A newer signal is reported instead of the break.
    expect(judge(over, { chart: aChart(['BELOW_LOWER_LIMIT']) })).toEqual({
      start: null,
      variation: 'WORSENING',
      isUnsettled: false,
    });
    // The signal must not come from the quarters of the break, which `redrawn` leaves out.
    const redrawn = aChart();
    const chart = aChart(['NEAR_LOWER_LIMIT']);
    expect(judge(over, { chart, redrawn })).toEqual({
      start: START,
      variation: 'NO_REAL_CHANGE',
      isUnsettled: false,
    });
    expect(judge(over, { chart, redrawn: { ...redrawn, pointCount: 7 } }).variation).toBe(
      'NO_REAL_CHANGE',
    );
    const settled = exact(Array<number>(8).fill(70));
    expect(judge(settled, { chart: aChart(['RUN_ABOVE_CENTRE']) })).toEqual({
      start: null,
      variation: 'IMPROVING',
      isUnsettled: false,
    });
  });

  it('is unknown for a quarter without a figure, while its break is still shown', () => {
    const chart = { ...aChart(), latest: null };
    expect(judge(exact([70, 71, null]), { chart })).toEqual({
      start: START,
      variation: 'TOO_FEW_POINTS',
      isUnsettled: true,
    });
  });

  it('is the chart’s if protected numbers are too small', () => {
    expect(judge(risen, { isTooSmall: true })).toEqual({
      start: null,
      variation: 'NO_REAL_CHANGE',
      isUnsettled: false,
    });
  });
});

describe('a break of rounded figures', () => {
  it('is shown if it holds for all possible true values of its quarters', () => {
    expect(judge([within(62, 3), within(63, 3)])).toEqual({
      start: START,
      variation: 'IMPROVING',
      isUnsettled: true,
    });
  });

  it.each<{ since: readonly SeriesPoint[]; because: string }>([
    { since: [within(62, 4), within(63, 1)], because: 'its first quarter may be usual' },
    { since: [within(62, 1), within(63, 5)], because: 'its latest quarter may be usual' },
    {
      since: [within(62, 1), within(63, 1), within(64, 1), within(62, 6)],
      because: 'it may or may not have stayed high',
    },
    { since: [within(62, 1), within(57, 3)], because: 'there may be a different break' },
  ])('is too close to tell if $because', ({ since }) => {
    expect(judge(since)).toEqual({ start: null, variation: 'TOO_CLOSE', isUnsettled: true });
    const narrow = since.map(({ value }) => ({ value, range: null }));
    expect(judge(narrow).variation).not.toBe('TOO_CLOSE');
  });

  it('does not affect the chart’s result if that is the same over the whole range', () => {
    const since = [within(62, 4), within(63, 1)];
    expect(judge(since, { chart: aChart(['ABOVE_UPPER_LIMIT']) })).toEqual({
      start: null,
      variation: 'IMPROVING',
      isUnsettled: true,
    });
    expect(judge(since, { chart: aChart(['FALLING']) }).variation).toBe('TOO_CLOSE');
  });

  it('is not shown as ended if it may not have ended', () => {
    const over = [...exact([70, 71, 72, 70]), within(50, 1), within(51, 1)];
    expect(judge(over).start).toBe(START);
    expect(judge([...over.slice(0, -1), within(51, 9)])).toMatchObject({ start: null });
    expect(judge([...over.slice(0, -2), within(50, 9), within(51, 1)])).toMatchObject({
      start: null,
    });
  });

  it('has the same result for each value of the latest quarter, and if all quarters of the break are moved in one direction', () => {
    const near = (min: number, max: number) =>
      fc.record({ value: fc.integer({ min, max }), half: fc.integer({ min: 0, max: 9 }) });
    const since = fc
      .tuple(
        fc.array(near(58, 75), { maxLength: 6 }),
        fc.array(near(40, 62), { maxLength: 3 }),
        fc.array(near(25, 75), { maxLength: 2 }),
      )
      .map((parts) => parts.flat())
      .filter(({ length }) => length > 1);
    const judging = { chart: aChart(), redraw: () => aChart(), isTooSmall: false, isCount: false };
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        since,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 9 }),
        (points, shares) => {
          const series = [...exact(usual), ...points.map(({ value, half }) => within(value, half))];
          const { latestBreak, variation } = judgeBreak(toReadings(series), {
            ...judging,
            direction: 'NEUTRAL',
          });
          const word =
            latestBreak === null ? variation : latestBreak.backSince === null ? 'LASTS' : 'OVER';
          seen.set(word, (seen.get(word) ?? 0) + 1);
          const values = series.map(({ value }) => value);
          const { value, half } = points.at(-1) ?? { value: 0, half: 0 };
          for (const share of [0, 1, ...shares]) {
            const at = findLatest(values.with(-1, value - half + share * 2 * half));
            if (latestBreak !== null)
              expect(at).toMatchObject({
                start: latestBreak.start,
                side: latestBreak.side,
                backSince: latestBreak.backSince,
              });
            else if (variation === 'NO_REAL_CHANGE') expect(at?.backSince).not.toBeNull();
          }
          if (latestBreak === null) return;
          for (const way of [-1, 1]) {
            const pushed = series.map((point, index) => {
              const isAtLevel = index < (latestBreak.backSince ?? Infinity);
              const ends = [
                point.range?.from ?? point.value,
                point.value,
                point.range?.to ?? point.value,
              ];
              return index < latestBreak.start
                ? point.value
                : (ends[isAtLevel ? 1 + way : 1] ?? null);
            });
            expect(findLatest(pushed)).toMatchObject({
              start: latestBreak.start,
              backSince: latestBreak.backSince,
            });
          }
        },
      ),
      { numRuns: 2000, seed: 20 },
    );
    for (const word of ['LASTS', 'OVER', 'TOO_CLOSE', 'NO_REAL_CHANGE'])
      expect([word, (seen.get(word) ?? 0) > 5]).toEqual([word, true]);
  });
});
