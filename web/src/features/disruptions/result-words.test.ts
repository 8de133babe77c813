import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { type ToldResult, wordBefore, wordResults } from './result-words.js';

const figure = (value: number | null, flags: readonly Flag[] = []) => ({
  value,
  text: value === null ? '[c]' : String(value),
  inWords: value === null ? '[c]' : `${flags.includes('ESTIMATED') ? 'about ' : ''}${value}`,
  flags,
});

const result = (part: Partial<ToldResult> = {}): ToldResult => ({
  name: 'Arrests',
  figure: figure(165),
  variation: 'NO_REAL_CHANGE',
  side: null,
  sentence: 'Arrests were 165, with no real change. Provisional.',
  before: figure(148),
  ...part,
});

const visits = result({
  name: 'School visits',
  figure: figure(148),
  variation: 'UNUSUALLY_HIGH',
  side: 'HIGH',
  sentence: 'School visits rose 76.2% to 148, above the usual range; most of the rise came from Prevent. Provisional.',
});
const safeguarded = result({ name: 'People safeguarded', figure: figure(87, ['ESTIMATED']), variation: 'UNUSUALLY_LOW', side: 'LOW' });
const closed = { name: 'Q2 2026/27', isOpen: false };

describe('wordResults', () => {
  it.each([
    {
      results: [result(), visits],
      words: 'School visits rose 76.2% to 148, above the usual range; no other result really changed',
      because: 'one change is told in the words of the server',
    },
    {
      results: [result(), visits, safeguarded],
      words: '2 of 3 results really changed: school visits (148, unusually high) and people safeguarded (about 87, unusually low)',
      because: 'a few are told with their numbers, an estimate as one',
    },
    { results: [result(), result()], words: 'No real change in any of the 2 results', because: 'ups and downs are no message' },
    {
      results: [result(), result({ figure: figure(null, ['CONFIDENTIAL']) })],
      words: 'No real change in the one result that can be judged',
      because: 'of what is hidden nothing is claimed',
    },
    {
      results: [result({ variation: 'TOO_FEW_POINTS' })],
      words: 'There are too few quarters to tell a real change in any result',
      because: 'that is not no change',
    },
  ])('says "$words": $because', ({ results, words }) => {
    expect(wordResults(results, closed)).toBe(words);
  });

  it('judges nothing of an open quarter', () => {
    expect(wordResults([visits], { name: 'Q3 2026/27', isOpen: true })).toBe('Results so far in Q3 2026/27, which is not closed');
  });
});

describe('wordBefore', () => {
  it.each([
    { told: visits, isOpen: false, words: '148 last quarter, unusually high' },
    { told: result(), isOpen: true, words: '148 same days last quarter' },
    { told: result({ before: null }), isOpen: false, words: 'not compared' },
    { told: result({ before: figure(90, ['ESTIMATED']) }), isOpen: false, words: 'about 90 last quarter' },
    { told: result({ figure: figure(null, ['CONFIDENTIAL']) }), isOpen: false, words: 'hidden to protect people' },
    { told: result({ figure: figure(null, ['NOT_AVAILABLE']) }), isOpen: false, words: 'not available' },
  ])('says "$words"', ({ told, isOpen, words }) => {
    expect(wordBefore(told, isOpen)).toBe(words);
  });
});
