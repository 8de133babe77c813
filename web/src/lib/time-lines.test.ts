import { describe, expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { labelQuarter, shiftQuarter } from './quarter.js';
import { findLastWhole, nameParts, nameTime, type TimeRow, toTimeLines } from './time-lines.js';

/** Q1 2025/26 to Q3 2026/27, the last of which runs. */
const periods = Array.from({ length: 7 }, (_, index) => {
  const code = shiftQuarter('2025-26-Q1', index);
  return { code, name: labelQuarter(code, 0), isOpen: index === 6, hasData: true };
});
const lines = [
  { code: 'PURSUE', tone: 'a' },
  { code: 'PREVENT', tone: 'b' },
] as const;
const row = (month: string, line: string | null, value: number | null): TimeRow => ({
  key: { month },
  line,
  figure: value === null ? null : aFigure(value),
});

describe('toTimeLines', () => {
  const read = toTimeLines(
    [row('2026-11', 'PURSUE', 4), row('2026-09', 'PURSUE', 9), row('2026-09', null, 100), row('2026-09', 'PREVENT', null)],
    lines,
    { periods },
  );

  it('tells times from early to late, whatever their order in the answer', () => {
    expect(read.times.map(({ code }) => code)).toEqual(['2026-09', '2026-11']);
    expect(read.lines.map(({ tone, places }) => [tone, ...places.map(({ label }) => label)])).toEqual([
      ['a', 'September 2026', 'November 2026'],
      ['b', 'September 2026', 'November 2026'],
    ]);
  });

  it('has no figure, and not nought, where the answer has none, and leaves out what belongs to no line', () => {
    expect(read.lines.map(({ places }) => places.map(({ figure }) => figure.value))).toEqual([
      [9, 4],
      [null, null],
    ]);
  });
});

describe('what is not whole', () => {
  const year = (calendarYear: number) => ({ key: { calendarYear }, line: 'PURSUE', figure: aFigure(1) });
  const { times } = toTimeLines([year(2025), year(2026)], lines, { periods });

  it('is named with what there is of it', () => {
    expect(times.map(nameTime)).toEqual(['2025, from Q1 2025/26 on', '2026, so far']);
    expect(nameParts(times)).toBe('2025 from Q1 2025/26 on and 2026 so far');
    expect(nameParts([])).toBeNull();
  });

  it('is not the last that is told, unless there is nothing else', () => {
    const { times: months } = toTimeLines([row('2026-09', 'PURSUE', 9), row('2026-10', 'PURSUE', 4)], lines, { periods });
    expect(findLastWhole(months)?.code).toBe('2026-09');
    expect(findLastWhole(times)?.code).toBe('2026');
    expect(findLastWhole([])).toBeUndefined();
  });
});
