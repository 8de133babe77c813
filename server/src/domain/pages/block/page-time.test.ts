import { describe, expect, it } from 'vitest';

import { fitScale } from '#domain/pages/cells/scale.js';

import { drawnQuarters, formatPeriodKey, type PageTime, shownQuarters } from './page-time.js';

const referenceData = { today: '2026-11-24' };
const time = (part: Partial<PageTime>): PageTime => ({
  from: null,
  step: 'QUARTER',
  years: 'FINANCIAL',
  ...part,
});
const ends = (part: Partial<PageTime>, quarter = '2025-26-Q2') => {
  const quarters = drawnQuarters(time(part), quarter, referenceData);
  return [quarters[0], quarters.at(-1), quarters.length];
};

describe('a page over time', () => {
  it('adds up its range, or the one quarter', () => {
    expect(shownQuarters(time({ from: '2025-26-Q1' }), '2025-26-Q3')).toEqual([
      '2025-26-Q1',
      '2025-26-Q2',
      '2025-26-Q3',
    ]);
    expect(shownQuarters(time({ step: 'ROLLING' }), '2025-26-Q3')).toEqual(['2025-26-Q3']);
  });

  it('draws the range, or for a single quarter the thirteen that end with it', () => {
    expect(ends({ from: '2025-26-Q1' })).toEqual(['2025-26-Q1', '2025-26-Q2', 2]);
    expect(ends({ step: 'ROLLING' })).toEqual(['2022-23-Q2', '2025-26-Q2', 13]);
  });

  it('draws whole years if the step is a year, as far as there are quarters', () => {
    expect(ends({ from: '2024-25-Q3', step: 'YEAR' })).toEqual(['2024-25-Q1', '2025-26-Q4', 8]);
    // The first quarter of a calendar year is the last quarter of a financial year.
    expect(ends({ from: '2024-25-Q4', step: 'YEAR', years: 'CALENDAR' })).toEqual([
      '2024-25-Q4',
      '2025-26-Q3',
      4,
    ]);
    expect(ends({ from: '2024-25-Q3', step: 'YEAR', years: 'CALENDAR' })).toEqual([
      '2023-24-Q4',
      '2025-26-Q3',
      8,
    ]);
    expect(ends({ from: '2026-27-Q1', step: 'YEAR' }, '2026-27-Q2')).toEqual([
      '2026-27-Q1',
      '2026-27-Q3',
      3,
    ]);
  });

  it('writes its periods as people write them', () => {
    expect(formatPeriodKey('QUARTER', '2025-26-Q1')).toBe('Q1 2025/26');
    expect(formatPeriodKey('FINANCIAL_YEAR', '2011-12')).toBe('2011/12');
    expect(formatPeriodKey('MONTH', '2011-12')).toBe('December 2011');
    expect(formatPeriodKey('CALENDAR_YEAR', '2025')).toBe('2025');
  });
});

describe('the scale of a column', () => {
  const fit = (values: readonly number[]) => {
    const { from, to, ticks } = fitScale(values, String);
    return [from, to, ticks.map(({ value }) => value)];
  };

  it('includes 0 and all values, and ends at round numbers', () => {
    expect(fit([3.4, 11.2])).toEqual([0, 15, [0, 5, 10, 15]]);
    expect(fit([-1.2, 6.1])).toEqual([-2, 8, [-2, 0, 2, 4, 6, 8]]);
    expect(fit([-0.4])).toEqual([-0.4, 0, [-0.4, -0.30000000000000004, -0.2, -0.1, 0]]);
  });

  it('leaves out 0 if dots are only compared with each other', () => {
    const { from, to, ticks } = fitScale([64.9, 78.8, 75], String, { isFromZero: false });
    expect([from, to, ticks.length]).toEqual([60, 80, 5]);
  });

  it('can be drawn without values, and if all values are 0', () => {
    expect(fit([])).toEqual([0, 1, [0, 1]]);
    expect(fit([0, 0])).toEqual([0, 1, [0, 1]]);
  });
});
