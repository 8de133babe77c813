import { expect, it } from 'vitest';

import { aFigure, aShare } from '#testing/fake-values.js';

import { summariseAbstraction, wordAbstraction, wordAbstractionByAgency } from './abstraction-words.js';

const agency = (name: string, lost: number | null) => ({ name, rate: aShare(lost, lost === null ? null : 1000) });

it.each([
  {
    agencies: [agency('Thames Valley Police', 86), agency('Reading', 47), agency('Barnardo’s', 44)],
    words: 'Highest in Thames Valley Police, 8.6%; lowest in Barnardo’s, 4.4%',
  },
  {
    agencies: [agency('A', 86), agency('B', 86), agency('C', 44), agency('D', null)],
    words: 'Highest in 2 agencies, 8.6%; lowest in C, 4.4%',
  },
  { agencies: [agency('A', 86), agency('B', 86)], words: 'All agencies: 8.6%' },
  { agencies: [agency('A', 86), agency('B', null)], words: 'A: 8.6%' },
  { agencies: [agency('A', null)], words: 'No agency has an abstraction rate' },
])('says of the agencies: $words', ({ agencies, words }) => {
  expect(wordAbstractionByAgency(agencies)).toBe(words);
});

it('sums up who is highest, and leaves out whoever has no rate', () => {
  expect(summariseAbstraction([agency('A', 86), agency('B', null), agency('C', 44)])).toBe('Highest: A 8.6%; C 4.4%.');
});

it('takes the words of the server for the quarter shown, and those of the quarters before where it has no figure', () => {
  const sentence = 'The abstraction rate was 7.5%, on target, with no real change. Provisional.';
  expect(wordAbstraction({ sentence, figure: aShare(75, 1000) }, [])).toBe('The abstraction rate was 7.5%, on target, with no real change');
  expect(wordAbstraction({ sentence, figure: aFigure(null, ['NOT_AVAILABLE']) }, [])).toBe('No closed quarter has a figure of abstraction');
});
