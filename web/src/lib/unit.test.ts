import { describe, expect, it } from 'vitest';

import { formatDifference, formatLevel, formatMark, type Unit } from './unit.js';

describe('formatLevel', () => {
  it('is no finer than the rounding step', () => {
    expect([
      formatLevel(9777.5, 'COUNT', 10),
      formatLevel(66.68, 'PERCENT', 1),
      formatLevel(3.74, 'PERCENT', 0.1),
    ]).toEqual(['9,780', '67%', '3.7%']);
  });

  it.each([
    { value: 674.6, unit: 'COUNT', words: '675', because: 'counts are whole numbers' },
    { value: 8.94, unit: 'PERCENT', words: '8.9%', because: 'shares have one decimal' },
    { value: 3.359, unit: 'RATE', words: '3.36', because: 'rates have two decimals' },
    {
      value: 1_423_000,
      unit: 'GBP',
      words: '£1.42m',
      because: 'a limit need not be exact to the pound',
    },
    { value: 7_811, unit: 'GBP', words: '£7,811', because: 'small sums are whole pounds' },
    { value: 12.34, unit: 'HOURS', words: '12.3 hours', because: 'a few hours have a decimal' },
    { value: 540.2, unit: 'HOURS', words: '540 hours', because: 'many hours have none' },
    { value: -1.25, unit: 'PERCENT', words: '−1.3%', because: 'the minus is a true minus sign' },
    { value: -0.02, unit: 'PERCENT', words: '0.0%', because: 'there is no minus zero' },
  ] satisfies readonly { value: number; unit: Unit; words: string; because: string }[])(
    'writes $value $unit as $words: $because',
    ({ value, unit, words }) => {
      expect(formatLevel(value, unit)).toBe(words);
    },
  );
});

describe('formatDifference', () => {
  it.each([
    { value: 31, unit: 'COUNT', words: '+31', because: 'the sign is always there' },
    { value: -9, unit: 'COUNT', words: '−9', because: 'the minus is a true minus sign' },
    {
      value: -1.24,
      unit: 'PERCENT',
      words: '−1.2 pts',
      because: 'a difference of shares is in points',
    },
    {
      value: 0.02,
      unit: 'PERCENT',
      words: '0',
      because: 'a difference that rounds to zero has no sign',
    },
    { value: 24.6, unit: 'HOURS', words: '+24.6', because: 'the column has its unit already' },
    {
      value: 248_032,
      unit: 'GBP',
      words: '+£248k',
      because: 'a narrow column has shortened amounts',
    },
  ] satisfies readonly { value: number; unit: Unit; words: string; because: string }[])(
    'writes $value $unit as $words: $because',
    ({ value, unit, words }) => {
      expect(formatDifference(value, unit)).toBe(words);
    },
  );
});

describe('formatMark', () => {
  it.each([
    { value: 350, unit: 'COUNT', words: '350' },
    { value: 1200, unit: 'HOURS', words: '1,200' },
    { value: 0.2, unit: 'RATE', words: '0.2' },
    { value: -1, unit: 'PERCENT', words: '−1%' },
    { value: 800_000, unit: 'GBP', words: '£800k' },
    { value: 0, unit: 'GBP', words: '£0' },
  ] satisfies readonly { value: number; unit: Unit; words: string }[])(
    'marks $value $unit as $words',
    ({ value, unit, words }) => {
      expect(formatMark(value, unit)).toBe(words);
    },
  );
});
