import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { splitProtected, wordBar } from './protected.js';

describe('splitProtected', () => {
  it.each([
    { figure: aProtectedFigure(47, 40), large: { before: 'about', main: '87', note: '47 of yours' } },
    { figure: aProtectedFigure(0, 40), large: { before: 'about', main: '40', note: 'none of yours' } },
    { figure: aProtectedFigure(12, 0), large: { before: '', main: '12', note: 'of yours, fewer than 5 of others' } },
    { figure: aProtectedFigure(0, 0), large: { before: '', main: '[c]', note: 'fewer than 5, perhaps none' } },
    { figure: aFigureOfOthers(40), large: { before: 'about', main: '40', note: '' } },
    {
      figure: { ...aFigure(12, ['NOT_AVAILABLE']), inWords: '12, yours only' },
      large: { before: '', main: '12', note: 'yours only' },
    },
    { figure: aFigure(0), large: null },
    { figure: aFigure(null, ['NOT_AVAILABLE']), large: null },
  ])('tells $figure.inWords as $large', ({ figure, large }) => {
    expect(splitProtected(figure)).toEqual(large);
  });
});

describe('wordBar', () => {
  it.each([
    { figure: aProtectedFigure(21, 15), bar: { text: 'about 36', flags: '', detail: '21 of yours, about 15 of others' } },
    { figure: aProtectedFigure(12, 0), bar: { text: '12', flags: '[c]', detail: 'of yours, fewer than 5 of others' } },
    { figure: aProtectedFigure(0, 0), bar: { text: '[c]', flags: '', detail: 'fewer than 5, perhaps none' } },
    { figure: aFigureOfOthers(15), bar: { text: 'about 15', flags: '', detail: '' } },
    { figure: aFigure(15, ['PROVISIONAL']), bar: { text: '15', flags: '[p]', detail: '' } },
  ])('writes $bar.text, $bar.detail', ({ figure, bar }) => {
    expect(wordBar(figure)).toEqual(bar);
  });
});
