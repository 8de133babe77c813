import { describe, expect, it } from 'vitest';

import { oracleFunnel } from '#testing/funnel-oracle.js';

import { drawFunnel, type FunnelPlace, markOver, traceLimits } from './funnel.js';

const even = (count: number) => Array.from({ length: count }, () => ({ cases: 100, base: 1000 }));

describe('a funnel', () => {
  it('marks what is outside exact limits if the others do not differ by more than chance', () => {
    // 0.1 of 1,000 each: 100 expected, 71 to 132 by chance (Poisson, 99.8%).
    const funnel = drawFunnel([...even(12), { cases: 100, base: 1000 }], 'RATE');
    expect(funnel.centre).toBe(0.1);
    expect(funnel.points.map(({ outlier }) => outlier)).toEqual(Array(13).fill(null));
    expect(funnel.points[0]).toEqual({ figure: 0.1, lower: 0.071, upper: 0.132, outlier: null });

    const [high, low] = [
      drawFunnel([...even(1000), { cases: 133, base: 1000 }], 'RATE'),
      drawFunnel([...even(1000), { cases: 70, base: 1000 }], 'RATE'),
    ];
    expect([high.points.at(-1)?.outlier, low.points.at(-1)?.outlier]).toEqual(['HIGH', 'LOW']);
  });

  it('takes the limits of a share from the binomial distribution', () => {
    const funnel = drawFunnel(
      Array.from({ length: 13 }, () => ({ cases: 20, base: 100 })),
      'SHARE',
    );
    expect(funnel.points[0]).toEqual({ figure: 0.2, lower: 0.09, upper: 0.33, outlier: null });
  });

  it('is wider if the others are scattered by more than chance, whether or not the place itself is', () => {
    // The mean square of the others' scores is 9: three times as wide, times the quantile of t with
    // 12 degrees of freedom over that of the normal distribution.
    const scattered = [
      ...Array.from({ length: 12 }, (_, index) => ({ cases: index % 2 ? 130 : 70, base: 1000 })),
      { cases: 100, base: 1000 },
    ];
    const { points } = drawFunnel(scattered, 'RATE');
    expect(points.map(({ outlier }) => outlier)).toEqual(Array(13).fill(null));
    expect((points.at(-1)?.upper ?? 0) - 0.1).toBeCloseTo(0.032 * 3 * (3.9296 / 3.0902), 4);

    // A single outlier is not hidden by its own difference.
    expect(
      drawFunnel([...even(12), { cases: 200, base: 1000 }], 'RATE').points.at(-1)?.outlier,
    ).toBe('HIGH');
  });

  it('expects a share to vary less than a rate, and least near all or nothing', () => {
    // Of 100 with a share of 0.9, one standard deviation is 3 cases.
    const places = Array.from({ length: 12 }, (_, index) => ({
      cases: index % 2 ? 95 : 85,
      base: 100,
    }));
    const { points } = drawFunnel(places, 'SHARE');
    // Mean square of the scores (5 / 3)² = 2.78; the exact lower limit of 100 cases is 80; t has 11
    // degrees of freedom.
    expect(0.9 - (points[0]?.lower ?? 0)).toBeCloseTo(0.1 * (5 / 3) * (4.0247 / 3.0902), 4);
  });

  it('says nothing about a place without a base', () => {
    const { points } = drawFunnel([...even(3), { cases: 0, base: 0 }], 'RATE');
    expect(points.at(-1)).toEqual({ figure: null, lower: 0.1, upper: 0.1, outlier: null });
    expect(drawFunnel([], 'RATE')).toEqual({ centre: 0, points: [] });
  });
});

describe('a funnel, worked out in another way', () => {
  const bases = [110, 130, 150, 155, 160, 165, 170, 175, 180, 190, 290, 560];
  const places = (figures: readonly number[]): readonly FunnelPlace[] =>
    bases.map((base, index) => ({
      base: base * 10,
      cases: Math.round(base * 10 * (figures[index % figures.length] ?? 0)),
    }));
  it.each([
    { kind: 'RATE' as const, figures: [0.1] },
    { kind: 'RATE' as const, figures: [0.1, 0.12, 0.09] },
    { kind: 'SHARE' as const, figures: [0.5, 0.55, 0.46, 0.5] },
    { kind: 'SHARE' as const, figures: [0.97, 0.99, 1] },
  ])('has the same limits: $kind of $figures', ({ kind, figures }) => {
    const all = [...places(figures), { base: 1200, cases: 300 }, { base: 0, cases: 0 }];
    const expected = oracleFunnel(all, kind);
    expect(
      drawFunnel(all, kind).points.map(({ figure, lower, upper, outlier }) =>
        figure === null ? null : { lower, upper, outlier },
      ),
    ).toEqual(
      expected.map(
        (point) =>
          point && {
            ...point,
            lower: expect.closeTo(point.lower, 5),
            upper: expect.closeTo(point.upper, 5),
          },
      ),
    );
    expect(expected.some((point) => point !== null && point.outlier !== null)).toBe(true);
  });
});

describe('a place that may have one of several true values', () => {
  it('is marked only if it would be marked for each of them', () => {
    const places = [...even(12), { cases: 140, base: 1000 }];
    expect(drawFunnel(places, 'RATE').points.at(-1)?.outlier).toBe('HIGH');
    expect(markOver(places, { index: 12, cases: [140, 136, 144] }, 'RATE')).toBe('HIGH');
    expect(markOver(places, { index: 12, cases: [140, 130, 150] }, 'RATE')).toBeNull();
  });
});

describe('the lines of a funnel', () => {
  const wide = Array.from({ length: 10 }, (_, index) => ({
    cases: index % 2 ? 118 : 84,
    base: 1000,
  }));
  it.each([
    { name: 'nothing stands out', places: even(13) },
    { name: 'places are scattered but none stands out', places: wide },
    {
      name: 'two stand out',
      places: [...wide, { cases: 200, base: 1000 }, { cases: 330, base: 2000 }],
    },
    {
      name: 'one stands out on each side',
      places: [...even(9), { cases: 160, base: 1000 }, { cases: 50, base: 1000 }],
    },
  ])('put each place on the right side if $name', ({ places }) => {
    const { points } = drawFunnel(places, 'RATE');
    const limits = traceLimits(
      places,
      'RATE',
      places.map(({ base }) => base),
    );
    for (const [index, { figure, outlier }] of points.entries()) {
      const { lower, upper, innerLower, innerUpper } = limits[index] ?? expect.fail();
      const side = (figure ?? 0) > upper ? 'HIGH' : (figure ?? 0) < lower ? 'LOW' : null;
      expect(side).toBe(outlier);
      expect([lower <= innerLower, innerUpper <= upper]).toEqual([true, true]);
    }
  });

  it('are those of chance if places are not scattered by more than chance', () => {
    // 100 expected: 71 to 132 in 99.8 of 100 cases, 81 to 120 in 95 (Poisson).
    const [limits] = traceLimits(even(13), 'RATE', [1000]);
    expect(limits).toEqual({
      base: 1000,
      lower: 0.071,
      upper: 0.132,
      innerLower: 0.081,
      innerUpper: 0.12,
    });
  });
});
