import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { needsAttention, splitChange, wordFreshness, wordSettled } from './kpi-words.js';

const provisional: readonly Flag[] = ['PROVISIONAL'];

const kpi = {
  figure: { value: 431, text: '431', inWords: '431', flags: provisional },
  periodStatus: 'PROVISIONAL',
  subject: 'DISRUPTION',
  returnsDue: 19,
  returnsReceived: 17,
  days: 92,
  daysRun: 92,
} as const;

describe('wordFreshness', () => {
  it.each([
    { is: 'provisional', set: {}, words: '[p] Provisional, 17 of 19 returns in' },
    {
      is: 'final, without flags',
      set: { figure: { value: 1, text: '1', inWords: '1', flags: [] }, periodStatus: 'FINAL', returnsDue: 2, returnsReceived: 2 },
      words: 'Final, 2 of 2 returns in',
    },
    {
      is: 'not closed',
      set: {
        periodStatus: 'OPEN',
        daysRun: 62,
        returnsDue: 5,
        returnsReceived: 3,
        figure: { value: 1, text: '1', inWords: '1', flags: [] },
      },
      words: '62 of 92 days, 3 of 5 returns in',
    },
    { is: 'of the returns themselves', set: { subject: 'RETURNS' }, words: '[p] Provisional, 2 of 19 still missing' },
    {
      is: 'of the returns themselves, which are all in',
      set: { subject: 'RETURNS', returnsReceived: 19 },
      words: '[p] Provisional, 19 of 19 returns in',
    },
    {
      is: 'missing: its flag stands in its place already',
      set: { figure: { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE', 'PROVISIONAL'] } },
      words: '[p] Provisional, 17 of 19 returns in',
    },
    { is: 'owed by nobody', set: { returnsDue: 0, returnsReceived: 0 }, words: '[p] Provisional, no returns are due' },
  ] as const)('says how far to trust a figure that is $is', ({ set, words }) => {
    expect(wordFreshness({ ...kpi, ...set })).toBe(words);
  });
});

describe('wordSettled', () => {
  it.each([
    { status: 'PROVISIONAL', words: 'Provisional: 17 of 19 returns in.' },
    { status: 'FINAL', words: 'Final: 17 of 19 returns in.' },
    { status: 'OPEN', words: 'Not closed: 92 of 92 days, 17 of 19 returns in.' },
  ] as const)('says of a quarter that is $status: $words', ({ status, words }) => {
    expect(wordSettled({ ...kpi, status })).toBe(words);
  });
});

describe('needsAttention', () => {
  it.each([
    { status: 'RED', variation: 'NO_REAL_CHANGE', needs: true },
    { status: 'GREEN', variation: 'WORSENING', needs: true },
    { status: 'AMBER', variation: 'UNUSUALLY_LOW', needs: false },
    { status: 'NO_DATA', variation: 'TOO_FEW_POINTS', needs: false },
  ] as const)('is $needs of $status and $variation', ({ needs, ...judged }) => {
    expect(needsAttention(judged)).toBe(needs);
  });
});

describe('splitChange', () => {
  it.each([
    { signed: '+22 (+5.4%)', amount: '+22', percent: '(+5.4%)' },
    { signed: '−9.9 points', amount: '−9.9 pts', percent: '' },
    { signed: 'Not comparable', amount: 'none', percent: '' },
    { signed: 'Too close to tell', amount: 'too close', percent: '' },
    { signed: 'about +22 (+5.4%)', amount: 'about +22', percent: '(+5.4%)' },
  ])('cuts $signed', ({ signed, amount, percent }) => {
    expect(splitChange(signed)).toEqual({ amount, percent });
  });
});
