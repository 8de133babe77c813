import { describe, expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { summariseSpans, wordSpans } from './span-words.js';

const at = (label: string, value: number | null, isOpen = false) => ({
  code: label,
  label,
  isOpen,
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

  it('says so where nothing is whole', () => {
    expect(wordSpans([{ name: 'Pursue', places: [at('2026/27', 300, true)] }], 'year')).toBe('Nothing of this is whole yet');
  });
});

describe('summariseSpans', () => {
  it('names the earlier of two that are highest', () => {
    expect(summariseSpans([pursue, { name: 'Protect', places: [] }], 'April 2026 to October 2026')).toBe(
      'April 2026 to October 2026: Pursue lowest 110 in May 2026, highest 140 in April 2026; Protect no figure.',
    );
  });
});
