import { describe, expect, it } from 'vitest';

import { markTime } from '#lib/scope/time-mark.js';

import { layOutPanel } from './panel-layout.js';

const marksFrom = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const quarter = start + index;
    const year = Math.floor(quarter / 4);
    return markTime(`${year}-${String(year + 1).slice(2)}-Q${(quarter % 4) + 1}`, 'quarter');
  });

describe('layOutPanel', () => {
  it('starts at zero, ends at a round number at or above its largest value, and leaves missing values out', () => {
    const { ticks, toY, bottom, top } = layOutPanel({
      width: 320,
      marks: marksFrom(2023 * 4, 3),
      values: [397, null, 350],
    });
    expect(ticks).toEqual([0, 200, 400]);
    expect(toY(0)).toBe(bottom);
    expect(toY(400)).toBe(top);
  });

  it('gives every quarter a slot of the same width, up to the edge', () => {
    const { toX, slot } = layOutPanel({ width: 314, marks: marksFrom(2023 * 4, 14), values: [1] });
    expect(slot).toBe(20);
    expect(toX(14)).toBe(314);
  });

  it('leaves room for the axis numbers, and ends at its height', () => {
    const { left, bottom, ticks } = layOutPanel({
      width: 600,
      marks: marksFrom(2023 * 4, 3),
      values: [10_317],
      height: 300,
      steps: 4,
    });
    expect(ticks).toEqual([0, 5_000, 10_000, 15_000]);
    expect(left).toBeGreaterThan(40);
    expect(bottom).toBe(264);
  });

  const later = ['Q1 24/25', 'Q1 25/26', 'Q1 26/27'];
  it.each([
    {
      width: 314,
      start: 2023 * 4 + 1,
      words: ['Q2 23/24', ...later],
      because: 'there is room for the first quarter too',
    },
    {
      width: 290,
      start: 2023 * 4 + 1,
      words: later,
      because: 'the first label would overlap the second',
    },
    {
      width: 314,
      start: 2023 * 4,
      words: ['Q1 23/24', 'Q1 24/25', 'Q1 25/26'],
      because: 'the range begins with a financial year',
    },
  ])('writes $words under quarters from $start at $width: $because', ({ width, start, words }) => {
    const { marks } = layOutPanel({ width, marks: marksFrom(start, 14), values: [1] });
    expect(marks.map((mark) => mark.words)).toEqual(words);
  });

  it('leaves out every year that would overlap the one before', () => {
    const { marks } = layOutPanel({ width: 200, marks: marksFrom(2023 * 4 + 1, 14), values: [1] });
    expect(marks.map(({ words }) => words)).toEqual(['Q2 23/24', 'Q1 25/26']);
  });

  it('writes every year if there is only space for years', () => {
    const years = ['2022', '2023', '2024', '2025', '2026'];
    const { marks } = layOutPanel({
      width: 260,
      marks: years.map((year) => markTime(year, 'year')),
      values: [1],
    });
    expect(marks.map(({ words }) => words)).toEqual(years);
  });

  it('does not write a label that would cross the edge', () => {
    expect(
      layOutPanel({ width: 314, marks: marksFrom(2023 * 4 + 2, 15), values: [1] }).marks.map(
        ({ words }) => words,
      ),
    ).not.toContain('Q1 27/28');
  });
});
