import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { splitProtected } from './protected.js';

describe('splitProtected', () => {
  it.each([
    {
      figure: aProtectedFigure(47, 40),
      large: { before: 'about', main: '87', note: '47 of yours' },
    },
    {
      figure: aProtectedFigure(0, 40),
      large: { before: 'about', main: '40', note: 'none of yours' },
    },
    {
      figure: aProtectedFigure(12, 0),
      large: { before: '', main: '12', note: 'of yours, too few of others to show' },
    },
    { figure: aProtectedFigure(0, 0), large: { before: '', main: '[c]', note: 'too few to show' } },
    { figure: aFigureOfOthers(40), large: { before: 'about', main: '40', note: '' } },
    {
      figure: { ...aFigure(12, ['NOT_AVAILABLE']), displayText: '12, yours only' },
      large: { before: '', main: '12', note: 'yours only' },
    },
    { figure: aFigure(0), large: null },
    { figure: aFigure(null, ['NOT_AVAILABLE']), large: null },
  ])('splits $figure.displayText into $large', ({ figure, large }) => {
    expect(splitProtected(figure)).toEqual(large);
  });
});
