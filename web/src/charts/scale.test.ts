import { describe, expect, it } from 'vitest';

import { toBarPercent, toSpanTicks, toTicks } from './scale.js';

describe('toTicks', () => {
  it.each([
    { largest: 55, ticks: [0, 20, 40, 60], because: 'steps are 1, 2 or 5 times a power of ten' },
    { largest: 60, ticks: [0, 20, 40, 60], because: 'a bar may touch the last mark' },
    { largest: 3, ticks: [0, 1, 2, 3], because: 'people are counted in whole numbers' },
    { largest: 1, ticks: [0, 1], because: 'one step is enough for a value of 1' },
    { largest: 0, ticks: [0, 1], because: 'an axis without length cannot be drawn' },
    {
      largest: 8412,
      ticks: [0, 2000, 4000, 6000, 8000, 10000],
      because: 'no more than five steps',
    },
  ])('marks up to $largest at $ticks: $because', ({ largest, ticks }) => {
    expect(toTicks(largest)).toEqual(ticks);
  });
});

describe('toSpanTicks', () => {
  it.each([
    {
      lowest: 391,
      highest: 684,
      ticks: [300, 400, 500, 600, 700],
      because: 'a line need not start at zero',
    },
    {
      lowest: 26,
      highest: 684,
      ticks: [0, 200, 400, 600, 800],
      because: 'the lowest value is near zero',
    },
    {
      lowest: -1.25,
      highest: 3.1,
      ticks: [-2, -1, 0, 1, 2, 3, 4],
      because: 'values may lie on both sides of zero',
    },
    {
      lowest: 0.19,
      highest: 0.25,
      ticks: [0.18, 0.2, 0.22, 0.24, 0.26],
      because: 'steps may be fractions',
    },
    {
      lowest: 100,
      highest: 100,
      ticks: [100, 120],
      because: 'an axis without length cannot be drawn',
    },
    {
      lowest: 0,
      highest: 0,
      ticks: [0, 0.2],
      because: 'an axis has a length even if all values are zero',
    },
  ])('marks $lowest to $highest at $ticks: $because', ({ lowest, highest, ticks }) => {
    expect(toSpanTicks({ lowest, highest })).toEqual(ticks);
  });
});

describe('toBarPercent', () => {
  it.each([
    { value: 5, largest: 20, percent: 25, because: 'bars start at zero' },
    { value: 20, largest: 20, percent: 100, because: 'the longest bar fills its space' },
    { value: null, largest: 20, percent: 0, because: 'a missing value has no length' },
    { value: 0, largest: 0, percent: 0, because: 'there is no bar if all values are zero' },
  ])('makes $value of $largest $percent per cent: $because', ({ value, largest, percent }) => {
    expect(toBarPercent(value, largest)).toBe(percent);
  });
});
