import { expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { pickAgencies } from './agencies-shown.js';
import { summariseAgencies, wordAgencies } from './agency-words.js';

const agency = (name: string, value: number | null) => ({
  name,
  hours: aFigure(value, value === null ? ['NOT_AVAILABLE'] : []),
  isNothing: value === null,
});

it.each([
  { agencies: [agency('A', 58), agency('B', 42)], total: 100, words: 'A gives 58% of all hours' },
  { agencies: [agency('A', 100)], total: 100, words: 'A gives all hours' },
  {
    agencies: [agency('A', 50), agency('B', 50), agency('C', null)],
    total: 100,
    words: '2 agencies give most hours, 50 each; nothing is in from C',
  },
  {
    agencies: [agency('A', 58), ...['B', 'C', 'D'].map((name) => agency(name, null))],
    total: 58,
    words: 'A gives all hours; nothing is in from 3 agencies',
  },
  { agencies: [agency('A', 0)], total: 0, words: 'No agency has hours' },
])('says of the agencies: $words', ({ agencies, total, words }) => {
  expect(wordAgencies(agencies, aFigure(total))).toBe(words);
});

it('sums up who gives most hours', () => {
  expect(summariseAgencies([agency('A', 58), agency('B', 0), agency('C', null)])).toBe('Most hours: A, 58.');
  expect(summariseAgencies([agency('C', null)])).toBe('No agency has hours.');
});

it('draws the first twelve and whoever is chosen, and says how many are in the table alone', () => {
  const agencies = Array.from({ length: 15 }, (_, index) => ({ code: `A${index}` }));
  expect(pickAgencies(agencies, null)).toMatchObject({ note: ['3 more agencies are in the table.'] });
  expect(pickAgencies(agencies, 'A14').shown.map(({ code }) => code)).toContain('A14');
  expect(pickAgencies(agencies.slice(0, 13), 'A12').note).toEqual([]);
  expect(pickAgencies(agencies.slice(0, 13), null).note).toEqual(['1 more agency is in the table.']);
});
