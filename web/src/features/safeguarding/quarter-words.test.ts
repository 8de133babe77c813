import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';
import type { OwnedFigure } from '#lib/protected.js';
import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { type QuarterFigure, type ReferralWords, summariseQuarters, wordRange, wordReferrals } from './quarter-words.js';

interface QuarterLike {
  readonly value: number | null;
  readonly isOpen?: boolean;
  readonly flags?: readonly Flag[];
}

const series = (...quarters: readonly QuarterLike[]) =>
  quarters.map(({ value, isOpen = false, flags = [] }, index) => ({
    key: `Q${index + 1}`,
    label: `Q${index + 1}`,
    isOpen,
    figure: { ...aFigure(value), flags },
  }));

/** Quarters as somebody sees them to whom they are protected. */
const protectedSeries = (...figures: readonly OwnedFigure[]) =>
  figures.map((figure, index) => ({ key: `Q${index + 1}`, label: `Q${index + 1}`, isOpen: false, figure }));

/** The message about the last of some quarters, of which nothing is judged unless it is said. */
function word(quarters: readonly QuarterFigure[], part: Partial<ReferralWords> = {}): string {
  const words = { noun: 'NRM referrals', to: ' to the NRM', place: '', ownAgency: 'Reading Borough Council', variation: null };
  return wordReferrals(quarters, { ...words, shown: quarters.at(-1)?.key ?? 'none', ...part });
}

describe('wordReferrals of what is protected', () => {
  it.each([
    {
      figures: [aProtectedFigure(40, 40), aProtectedFigure(47, 40)],
      words: 'About 87 people were referred, 47 of them by Reading Borough Council; about 80 in the quarter before',
      because: 'one’s own part is told beside the whole',
    },
    {
      figures: [aProtectedFigure(0, 0), aProtectedFigure(0, 40)],
      words: 'About 40 people were referred, none of them by Reading Borough Council; fewer than 5, perhaps none in the quarter before',
      because: 'hidden is not none',
    },
    {
      figures: [aProtectedFigure(12, 0)],
      words: '12 people were referred by Reading Borough Council, and fewer than 5, perhaps none, by others',
      because: 'one’s own is exact',
    },
    {
      figures: [aProtectedFigure(0, 40), aProtectedFigure(0, 0)],
      words: 'Fewer than 5 people, perhaps none, were referred; about 40 in the quarter before',
      because: 'a hidden quarter is told all the same',
    },
    {
      figures: [aFigureOfOthers(0)],
      words: 'Fewer than 5 people, perhaps none, were referred',
      because: 'a board member has nothing of their own',
    },
    { figures: [aFigureOfOthers(85)], words: 'About 85 people were referred', because: 'no own part is told' },
    {
      figures: [{ ...aFigure(12, ['NOT_AVAILABLE']), own: 12, othersInWords: 'not shown' }],
      words: '12 people were referred by Reading Borough Council, whose figures alone are shown',
      because: 'one’s own is not everybody’s',
    },
  ])('says "$words": $because', ({ figures, words }) => {
    expect(word(protectedSeries(...figures), { to: '' })).toBe(words);
  });

  it('says of a range with a hidden quarter what it may be, and no lowest', () => {
    expect(wordRange(protectedSeries(aFigureOfOthers(40), aFigureOfOthers(0)))).toBe(
      'At most about 40 people a quarter; fewer than 5, perhaps none, in others',
    );
    expect(summariseQuarters(protectedSeries(aFigureOfOthers(40), aFigureOfOthers(0)))).toBe(
      'Highest: about 40 in Q1; latest closed quarter: [c] fewer than 5, perhaps none in Q2; fewer than 5, perhaps none, in Q2.',
    );
  });
});

describe('wordReferrals', () => {
  it.each([
    {
      quarters: series({ value: 26 }, { value: 55 }),
      words: '55 people were referred to the NRM; 26 in the quarter before',
      because: 'two numbers side by side, and no word of a rise',
    },
    {
      quarters: series({ value: 30, flags: ['ESTIMATED'] }, { value: 55, flags: ['ESTIMATED'] }),
      words: 'About 55 people were referred to the NRM; 30 in the quarter before',
      because: 'a number that was moved to protect people is told as such',
    },
    { quarters: series({ value: 1 }), words: '1 person was referred to the NRM', because: 'one is a person' },
    {
      quarters: series({ value: 3 }, { value: 0 }),
      words: 'Nobody was referred to the NRM; 3 in the quarter before',
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
      words: '4 people were referred to the NRM; the quarter before is not available',
      because: 'a gap is not nought',
    },
    {
      quarters: series({ value: 4 }, { value: null }),
      words: 'There is no figure for people referred to the NRM',
      because: 'nor is the quarter shown',
    },
    {
      quarters: series({ value: 55 }, { value: 39, flags: ['BREAK'] }),
      words: '39 people were referred to the NRM',
      because: 'nothing is set beside a quarter from before a break',
    },
    {
      quarters: series({ value: 55 }, { value: 3, isOpen: true }),
      words: '3 people have been referred to the NRM so far in Q2, which is not closed',
      because: 'an open quarter is told as one, and compared with none',
    },
  ])('says "$words": $because', ({ quarters, words }) => {
    expect(word(quarters)).toBe(words);
  });

  it.each([
    { variation: 'NO_REAL_CHANGE', end: 'no real change' },
    { variation: 'UNUSUALLY_HIGH', end: 'unusually high' },
    { variation: 'UNUSUALLY_LOW', end: 'unusually low' },
    { variation: 'TOO_FEW_POINTS', end: '26 in the quarter before' },
  ] as const)('ends with what is judged, and with the quarter before where nothing is: $variation', ({ variation, end }) => {
    expect(word(series({ value: 26 }, { value: 55 }), { variation })).toBe(`55 people were referred to the NRM; ${end}`);
  });

  it('judges nothing of a quarter that is not closed', () => {
    expect(word(series({ value: 26 }, { value: 55, isOpen: true }), { variation: 'UNUSUALLY_HIGH' })).not.toContain('unusually');
  });

  it('is about the quarter shown, whatever comes after it', () => {
    expect(word(series({ value: 26 }, { value: 55 }, { value: 3, isOpen: true }), { shown: 'Q2' })).toBe(
      '55 people were referred to the NRM; 26 in the quarter before',
    );
  });

  it('names the place and the agency that the figures are narrowed to', () => {
    expect(word(series({ value: 4 }), { place: ' in Reading by Thames Valley Police' })).toBe(
      '4 people were referred to the NRM in Reading by Thames Valley Police',
    );
  });
});

describe('wordRange', () => {
  it('names equal peaks together and leaves open quarters out', () => {
    expect(wordRange(series({ value: 43 }, { value: 26 }, { value: 43 }, { value: 99, isOpen: true }))).toBe(
      'Between 26 and 43 people a quarter, most in Q1 and Q3',
    );
  });

  it('counts equal peaks where there are many', () => {
    const peak = { value: 1 };
    expect(wordRange(series(peak, peak, { value: 0 }, peak, peak))).toBe('Between 0 and 1 person a quarter, most in 4 quarters');
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

  it('singles none out of equal ones', () => {
    expect(summariseQuarters(series({ value: 26 }, { value: 55 }, { value: 26 }, { value: 55 }))).toBe(
      'Lowest: 26 in Q1 and Q3; highest: 55 in Q2 and Q4; latest closed quarter: 55 in Q4.',
    );
  });
});
