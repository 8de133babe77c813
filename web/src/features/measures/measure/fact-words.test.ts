import { describe, expect, it } from 'vitest';

import { wordAssurance, wordChange, wordStatus, wordVariation } from './fact-words.js';

const judged = {
  status: 'GREEN',
  variation: 'NO_REAL_CHANGE',
  assurance: 'HIT_AND_MISS',
  periodStatus: 'FINAL',
  target: { text: '655' },
  controlChart: { lower: 556, upper: 675, pointCount: 13, points: [{ signals: [], quarter: { label: 'Q2 2026/27' } }], break: null },
} as const;
const rose = { text: 'Rose in Q3 2025/26 and has stayed high', backSince: null };
const higher = { direction: 'HIGHER' };
const neutral = { direction: 'NEUTRAL' };

describe('wordStatus', () => {
  it.each([
    { part: {}, of: higher, words: 'target 655' },
    { part: { status: 'NOT_RATED', target: null }, of: neutral, words: 'neither way is better' },
    { part: { status: 'NOT_RATED', periodStatus: 'OPEN' }, of: higher, words: 'the quarter is not closed; target 655' },
    {
      part: { status: 'TOO_CLOSE' },
      of: higher,
      words: 'other agencies’ figures are rounded to protect people; target 655',
    },
    { part: { status: 'NO_TARGET', target: null }, of: higher, words: 'none is set for this quarter, place and agency' },
    { part: { status: 'NO_DATA', target: null }, of: higher, words: '' },
  ] as const)('says "$words" of $part', ({ part, of, words }) => {
    expect(wordStatus({ ...judged, ...part }, of)).toBe(words);
  });
});

describe('wordVariation', () => {
  const signalled = {
    ...judged.controlChart,
    points: [{ signals: ['ABOVE_UPPER_LIMIT', 'RISING'], quarter: { label: 'Q2 2026/27' } }],
  } as const;
  it.each([
    { part: {}, words: 'usual range 556 to 675', because: 'nothing really changed' },
    { part: { variation: 'IMPROVING', controlChart: signalled }, words: 'above the upper limit', because: 'what weighs most comes first' },
    {
      part: { variation: 'IMPROVING', controlChart: signalled, periodStatus: 'OPEN' },
      words: 'above the upper limit, in Q2 2026/27',
      because: 'it is of the latest closed quarter, and not of the one shown',
    },
    {
      part: { variation: 'IMPROVING', controlChart: { ...signalled, break: rose } },
      words: 'rose in Q3 2025/26 and has stayed high',
      because: 'a change of level comes before the signals of a chart',
    },
    {
      part: { variation: 'TOO_FEW_POINTS', controlChart: { ...signalled, break: rose } },
      words: 'the latest quarter has no figure',
      because: 'it says nothing of a quarter that is not known',
    },
    {
      part: { variation: 'TOO_FEW_POINTS', controlChart: { ...judged.controlChart, pointCount: 5 } },
      words: '5 of at least 8 quarters',
      because: 'it says how many more it takes',
    },
    {
      part: { variation: 'TOO_CLOSE' },
      words: 'other agencies’ figures are rounded to protect people',
      because: 'why nothing is said stands under it',
    },
    { part: { variation: 'TOO_FEW_POINTS' }, words: 'the latest quarter has no figure', because: 'there are enough of the others' },
    { part: { variation: 'TOO_FEW_POINTS', controlChart: null }, words: '0 of at least 8 quarters', because: 'there is none at all' },
  ] as const)('says "$words": $because', ({ part, words }) => {
    expect(wordVariation({ ...judged, ...part }, 'COUNT')).toBe(words);
  });
});

describe('wordAssurance', () => {
  it.each([
    { part: {}, of: higher, words: 'Hit and miss', detail: '655 lies in the usual range' },
    { part: { assurance: 'ALWAYS_MEETS' }, of: higher, words: 'Always met', detail: 'all of the usual range meets 655' },
    { part: { assurance: 'ALWAYS_MISSES' }, of: higher, words: 'Always missed', detail: 'none of the usual range meets 655' },
    { part: { assurance: 'NONE', target: null }, of: higher, words: 'Not known', detail: 'no target is set' },
    { part: { assurance: 'NONE', target: null }, of: neutral, words: 'Not rated', detail: 'neither way is better' },
    {
      part: { assurance: 'NONE', controlChart: { ...judged.controlChart, break: rose } },
      of: higher,
      words: 'Not known',
      detail: 'fewer than 8 quarters since the level changed',
    },
    {
      part: { assurance: 'NONE', controlChart: { ...judged.controlChart, pointCount: 9 } },
      of: higher,
      words: 'Not known',
      detail: '9 of at least 12 quarters',
    },
  ] as const)('says "$words": $detail', ({ part, of, words, detail }) => {
    expect(wordAssurance({ ...judged, ...part }, of)).toEqual({ words, detail });
  });
});

describe('wordChange', () => {
  const from = { value: 611, text: '611', inWords: '611', flags: [] } as const;
  const quarter = { period: { key: '2026-27-Q2' }, periodStatus: 'FINAL', daysRun: 92 };
  const change = { signed: '+73 (+11.9%)', difference: 73, text: '73 more than Q1 2026/27', from };

  it.each([
    { given: { change, quarter, back: 1 }, fact: ['On last quarter', '+73 (+11.9%)', '611 in Q1 2026/27'] },
    { given: { change, quarter, back: 4 }, fact: ['On Q2 2025/26', '+73 (+11.9%)', '611 a year before'] },
    {
      given: { change, quarter: { ...quarter, periodStatus: 'OPEN', daysRun: 62 }, back: 4 },
      fact: ['On Q2 2025/26', '+73 (+11.9%)', '611 in the same 62 days of Q2 2025/26'],
    },
    {
      given: {
        change: { ...change, signed: null, difference: null, text: 'Not comparable with Q2 2025/26: what is recorded changed' },
        quarter,
        back: 4,
      },
      fact: ['On Q2 2025/26', 'Not comparable', 'what is recorded changed'],
    },
    { given: { change: null, quarter, back: 1 }, fact: ['On last quarter', 'Not compared', ''] },
  ] as const)('says $fact', ({ given, fact }) => {
    const { name, words, detail } = wordChange(given.change, given);
    expect([name, words, detail]).toEqual(fact);
  });
});
