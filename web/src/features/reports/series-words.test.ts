import { describe, expect, it } from 'vitest';

import type { FigureValue } from '#lib/figure.js';
import type { Side } from '#lib/signal.js';
import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';

import { summariseSeries, type ToldSeries, wordSeries, wordShort } from './series-words.js';

const series = (name: string, side: Side | null, part: Partial<ToldSeries> = {}): ToldSeries => ({
  name,
  figure: aFigure(40),
  variation: side === null ? 'NO_REAL_CHANGE' : side === 'HIGH' ? 'UNUSUALLY_HIGH' : 'UNUSUALLY_LOW',
  side,
  ...part,
});
const untold = (name: string) => series(name, null, { variation: 'TOO_FEW_POINTS' });
const closed = { name: 'Q2 2026/27', isOpen: false };

describe('wordSeries', () => {
  it.each([
    {
      types: [series('Drugs', 'HIGH'), series('Cyber', null), series('Firearms', null)],
      words: 'Drugs were unusually high; no real change in the other 2',
    },
    {
      types: [series('Cyber', 'HIGH'), series('Economic', 'LOW'), series('Firearms', null)],
      words: 'Cyber was unusually high; Economic was unusually low; no real change in the other one',
    },
    { types: ['a', 'b', 'c', 'd'].map((name) => series(name, 'HIGH')), words: '4 crime types were unusually high' },
    { types: [series('a', null), series('b', null)], words: 'No real change in any of the 2 crime types' },
    { types: [series('a', null), untold('b')], words: 'No real change in the 1 crime types that can be judged' },
    { types: [untold('a')], words: 'There are too few quarters to tell a real change in any crime type' },
  ])('says $words', ({ types, words }) => {
    expect(wordSeries(types, closed)).toBe(words);
  });

  it('judges nothing of a quarter that is not closed, and tells the three with most', () => {
    const types = [3, 9, 5, 7].map((value) => series(`type ${value}`, 'HIGH', { figure: aFigure(value) }));
    expect(wordSeries(types, { name: 'Q3 2026/27', isOpen: true })).toBe(
      'Q3 2026/27 so far: most are type 9 (9), type 7 (7) and type 5 (5)',
    );
    const none = [series('a', null, { figure: aFigure(null, ['NOT_AVAILABLE']) })];
    expect(wordSeries(none, { name: 'Q3 2026/27', isOpen: true })).toBe('No crime type has a figure for Q3 2026/27 yet');
  });
});

it('tells every crime type, and which of them were unusual', () => {
  expect(summariseSeries([series('Drugs', 'LOW'), series('CSEA', null, { figure: aFigureOfOthers(15) })], 'Q2 2026/27')).toBe(
    'Q2 2026/27: Drugs 40, unusually low; CSEA about 15.',
  );
});

describe('wordShort', () => {
  const partial = (flag: 'CONFIDENTIAL' | 'NOT_AVAILABLE'): FigureValue => ({ ...aFigure(22, [flag]), inWords: '22, and more' });
  it.each([
    { figure: aFigure(22, ['PROVISIONAL']), words: '22' },
    { figure: aFigureOfOthers(25), words: 'about 25' },
    { figure: aFigureOfOthers(0), words: '[c]' },
    { figure: aFigure(null, ['NOT_AVAILABLE']), words: '[x]' },
    { figure: partial('CONFIDENTIAL'), words: '22 [c]' },
    { figure: partial('NOT_AVAILABLE'), words: '22 [x]' },
  ])('is $words', ({ figure, words }) => {
    expect(wordShort(figure)).toBe(words);
  });
});
