import { describe, expect, it } from 'vitest';

import { aShare } from '#testing/fake-referrals.js';
import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { splitTile, toSparkTrend } from './tile-words.js';

describe('splitTile', () => {
  it.each([
    { figure: aFigure(791), unit: 'COUNT', told: ['', '791', ''], because: 'a true count stands alone' },
    { figure: aProtectedFigure(47, 40), unit: 'COUNT', told: ['about', '87', '47 of yours'], because: 'own and others are told apart' },
    { figure: aFigureOfOthers(0), unit: 'COUNT', told: ['', '[c]', 'fewer than 5, perhaps none'], because: 'hidden is never none' },
    { figure: aFigure(null, ['NOT_AVAILABLE']), unit: 'COUNT', told: ['', '[x]', 'not available'], because: 'a gap is no nought' },
    { figure: { ...aShare(102, 630), own: null }, unit: 'PERCENT', told: ['', '16.2%', 'of 630'], because: 'a share says of how many' },
    {
      figure: { ...aShare(100, 627, ['ESTIMATED']), own: null },
      unit: 'PERCENT',
      told: ['about', '15.9%', 'of about 630'],
      because: 'both are about',
    },
    {
      figure: { ...aShare(5, 5), own: null },
      unit: 'PERCENT',
      told: ['', '5 of 5', 'Too few for a percentage'],
      because: 'five make no percentage',
    },
    { figure: { ...aShare(null, null), own: null }, unit: 'PERCENT', told: ['', '[c]', 'Hidden: too few'], because: 'it is hidden' },
  ])('says $told: $because', ({ figure, unit, told }) => {
    const { before, main, note } = splitTile(figure, unit);
    expect([before, main, note]).toEqual(told);
  });
});

describe('toSparkTrend', () => {
  it('leaves a gap for an exact share of few, and none for one that is only about right', () => {
    const points = [aShare(5, 5, ['LOW_RELIABILITY']), aShare(29, 37, ['ESTIMATED', 'LOW_RELIABILITY']), aShare(38, 54)];
    expect(toSparkTrend(points.map((figure) => ({ figure }))).map(({ figure }) => figure.value === null)).toEqual([true, false, false]);
  });
});
