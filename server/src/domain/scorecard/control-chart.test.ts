import { describe, expect, it } from 'vitest';

import { type Bounds, boundsOf } from '#domain/measures/bounds.js';
import { measureOf } from '#domain/measures/catalogue.js';

import { drawControlChart, type ProtectedPoint } from './control-chart.js';

const anything: Bounds = { lower: -Infinity, upper: Infinity };
const counts: Bounds = { lower: 0, upper: Infinity };
const shares: Bounds = { lower: 0, upper: 100 };

type Values = readonly (number | null)[];

/** Charts consecutive values; limits begin again at the given positions. */
function chart(values: Values, bounds: Bounds = anything, newStarts: readonly number[] = []) {
  return drawControlChart(
    values.map((value, index) => ({
      value,
      isNewStart: newStarts.includes(index),
      protection: null,
    })),
    bounds,
  );
}

const signalsOf = (values: Values) => chart(values).points.map(({ signals }) => signals);

describe('centre and limits', () => {
  it.each<{
    name: string;
    values: Values;
    bounds?: Bounds;
    centre: number;
    lower: number;
    upper: number;
  }>([
    {
      // The published NRM referrals of Thames Valley Police. Sum 252 / 7 = 36; moving ranges 2 2 9
      // 15 2 29, sum 59 / 6 = 9.8333; 2.66 x 9.8333 = 26.1567.
      name: 'the partnership’s own check',
      values: [34, 32, 34, 43, 28, 26, 55],
      bounds: counts,
      centre: 36,
      lower: 9.8433,
      upper: 62.1567,
    },
    {
      // Wheeler, Understanding Variation: US trade deficits for the last half of 1988, in billions
      // of dollars. Sum 61.9 / 6; moving ranges 0.7 2.0 0.9 0.3 0.1, sum 4.0 / 5 = 0.8; 2.66 x 0.8
      // = 2.128.
      name: 'trade deficits',
      values: [10.5, 11.2, 9.2, 10.1, 10.4, 10.5],
      centre: 10.3167,
      lower: 8.1887,
      upper: 12.4447,
    },
    {
      // Wheeler's in-process inventory over 31 months, published with a mean of 20.39, a mean
      // moving range of 4.7 and an upper limit of 32.89. Sum 632 / 31 = 20.3871; moving ranges add
      // up to 141 / 30 = 4.7; 2.66 x 4.7 = 12.502.
      name: 'inventory',
      values: [
        19, 27, 20, 16, 18, 25, 22, 24, 17, 25, 15, 17, 20, 22, 19, 16, 22, 19, 25, 22, 18, 20, 16,
        17, 20, 15, 27, 25, 17, 19, 28,
      ],
      bounds: counts,
      centre: 20.3871,
      lower: 7.8851,
      upper: 32.8891,
    },
    {
      // Montgomery's viscosity of aircraft primer paint, published with a mean of 33.52 and a mean
      // moving range of 0.48. Sum 502.85 / 15 = 33.5233; moving ranges .70 .95 .19 .35 .56 .34 .41
      // .22 .29 .42 .62 .54 .42 .72, sum 6.73 / 14 = 0.4807; x 2.66 = 1.2787.
      name: 'viscosity',
      values: [
        33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33.0, 33.54,
        33.12, 33.84,
      ],
      centre: 33.5233,
      lower: 32.2446,
      upper: 34.802,
    },
    {
      // NIST/SEMATECH, flow rates of ten batches, published with a centre of 50.81, a mean moving
      // range of 1.8778 and limits of 55.8041 and 45.8159 by 3 / 1.128, which is 2.6596. Sum 508.1;
      // moving ranges sum 16.9 / 9; 2.66 x 1.8778 = 4.9949.
      name: 'flow rates',
      values: [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1],
      centre: 50.81,
      lower: 45.8151,
      upper: 55.8049,
    },
    {
      // Every moving range is 10: 45 - 26.6 and 45 + 26.6.
      name: 'a saw-tooth',
      values: [40, 50, 40, 50, 40, 50],
      centre: 45,
      lower: 18.4,
      upper: 71.6,
    },
    {
      // Sum 20 / 4 = 5; moving ranges 8 8 8, mean 8, x 2.66 = 21.28. 5 - 21.28 would be below 0.
      name: 'a count that cannot go below 0',
      values: [1, 9, 1, 9],
      bounds: counts,
      centre: 5,
      lower: 0,
      upper: 26.28,
    },
    {
      // Sum 376 / 4 = 94; moving ranges 8 8 8, x 2.66 = 21.28. 94 + 21.28 would be more than the
      // whole.
      name: 'a share that cannot go above 100',
      values: [90, 98, 90, 98],
      bounds: shares,
      centre: 94,
      lower: 72.72,
      upper: 100,
    },
    {
      // Sum -2 / 4 = -0.5; moving ranges 3 3 3, x 2.66 = 7.98.
      name: 'a variance that may be below 0',
      values: [-2, 1, -2, 1],
      centre: -0.5,
      lower: -8.48,
      upper: 7.48,
    },
    {
      // The moving ranges are 2 (10 to 12) and 4 (20 to 24), mean 3: none from 12 to 20, across the
      // gap. Sum 66 / 4 = 16.5; 2.66 x 3 = 7.98.
      name: 'a gap in the middle',
      values: [10, 12, null, 20, 24],
      centre: 16.5,
      lower: 8.52,
      upper: 24.48,
    },
    {
      // All equal: the moving ranges are 0, and the limits are exactly at the centre, without a
      // rounding error.
      name: 'no variation',
      values: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      centre: 0.1,
      lower: 0.1,
      upper: 0.1,
    },
    {
      // Sum 1,230 / 12 = 102.5; moving ranges 5 5 5 5 5 5 5 5 5 5 5, x 2.66 = 13.3.
      name: 'twelve quarters',
      values: [100, 105, 100, 105, 100, 105, 100, 105, 100, 105, 100, 105],
      bounds: counts,
      centre: 102.5,
      lower: 89.2,
      upper: 115.8,
    },
  ])(
    'of $name are those computed by hand',
    ({ values, bounds = anything, centre, lower, upper }) => {
      const drawn = chart(values, bounds);
      expect(drawn.centre).toBeCloseTo(centre, 4);
      expect(drawn.limits?.lower).toBeCloseTo(lower, 4);
      expect(drawn.limits?.upper).toBeCloseTo(upper, 4);
      expect(drawn.points.flatMap(({ signals }) => signals)).toEqual([]);
    },
  );

  it.each<{ values: Values; centre: number | null; because: string }>([
    { values: [], centre: null, because: 'there are no quarters' },
    { values: [null, null], centre: null, because: 'there are only gaps' },
    { values: [null, 7, null], centre: 7, because: 'one point has no moving range' },
    { values: [6, null, 8], centre: 7, because: 'no two points are next to each other' },
  ])('have no limits for $values: $because', ({ values, centre }) => {
    expect(chart(values)).toMatchObject({ centre, limits: null });
  });

  it.each([
    { count: 11, isTrial: true },
    { count: 12, isTrial: false },
  ])('are trial limits with $count points: $isTrial', ({ count, isTrial }) => {
    expect(chart(Array.from({ length: count }, (_, index) => index % 2)).isTrial).toBe(isTrial);
  });

  it('begin again where recording changed, while earlier points keep their own', () => {
    // 10 20 10: mean 13.3333, moving ranges 10 10. 100 104: mean 102, moving range 4, x 2.66 =
    // 10.64; none from 10 to 100.
    const drawn = chart([10, 20, 10, 100, 104], anything, [3]);
    expect(drawn).toMatchObject({ centre: 102, pointCount: 2, isTrial: true });
    expect(drawn.limits?.lower).toBeCloseTo(91.36, 9);
    expect(drawn.limits?.upper).toBeCloseTo(112.64, 9);
    expect(drawn.points[0]?.centre).toBeCloseTo(13.3333, 4);
    expect(drawn.points[0]?.limits?.upper).toBeCloseTo(39.9333, 4);
  });

  it('are bounded by the possible values of a measure', () => {
    expect(boundsOf(measureOf('disruptions'))).toEqual(counts);
    expect(boundsOf(measureOf('triagedInTime'))).toEqual(shares);
    // There may be more staff in post than funded posts, and a forecast may be below its budget.
    expect(boundsOf(measureOf('vacancyRate'))).toEqual(anything);
    expect(boundsOf(measureOf('forecastVariance'))).toEqual(anything);
  });
});

