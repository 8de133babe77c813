import { describe, expect, it } from 'vitest';

import { judgeCounts } from '#testing/judge-counts.js';

import { formatLimits, stepOfLevels } from './level-words.js';

const exact = judgeCounts([9000, 9100, 9000, 9100, 9000, 9100, 9000, 9100, 9000, 9103]);
const round = (halfWidth: number) => ({
  ...exact,
  trend: exact.trend.map((point) => {
    const { value } = point.figure;
    return value === null
      ? point
      : {
          ...point,
          figure: { ...point.figure, range: { from: value - halfWidth, to: value + halfWidth } },
        };
  }),
});
const limits = { lower: 8783.4, upper: 9317.6 };

describe('levels and limits in words', () => {
  it('are written in full if the figures are exact', () => {
    expect(formatLimits(limits, exact)).toBe('8,783 to 9,318');
    expect(stepOfLevels(exact)).toBeNull();
  });

  it('are no finer than the rounded figures that they come from', () => {
    expect(formatLimits(limits, round(6))).toBe('about 8,780 to 9,320');
    expect(formatLimits(limits, round(25))).toBe('about 8,800 to 9,300');
    expect([6, 25].map((halfWidth) => stepOfLevels(round(halfWidth)))).toEqual([10, 50]);
  });
});
