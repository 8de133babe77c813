import { expect, it } from 'vitest';

import type { LinePeriod, TimeLine } from './time-lines.type.js';
import { layOutLines } from './time-lines-layout.js';

const periods: readonly LinePeriod[] = ['Q1', 'Q2', 'Q3'].map((quarter, index) => ({
  key: quarter,
  label: `${quarter} 2026/27`,
  mark: null,
  isProvisional: false,
  isOpen: index === 2,
}));
const line = (name: string, values: readonly (number | null)[]): TimeLine => ({
  key: name,
  name,
  tone: 'series',
  points: values.map((value) => ({ value, text: value === null ? '[c]' : `${value}%` })),
});
const layOut = (lines: readonly TimeLine[]) =>
  layOutLines({ width: 900, periods, lines, formatMark: String });

it('does not put a name on the axis for a line without a figure', () => {
  const { ends } = layOut([line('Drugs', [20, 30, null]), line('Sexual', [null, null, null])]);
  expect(ends[0]?.words).toBe('Drugs 30%');
  expect(ends[1]).toBeNull();
});

it('names the quarter of a last figure that is earlier, and draws its leader from there', () => {
  const { ends, toX, right } = layOut([
    line('Drugs', [20, 30, null]),
    line('Fraud', [40, null, null]),
    line('Arms', [null, null, 5]),
  ]);
  expect(ends.map((end) => end?.words)).toEqual([
    'Drugs 30%',
    'Fraud 40% (Q1 2026/27)',
    'Arms 5% (Q3 2026/27)',
  ]);
  expect(ends[0]?.from.x).toBeGreaterThan(right);
  expect(ends[1]?.from.x).toBeCloseTo(toX(0) + 6);
});
