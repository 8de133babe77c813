import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';

import { summariseSpans, wordSpan, wordSpans } from './span-words.js';

const at = (label: string, value: number | null, isOpen = false) => ({
  code: label,
  label,
  isOpen,
  part: isOpen ? 'so far' : '',
  figure: aFigure(value, value === null ? ['CONFIDENTIAL'] : []),
});

const pursue = { name: 'Pursue', places: [at('April 2026', 140), at('May 2026', 110), at('June 2026', 140), at('October 2026', 20, true)] };
const prevent = { name: 'Prevent', places: [at('April 2026', null), at('May 2026', 30)] };

describe('wordSpans', () => {
  it.each([
    { step: 'month' as const, words: 'Pursue 110 to 140 and Prevent 30 a month' },
    { step: 'rolling' as const, words: 'Pursue 110 to 140 and Prevent 30 in four quarters' },
  ])('leaves out what is not whole and what is hidden: $words', ({ step, words }) => {
    expect(wordSpans([pursue, prevent], step)).toBe(words);
  });

  it('names the highest three of many, whatever their order', () => {
    const types = [40, 90, 10, 70, 50].map((value) => ({ name: `type ${value}`, places: [at('May 2026', value), at('June 2026', 95)] }));
    expect(wordSpans(types, 'month')).toBe('Most a month: type 40 40 to 95, type 90 90 to 95 and type 10 10 to 95');
    const apart = [40, 90, 10, 70, 50].map((value) => ({ name: `type ${value}`, places: [at('2025/26', value)] }));
    expect(wordSpans(apart, 'year')).toBe('Most a year: type 90 90, type 70 70 and type 50 50');
  });

  it('says once that it is about right, and once that others are left out', () => {
    const about = {
      name: 'Modern slavery',
      places: [85, 60].map((value) => ({ ...at('May 2026', value), figure: aFigureOfOthers(value) })),
    };
    expect(wordSpans([about], 'quarter')).toBe('Modern slavery about 60 to 85 a quarter');
    const own = { ...aFigure(12, ['NOT_AVAILABLE']), inWords: '12, without protected ones of others' };
    const partial = { name: 'CSEA', places: [{ ...at('May 2026', 12), figure: own }, at('June 2026', 14)] };
    expect(wordSpans([partial, about], 'month')).toBe(
      'CSEA 12 to 14 and Modern slavery about 60 to 85 a month, without protected ones of others',
    );
    expect(summariseSpans([partial], 'May 2026 to June 2026')).toBe(
      'May 2026 to June 2026: CSEA lowest 12 in May 2026, highest 14 in June 2026; without protected ones of others.',
    );
  });

  it('says so where nothing is whole', () => {
    expect(wordSpans([{ name: 'Pursue', places: [at('2026/27', 300, true)] }], 'year')).toBe('Nothing of this is whole yet');
  });
});

it('tells one of them without its name', () => {
  expect(wordSpan(pursue.places)).toBe('110 to 140');
  expect(wordSpan([])).toBeNull();
});

describe('summariseSpans', () => {
  it('names no lowest and highest of one alone', () => {
    const alone = { name: 'Pursue', places: [at('2025/26', 110), at('2026/27', 40, true)] };
    expect(summariseSpans([alone], '2025/26 to 2026/27')).toBe('2025/26 to 2026/27: Pursue 110 in 2025/26.');
  });

  it('names the earlier of two that are highest', () => {
    expect(summariseSpans([pursue, { name: 'Protect', places: [] }], 'April 2026 to October 2026')).toBe(
      'April 2026 to October 2026: Pursue lowest 110 in May 2026, highest 140 in April 2026; Protect no figure.',
    );
  });
});
