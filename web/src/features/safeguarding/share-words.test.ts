import { describe, expect, it } from 'vitest';

import { aShare } from '#testing/fake-referrals.js';
import { aFigure } from '#testing/fake-values.js';

import { isTold, wordCases, wordFew, wordShare } from './share-words.js';

const missing = { ...aFigure(null, ['NOT_AVAILABLE']), numerator: null, denominator: null };

describe('a share in words', () => {
  it.each([
    { figure: aShare(38, 54), share: '70.4%', cases: '38 of 54', few: null, because: 'there are enough' },
    { figure: aShare(15, 20), share: '75.0%', cases: '15 of 20', few: null, because: 'twenty are enough' },
    {
      figure: aShare(19, 19, ['LOW_RELIABILITY']),
      share: '19 of 19',
      cases: '19 of 19',
      few: 'Too few for a percentage',
      because: 'nineteen are not',
    },
    {
      figure: aShare(41, 56, ['ESTIMATED']),
      share: 'about 73.2%',
      cases: 'about 40 of about 55',
      few: null,
      because: 'both of its parts were moved',
    },
    {
      figure: aShare(1, 1, ['NOT_AVAILABLE']),
      share: '1 of 1 of yours',
      cases: '1 of 1, yours only',
      few: 'Too few for a percentage',
      because: 'others are left out',
    },
    { figure: aShare(null, null), share: '[c]', cases: null, few: 'Hidden: too few', because: 'it is hidden' },
    { figure: missing, share: '[x]', cases: null, few: 'Not available', because: 'nothing is recorded' },
  ])('is "$share", since $because', ({ figure, share, cases, few }) => {
    expect(wordShare(figure)).toBe(share);
    expect(wordCases(figure)).toBe(cases);
    expect(wordFew(figure)).toBe(few);
    expect(isTold(figure)).toBe(few === null);
  });
});
