import { expect, it } from 'vitest';

import { aFigure, aProtectedFigure } from '#testing/fake-values.js';

import { wordMove } from './move.js';

it.each([
  { move: { signed: '+22 (+5.4%)', difference: 22 }, figure: aFigure(431), words: '+22 (+5.4%)', because: 'what is open is exact' },
  { move: { signed: '+22', difference: 22 }, figure: aProtectedFigure(47, 40), words: 'about +22', because: 'both were moved' },
  { move: { signed: null, difference: 8 }, figure: aProtectedFigure(47, 40), words: 'Too close to tell', because: 'below 10 is no rise' },
  { move: { signed: null, difference: null }, figure: aFigure(null), words: 'Not comparable', because: 'there is none' },
  { move: null, figure: aFigure(4), words: 'Not comparable', because: 'there was no quarter before' },
])('says $words: $because', ({ move, figure, words }) => {
  expect(wordMove(move, figure)).toBe(words);
});
