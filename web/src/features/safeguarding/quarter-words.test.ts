import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { summariseQuarters, wordRange, wordReferrals } from './quarter-words.js';

interface QuarterLike {
  readonly value: number | null;
  readonly isOpen?: boolean;
  readonly flags?: readonly Flag[];
}

const series = (...quarters: readonly QuarterLike[]) =>
  quarters.map(({ value, isOpen = false, flags = [] }, index) => ({
    key: String(index),
    label: `Q${index + 1}`,
    isOpen,
    figure: { value, text: value === null ? '[x]' : String(value), flags },
  }));

describe('wordReferrals', () => {
  it.each([
    {
      quarters: series({ value: 26 }, { value: 55 }),
      words: '55 people were referred to the NRM in Q2; 26 in the quarter before',
      because: 'two numbers side by side, and no word of a rise',
    },
    {
      quarters: series({ value: 26 }, { value: 55 }, { value: 3, isOpen: true }),
      words: '55 people were referred to the NRM in Q2; 26 in the quarter before',
      because: 'an open quarter is no message yet',
    },
    {
      quarters: series({ value: 30, flags: ['ESTIMATED'] }, { value: 55, flags: ['ESTIMATED'] }),
      words: 'About 55 people were referred to the NRM in Q2; 30 in the quarter before',
      because: 'a number that was moved to protect people is told as such',
    },
    { quarters: series({ value: 1 }), words: '1 person was referred to the NRM in Q1', because: 'one is a person' },
    {
      quarters: series({ value: 3 }, { value: 0 }),
      words: 'Nobody was referred to the NRM in Q2; 3 in the quarter before',
      because: 'nobody is a figure',
    },
    {
      quarters: series({ value: 0 }, { value: null }),
      words: 'No NRM referrals are recorded in Q1 to Q2',
      because: 'nothing sent in is not nobody referred',
    },
    { quarters: series(), words: 'No NRM referrals are recorded', because: 'there is no quarter to name' },
    {
      quarters: series({ value: null }, { value: 4 }),
      words: '4 people were referred to the NRM in Q2; the quarter before is not available',
      because: 'a gap is not nought',
    },
    {
      quarters: series({ value: 55 }, { value: 39, flags: ['BREAK'] }),
      words: '39 people were referred to the NRM in Q2',
      because: 'nothing is set beside a quarter from before a break',
    },
    {
      quarters: series({ value: 3, isOpen: true }),
      words: 'No closed quarter has a figure for people referred to the NRM',
      because: 'only an open quarter',
    },
  ])('says "$words": $because', ({ quarters, words }) => {
    expect(wordReferrals(quarters, '')).toBe(words);
  });

  it('names the place and the agency that the figures are narrowed to', () => {
    expect(wordReferrals(series({ value: 4 }), ' in Reading by Thames Valley Police')).toBe(
      '4 people were referred to the NRM in Reading by Thames Valley Police in Q1',
    );
  });
});

describe('wordRange', () => {
  it('names the most recent of equal peaks and leaves open quarters out', () => {
    expect(wordRange(series({ value: 43 }, { value: 26 }, { value: 43 }, { value: 99, isOpen: true }))).toBe(
      'Between 26 and 43 people a quarter, most in Q3',
    );
  });

  it('does not speak of a range where there is none', () => {
    expect(wordRange(series({ value: 5 }, { value: 5 }))).toBe('5 people in every closed quarter');
  });
});

describe('summariseQuarters', () => {
  it('tells the extremes, the latest, the open quarter and every gap', () => {
    expect(summariseQuarters(series({ value: 26 }, { value: null }, { value: 55 }, { value: 40 }, { value: 3, isOpen: true }))).toBe(
      'Lowest: 26 in Q1; highest: 55 in Q3; latest closed quarter: 40 in Q4; Q5 so far: 3; no figure for Q2.',
    );
  });
});
