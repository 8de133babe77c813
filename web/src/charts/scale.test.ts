import { describe, expect, it } from 'vitest';

import { toBarPercent, toTicks } from './scale.js';

describe('toTicks', () => {
  it.each([
    { largest: 55, ticks: [0, 20, 40, 60], because: 'steps are 1, 2 or 5 times a power of ten' },
    { largest: 60, ticks: [0, 20, 40, 60], because: 'a bar may touch the last mark' },
    { largest: 3, ticks: [0, 1, 2, 3], because: 'people are counted whole' },
    { largest: 1, ticks: [0, 1], because: 'one is enough for one' },
    { largest: 0, ticks: [0, 1], because: 'an axis without length cannot be drawn' },
    { largest: 8412, ticks: [0, 2000, 4000, 6000, 8000, 10000], because: 'no more than five steps' },
  ])('marks up to $largest at $ticks: $because', ({ largest, ticks }) => {
    expect(toTicks(largest)).toEqual(ticks);
  });
});

describe('toBarPercent', () => {
  it.each([
    { value: 5, largest: 20, percent: 25, because: 'bars start at zero' },
    { value: 20, largest: 20, percent: 100, because: 'the longest fills its room' },
    { value: null, largest: 20, percent: 0, because: 'what is missing has no length' },
    { value: 0, largest: 0, percent: 0, because: 'nothing divided by nothing is no bar' },
  ])('gives $value of $largest $percent per cent: $because', ({ value, largest, percent }) => {
    expect(toBarPercent(value, largest)).toBe(percent);
  });
});