describe('a point outside the limits', () => {
  // Twelve values, alternately 0 and 10, and then x: the mean is (60 + x) / 13 and the mean moving
  // range (110 + |x - 10|) / 12, so that the upper limit is (60 + x) / 13 + 2.66 (100 + x) / 12,
  // which x reaches where x (1 - 1/13 - 2.66/12) = 60/13 + 266/12, that is at 38.1575.
  const usual = [0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10];

  it.each([
    { last: 38.2, signals: ['ABOVE_UPPER_LIMIT'] },
    { last: 38.1, signals: [] },
    // The same values mirrored about 5.
    { last: -28.2, signals: ['BELOW_LOWER_LIMIT'], isMirrored: true },
    { last: -28.1, signals: [], isMirrored: true },
  ])('is $last: $signals', ({ last, signals, isMirrored = false }) => {
    const values = [...(isMirrored ? usual.map((value) => 10 - value) : usual), last];
    expect(signalsOf(values).at(-1)).toEqual(signals);
  });

  it('on the limit is within it', () => {
    // Mean 5, all moving ranges 0: every point is on both limits.
    expect(signalsOf([5, 5, 5, 5, 5, 5, 5, 5]).flat()).toEqual([]);
  });
});

describe('a run on one side of the centre', () => {
  // In each case, neighbours differ so much that no point is near a limit.
  it('needs seven in a row', () => {
    const above = [6, 8, 6, 8, 6, 8, 6];
    // The mean: seven points above add up to 48, and seven below to 22, and 70 / 14 is 5.
    const below = [4, 2, 4, 2, 4, 2, 4];
    const signals = signalsOf([...below, ...above]);
    expect(signals.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => ['RUN_BELOW_CENTRE']));
    expect(signals.slice(7)).toEqual(Array.from({ length: 7 }, () => ['RUN_ABOVE_CENTRE']));
  });

  it('of six is not enough', () => {
    // The mean: six points above add up to 42, and six below to 12, and 54 / 12 is 4.5.
    expect(signalsOf([3, 1, 3, 1, 3, 1, 6, 8, 6, 8, 6, 8]).flat()).toEqual([]);
  });

  it('is broken by a point on the centre', () => {
    // The mean: six points above add up to 42, one is 5, six below add up to 18, and 65 / 13 is 5.
    expect(signalsOf([4, 2, 4, 2, 4, 2, 6, 8, 6, 5, 8, 6, 8]).flat()).toEqual([]);
  });

  it('is broken by a gap', () => {
    expect(signalsOf([4, 2, 4, 2, null, 4, 2, 4, 6, 8, 6, null, 8, 6, 8, 6]).flat()).toEqual([]);
  });
});

