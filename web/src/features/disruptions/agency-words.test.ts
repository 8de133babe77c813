import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { summariseAgencies, wordAgencies } from './agency-words.js';

const figure = (value: number | null, flags: readonly Flag[] = []) => ({
  value,
  text: value === null ? '[x]' : String(value),
  inWords: value === null ? '[x]' : `${flags.includes('ESTIMATED') ? 'about ' : ''}${value}`,
  flags,
});
const agency = (name: string, led: number | null, supported: number | null) => ({ name, led: figure(led), supported: figure(supported) });

describe('wordAgencies', () => {
  it.each([
    {
      agencies: [agency('Police', 393, 74), agency('Charity', null, 11), agency('Council', 20, 6)],
      total: figure(713),
      words: 'Police led 55% of disruptions; 1 of 3 agencies supported more than they led',
      because: 'an agency that leads none supports more than it leads',
    },
    {
      agencies: [agency('Police', 30, 0)],
      total: figure(30),
      words: 'Police led all disruptions',
      because: 'without support there is nothing to say of it',
    },
    {
      agencies: [agency('Police', 3, 2)],
      total: figure(12),
      words: 'Police led 3 disruptions; none supported more than it led',
      because: 'few make no share',
    },
    {
      agencies: [agency('Police', 5, null), agency('Council', 5, null)],
      total: figure(40),
      words: '2 agencies led most, 5 each',
      because: 'none is singled out that is not alone',
    },
    { agencies: [agency('Police', 0, 0)], total: figure(0), words: 'No agency led or supported any disruption', because: 'there is none' },
  ])('says "$words": $because', ({ agencies, total, words }) => {
    expect(wordAgencies(agencies, total)).toBe(words);
  });
});

describe('summariseAgencies', () => {
  it('keeps those who led and those who supported apart', () => {
    expect(summariseAgencies([agency('Police', 393, 74), agency('Charity', null, 110)])).toBe(
      'Led most: Police, 393. Supported most: Charity, 110; Police, 74.',
    );
  });
});
