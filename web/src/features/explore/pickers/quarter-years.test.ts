import { describe, expect, it } from 'vitest';

import { pressEnd, toGridYears } from './quarter-years.js';

const period = (key: string, start: string, status = 'FINAL') => ({ key, start, status });

describe('toGridYears', () => {
  it('puts each quarter in its place, latest year first, and leaves a gap where there is none', () => {
    const periods = [
      period('2025-26-Q4', '2026-01-01'),
      period('2026-27-Q1', '2026-04-01'),
      period('2026-27-Q2', '2026-07-01', 'OPEN'),
    ];
    expect(toGridYears(periods)).toEqual([
      {
        year: '2026/27',
        quarters: [
          { key: '2026-27-Q1', number: 'Q1', months: 'Apr to Jun', isOpen: false },
          { key: '2026-27-Q2', number: 'Q2', months: 'Jul to Sep', isOpen: true },
          null,
          null,
        ],
      },
      {
        year: '2025/26',
        quarters: [
          null,
          null,
          null,
          { key: '2025-26-Q4', number: 'Q4', months: 'Jan to Mar', isOpen: false },
        ],
      },
    ]);
  });
});

describe('pressEnd', () => {
  it.each([
    {
      before: { from: '', to: '' },
      pressed: '2025-26-Q1',
      after: { from: '2025-26-Q1', to: '' },
      because: 'the first press starts a range',
    },
    {
      before: { from: 'b', to: '' },
      pressed: 'c',
      after: { from: 'b', to: 'c' },
      because: 'the second press ends it',
    },
    {
      before: { from: 'b', to: '' },
      pressed: 'a',
      after: { from: 'a', to: 'b' },
      because: 'an earlier quarter becomes the start',
    },
    {
      before: { from: 'b', to: '' },
      pressed: 'b',
      after: { from: 'b', to: 'b' },
      because: 'the same quarter twice is a range of one quarter',
    },
    {
      before: { from: 'a', to: 'b' },
      pressed: 'c',
      after: { from: 'c', to: '' },
      because: 'a press after a whole range starts a new one',
    },
    {
      before: { from: '', to: 'b' },
      pressed: 'a',
      after: { from: 'a', to: 'b' },
      because: 'a range with only an end keeps its end',
    },
  ])('takes $before to $after: $because', ({ before, pressed, after }) => {
    expect(pressEnd(before, pressed)).toEqual(after);
  });
});