describe('a trend', () => {
  // Alternates between 0 and 20 first, so that limits are wide: the six that rise are on both sides
  // of the mean.
  const saw = [0, 20, 0, 20, 0, 20];

  it('needs six in a row, each above the one before', () => {
    expect(signalsOf([...saw, 7, 8, 9, 11, 12, 13])).toEqual([
      ...saw.map(() => []),
      ...Array.from({ length: 6 }, () => ['RISING']),
    ]);
    expect(signalsOf([...saw, 13, 12, 11, 9, 8, 7]).at(-1)).toEqual(['FALLING']);
  });

  it('of five is not enough', () => {
    // 20 then 8: the first of the five does not rise.
    expect(signalsOf([...saw, 8, 9, 11, 12, 13]).flat()).toEqual([]);
  });

  it('is broken by two that are equal, and by a gap', () => {
    expect(signalsOf([...saw, 7, 8, 9, 9, 11, 12]).flat()).toEqual([]);
    expect(signalsOf([...saw, 7, 8, 9, null, 11, 12, 13]).flat()).toEqual([]);
  });
});

describe('two of three near the same limit', () => {
  const level = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];

  it('are a signal within three quarters in a row', () => {
    // 12 values with the sum 6, then 4 0 4: mean 14 / 15 = 0.9333; moving ranges 11 of 1, then 3 4
    // 4: 22 / 14 = 1.5714; the limit is 4.18 above and two thirds of it 2.7867: 3.72. The upper
    // limit is 5.1133.
    const signals = signalsOf([...level, 4, 0, 4]);
    expect(signals.slice(12)).toEqual([['NEAR_UPPER_LIMIT'], [], ['NEAR_UPPER_LIMIT']]);
    expect(signals.slice(0, 12).flat()).toEqual([]);
  });

  it('are near at 3.6, but not at 3.4, which is less than two thirds of the way', () => {
    // Mean 13.2 / 15 = 0.88; moving ranges 11 + 2.6 + 3.6 + 3.6 = 20.8 / 14 = 1.4857; two thirds of
    // the way: 0.88 + 2.6347 = 3.5147. At 3.4: mean 12.8 / 15 = 0.8533, moving ranges 20.2 / 14 =
    // 1.4429, two thirds of the way 3.4120.
    expect(signalsOf([...level, 3.6, 0, 3.6]).at(-1)).toEqual(['NEAR_UPPER_LIMIT']);
    expect(signalsOf([...level, 3.4, 0, 3.4]).flat()).toEqual([]);
  });

  it('do not count if they are two of four, on opposite sides, or next to a gap', () => {
    expect(signalsOf([...level, 4, 0, 0, 4]).flat()).toEqual([]);
    expect(signalsOf([...level, 4, null, 4]).flat()).toEqual([]);
    // Mirrored to the other side: 0.5 is the middle of the level.
    expect(signalsOf([...level, 4, 0, -3]).flat()).toEqual([]);
    expect(signalsOf([...level.map((value) => 1 - value), -3, 1, -3]).at(-1)).toEqual([
      'NEAR_LOWER_LIMIT',
    ]);
  });

  it('are near the limit as it is before it is clamped', () => {
    // Mean 21 / 12 = 1.75, moving ranges 36 / 11 = 3.2727: the lower limit would be -6.96 and two
    // thirds of the way to it -4.05, while two thirds of the way to the 0 that is drawn would be
    // 0.58, beyond which the last two lie.
    expect(
      chart([4, 0, 4, 0, 4, 0, 4, 0, 4, 1, 0, 0], counts).points.flatMap(({ signals }) => signals),
    ).toEqual([]);
  });
});

