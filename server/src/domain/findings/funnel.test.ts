import { describe, expect, it } from 'vitest';

import { drawFunnel } from './funnel.js';

const even = (count: number) => Array.from({ length: count }, () => ({ cases: 100, base: 1000 }));

describe('a funnel', () => {
  it('marks what lies outside exact limits where the others differ no more than chance', () => {
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

  it('has the limits of a share by the binomial distribution', () => {
    const funnel = drawFunnel(
      Array.from({ length: 13 }, () => ({ cases: 20, base: 100 })),
      'SHARE',
    );
    expect(funnel.points[0]).toEqual({ figure: 0.2, lower: 0.09, upper: 0.33, outlier: null });
  });

  it('is wider where the others are scattered more than chance scatters them, whatever the place itself does', () => {
    // The mean square of the others' scores is 9: three times as wide, times t by normal with 12 degrees of freedom.
    const scattered = [
      ...Array.from({ length: 12 }, (_, index) => ({ cases: index % 2 ? 130 : 70, base: 1000 })),
      { cases: 100, base: 1000 },
    ];
    const { points } = drawFunnel(scattered, 'RATE');
    expect(points.map(({ outlier }) => outlier)).toEqual(Array(13).fill(null));
    expect((points.at(-1)?.upper ?? 0) - 0.1).toBeCloseTo(0.032 * 3 * (3.9296 / 3.0902), 4);

    // One that differs by itself is not hidden by its own difference.
    expect(drawFunnel([...even(12), { cases: 200, base: 1000 }], 'RATE').points.at(-1)?.outlier).toBe('HIGH');
  });

  it('takes a share to vary less than a rate the nearer it is to all or nothing', () => {
    // Of 100 with a share of 0.9, one standard deviation is 3 cases.
    const places = Array.from({ length: 12 }, (_, index) => ({ cases: index % 2 ? 95 : 85, base: 100 }));
    const { points } = drawFunnel(places, 'SHARE');
    // Mean square of the scores (5 / 3)² = 2.78; the exact lower limit of 100 cases is 80; t has 11 degrees of freedom.
    expect(0.9 - (points[0]?.lower ?? 0)).toBeCloseTo(0.1 * (5 / 3) * (4.0247 / 3.0902), 4);
  });

  it('says nothing of a place without anything to measure against', () => {
    const { points } = drawFunnel([...even(3), { cases: 0, base: 0 }], 'RATE');
    expect(points.at(-1)).toEqual({ figure: null, lower: 0.1, upper: 0.1, outlier: null });
    expect(drawFunnel([], 'RATE')).toEqual({ centre: 0, points: [] });
  });
});
