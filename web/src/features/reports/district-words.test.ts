import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';

import { summariseDistricts, wordDistricts, wordUnplaced } from './district-words.js';

const place = (name: string, value: number | null) => ({ name, figure: aFigure(value) });
const counted = { total: aFigure(684), per: '' };
const rated = { total: null, per: ' per 1,000 people' };

describe('wordDistricts', () => {
  it.each([
    { places: [place('Reading', 600), place('Slough', 40)], words: counted, said: 'Most in Reading: 600 of 684' },
    { places: [place('Slough', 3.91)], words: rated, said: 'Most per 1,000 people in Slough: 3.91' },
    { places: [place('Reading', 7), place('Slough', 7)], words: counted, said: 'Reading and Slough have the most, 7 each' },
    {
      places: ['a', 'b', 'c', 'd'].map((name) => place(name, 7)),
      words: rated,
      said: '4 districts have the most per 1,000 people, 7 each',
    },
    { places: [place('Reading', 0), place('Slough', null)], words: counted, said: 'No district has any report' },
  ])('says $said', ({ places, words, said }) => {
    expect(wordDistricts(places, words)).toBe(said);
  });
});

it('names the three with most, and counts the rest that have a figure', () => {
  const places = [place('a', 9), place('b', 8), place('c', 7), place('d', 6), place('e', null)];
  expect(summariseDistricts(places, counted)).toBe('Most first: a, 9; b, 8; c, 7 and 1 more; all together 684.');
});

it('says where more are coded to, and nothing where each has its district', () => {
  expect(wordUnplaced([place('Thames Valley', 503), { name: 'Oxfordshire', figure: aFigureOfOthers(25) }])).toBe(
    'More are coded only to Thames Valley (503) and Oxfordshire (about 25).',
  );
  expect(wordUnplaced([place('Thames Valley', 0), place('Oxfordshire', null)])).toBeNull();
});
