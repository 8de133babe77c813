import { describe, expect, it } from 'vitest';

import type { Side } from '#lib/signal.js';
import { aFigure } from '#testing/fake-values.js';
import type { Variation } from '#ui/judgement/judgement.type.js';

import { summariseHours, wordHours, wordHoursOverTime } from './hour-words.js';

const hours = (name: string, variation: Variation, side: Side | 'MISSING' | null = null) => ({
  name,
  figure: side === 'MISSING' ? aFigure(null, ['NOT_AVAILABLE']) : aFigure(100),
  variation,
  side: side === 'MISSING' ? null : side,
});
const closed = { name: 'Q2 2026/27', isOpen: false };

describe('the message of the hours', () => {
  it.each([
    {
      told: [
        hours('Pursue', 'UNUSUALLY_HIGH', 'HIGH'),
        hours('Prevent', 'UNUSUALLY_HIGH', 'HIGH'),
        hours('Protect', 'UNUSUALLY_LOW', 'LOW'),
      ],
      words: 'Pursue and Prevent have more hours than usual; Protect has fewer',
    },
    {
      told: [hours('Pursue', 'NO_REAL_CHANGE'), hours('Protect', 'UNUSUALLY_LOW', 'LOW')],
      words: 'Protect has fewer hours than usual',
    },
    {
      told: [hours('Pursue', 'NO_REAL_CHANGE'), hours('Prevent', 'TOO_FEW_POINTS')],
      words: 'No real change in the hours of any objective',
    },
    { told: [hours('Pursue', 'TOO_FEW_POINTS')], words: 'There are too few quarters to tell a real change in the hours of any objective' },
    { told: [hours('Pursue', 'TOO_FEW_POINTS', 'MISSING')], words: 'There are no hours for Q2 2026/27' },
  ])('is “$words”', ({ told, words }) => {
    expect(wordHours(told, closed)).toBe(words);
  });

  it('judges nothing of a quarter that is open', () => {
    expect(wordHours([hours('Pursue', 'UNUSUALLY_HIGH', 'HIGH')], { name: 'Q3 2026/27', isOpen: true })).toBe(
      'No hours of Q3 2026/27 are in yet',
    );
  });
});

it('sums up each objective with its hours', () => {
  expect(summariseHours([hours('Pursue', 'NO_REAL_CHANGE'), hours('Prevent', 'NO_REAL_CHANGE', 'MISSING')], 'Q2 2026/27')).toBe(
    'Q2 2026/27: Pursue 100; Prevent [x] not available.',
  );
});

it('says over time between how many hours each objective lay, and the unit once', () => {
  const at = (label: string, value: number, part = '') => ({
    code: label,
    label,
    isOpen: part !== '',
    part,
    figure: { ...aFigure(value), text: `${value} hours`, inWords: `${value} hours` },
  });
  const pursue = { name: 'Pursue', places: [at('2024/25', 950), at('2025/26', 940), at('2026/27', 1, 'so far')] };
  const prepare = { name: 'Prepare', places: [at('2025/26', 50)] };
  expect(wordHoursOverTime([pursue, prepare], 'year')).toBe('Hours: Pursue 940 to 950 and Prepare 50 a year');
});
