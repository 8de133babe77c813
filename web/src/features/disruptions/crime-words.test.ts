import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { summarisePairings, wordPairings } from './crime-words.js';

const figure = (value: number | null, flags: readonly Flag[] = []) => ({
  value,
  text: value === null ? '[x]' : String(value),
  inWords: value === null ? '[x]' : `${flags.includes('ESTIMATED') ? 'about ' : ''}${value}`,
  flags,
});
const pairing = (crimeType: string, value: number | null, flags: readonly Flag[] = []) => ({
  crimeType,
  objective: 'Pursue',
  figure: figure(value, flags),
});

describe('wordPairings', () => {
  it.each([
    {
      pairings: [pairing('Firearms', 16), pairing('Drugs', 202)],
      total: figure(713),
      words: 'Drugs under Pursue make 28% of disruptions',
      because: 'the largest and its part',
    },
    {
      pairings: [pairing('Cyber', 50)],
      total: figure(200),
      words: 'Cyber under Pursue makes a quarter of disruptions',
      because: 'one is one',
    },
    { pairings: [pairing('Drugs', 3)], total: figure(12), words: 'Drugs under Pursue: 3 of 12, the most', because: 'few make no share' },
    {
      pairings: [pairing('Drugs', 200, ['ESTIMATED'])],
      total: figure(700),
      words: 'Drugs under Pursue: about 200, the most',
      because: 'no share is worked out from an estimate',
    },
    {
      pairings: [pairing('Drugs', 5), pairing('Cyber', 5)],
      total: figure(40),
      words: '2 pairings of crime type and objective have the most, 5 each',
      because: 'none is singled out that is not alone',
    },
    {
      pairings: [pairing('Drugs', 0), pairing('Cyber', null)],
      total: figure(0),
      words: 'No crime type has any disruption',
      because: 'no most',
    },
  ])('says "$words": $because', ({ pairings, total, words }) => {
    expect(wordPairings(pairings, total)).toBe(words);
  });
});

describe('summarisePairings', () => {
  it('names the three largest and the whole', () => {
    const pairings = [pairing('Cyber', 10), pairing('Drugs', 202), pairing('Firearms', 16), pairing('CSEA', 17), pairing('Economic', 0)];
    expect(summarisePairings(pairings, figure(713))).toBe(
      'Most: Drugs under Pursue, 202; CSEA under Pursue, 17; Firearms under Pursue, 16; all together 713.',
    );
  });
});