describe('signals', () => {
  it.each([
    { count: 7, signals: [] },
    { count: 8, signals: ['RISING'] },
  ])('need eight points: with $count the last has $signals', ({ count, signals }) => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8].slice(0, count);
    expect(
      signalsOf(values)
        .at(-1)
        ?.filter((signal) => signal === 'RISING'),
    ).toEqual(signals);
  });

  it('count the points of their own baseline', () => {
    const values = [50, 50, 50, 50, 1, 2, 3, 4, 5, 6, 7];
    expect(chart(values, anything, [4]).points.flatMap(({ signals }) => signals)).toEqual([]);
    expect(chart([...values, 8], anything, [4]).latest?.signals).toContain('RISING');
  });

  it('are missing for a last quarter that is a gap', () => {
    expect(chart([1, 2, 3, 4, 5, 6, 7, 8, null]).latest).toBeNull();
    expect(chart([1, 2, 3, 4, 5, 6, 7, 8]).latest?.value).toBe(8);
  });
});

describe('points that include others’ protected records', () => {
  const rise = [15, 15, 20, 15, 15, 20, 15, 60];
  const signalsUnder = (protection: (value: number, index: number) => ProtectedPoint | null) => {
    const drawn = drawControlChart(
      rise.map((value, index) => ({
        value,
        isNewStart: false,
        protection: protection(value, index),
      })),
      counts,
    );
    return { isTooSmall: drawn.isTooSmall, last: drawn.latest?.signals };
  };

  it.each<{
    protection: (value: number, index: number) => ProtectedPoint | null;
    isTooSmall: boolean;
    because: string;
  }>([
    { protection: () => null, isTooSmall: false, because: 'nothing is protected' },
    {
      protection: (count) => ({ count, range: null }),
      isTooSmall: false,
      because: 'all are shown, with a mean of 21.9',
    },
    {
      protection: (count) => ({ count: count - 6.875, range: null }),
      isTooSmall: false,
      because: 'a mean of 15 is enough',
    },
    {
      protection: (count) => ({ count: count - 7, range: null }),
      isTooSmall: true,
      because: 'random rounding could explain a mean below 15',
    },
    {
      protection: (count, index) => ({ count: index === 0 ? null : count, range: null }),
      isTooSmall: true,
      because: 'one is hidden',
    },
  ])('have no signals: $isTooSmall, because $because', ({ protection, isTooSmall }) => {
    expect(signalsUnder(protection)).toEqual({
      isTooSmall,
      last: isTooSmall ? [] : ['ABOVE_UPPER_LIMIT'],
    });
  });
});
