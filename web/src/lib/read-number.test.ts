import { describe, expect, it } from 'vitest';

import { readNumber } from './read-number.js';

describe('readNumber', () => {
  it.each([
    { written: '660', number: 660 },
    { written: ' 0.25 ', number: 0.25 },
    { written: '1,234,567.5', number: 1_234_567.5 },
    { written: '-1.25', number: -1.25 },
    { written: '\u22121.25%', number: -1.25 },
    { written: '8 %', number: 8 },
    { written: '-£1,000', number: -1000 },
    { written: '', number: null },
    { written: '1,5', number: null },
    { written: '12,34', number: null },
    { written: '1.', number: null },
    { written: '1e3', number: null },
    { written: 'about 5', number: null },
    { written: '--5', number: null },
  ])('reads $number in "$written"', ({ written, number }) => {
    expect(readNumber(written)).toBe(number);
  });
});
