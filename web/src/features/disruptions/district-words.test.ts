import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { summariseDistricts, wordDistricts, wordUnplaced } from './district-words.js';

const figure = (value: number | null, flags: readonly Flag[] = []) => ({
  value,
  text: value === null ? '[x]' : String(value),
  inWords: value === null ? '[x]' : `${flags.includes('ESTIMATED') ? 'about ' : ''}${value}`,
  flags,
});
const place = (name: string, value: number | null, flags: readonly Flag[] = []) => ({ name, figure: figure(value, flags) });

describe('wordDistricts', () => {
  it.each([
    {
      places: [place('Reading', 59), place('Slough', 26)],
      total: figure(713),
      words: 'Most in Reading: 59 of 713',
      because: 'one stands out',
    },
    {
      places: [place('Reading', 9), place('Slough', 9)],
      total: null,
      words: 'Reading and Slough have the most, 9 each',
      because: 'they are alike',
    },
    {
      places: ['a', 'b', 'c', 'd'].map((name) => place(name, 2)),
      total: null,
      words: '4 districts have the most, 2 each',
      because: 'more than three are counted',
    },
    {
      places: [place('Reading', 87, ['ESTIMATED'])],
      total: null,
      words: 'Most in Reading: about 87',
      because: 'an estimate is told as one',
    },
    { places: [place('Reading', 0)], total: figure(0), words: 'No district has any confirmed disruption', because: 'nought is not most' },
  ])('says "$words": $because', ({ places, total, words }) => {
    expect(wordDistricts(places, total)).toBe(words);
  });
});

describe('summariseDistricts', () => {
  it('names the first three and counts the rest, without those that have no figure', () => {
    const places = [place('a', 5), place('b', 4), place('c', 3), place('d', 2), place('e', null)];
    expect(summariseDistricts(places, figure(20))).toBe('Most first: a, 5; b, 4; c, 3 and 1 more; all together 20.');
  });
});

describe('wordUnplaced', () => {
  it('says where else they are coded to, and nothing where there are none', () => {
    expect(wordUnplaced([place('Thames Valley', 35), place('Oxfordshire', 0)])).toBe('More are coded only to Thames Valley (35).');
    expect(wordUnplaced([])).toBeNull();
  });
});
