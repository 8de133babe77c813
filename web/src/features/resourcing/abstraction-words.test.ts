import { expect, it } from 'vitest';

import { aFigure, aShare } from '#testing/fake-values.js';

import { summariseAbstraction, wordAbstraction, wordAbstractionByAgency, wordAbstractionOverTime } from './abstraction-words.js';

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

it.each([
  { rates: [72, 75, 74], words: 'The abstraction rate lay between 7.2% and 7.5%' },
  { rates: [72], words: 'The abstraction rate was 7.2%' },
  { rates: [72, 72], words: 'The abstraction rate was 7.2%' },
  { rates: [], words: 'No abstraction rate is whole yet' },
])('says over time of what is whole: $words', ({ rates, words }) => {
  const places = rates.map((lost, index) => ({
    code: `202${index}`,
    label: `202${index}`,
    isOpen: false,
    part: '',
    figure: aShare(lost, 1000),
  }));
  const running = { code: '2029', label: '2029', isOpen: true, part: 'so far', figure: aShare(10, 1000) };
  expect(wordAbstractionOverTime([...places, running])).toBe(words);
});
