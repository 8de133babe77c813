import { afterEach, describe, expect, it } from 'vitest';

import { labelQuarter, toQuarterParts } from './quarter.js';
import { setYearsShown, toCalendarYears, toShownYears, toYearKind } from './years.js';

describe('toCalendarYears', () => {
  it.each([
    { text: 'Q1 2026/27', written: 'Q2 2026', because: 'April to June is the second quarter' },
    { text: 'Q3 2026/27', written: 'Q4 2026', because: 'October to December is the fourth' },
    { text: 'Q4 2026/27', written: 'Q1 2027', because: 'January to March is in the year after' },
    { text: 'Q4 1999/00', written: 'Q1 2000', because: 'the year 2000 also has two digits' },
    { text: 'Q4 2099/00', written: 'Q1 2100', because: 'the year after 2099 is 2100' },
    {
      text: 'Q2 2026/27 (July to September 2026)',
      written: 'Q3 2026 (July to September 2026)',
      because: 'months stay as they are',
    },
    {
      text: 'Confirmed disruptions rose 12% to 684 on Q4 2025/26; of Q1 2025/26 to Q4 2025/26, Q2 2025/26 was highest.',
      written:
        'Confirmed disruptions rose 12% to 684 on Q1 2026; of Q2 2025 to Q1 2026, Q3 2025 was highest.',
      because: 'every quarter in a sentence is converted',
    },
    { text: 'Q1 2026/28', written: 'Q1 2026/28', because: 'its years are not consecutive' },
    {
      text: '12 more than 2025/26',
      written: '12 more than 2025/26',
      because: 'a financial year on its own stays as it is',
    },
    { text: 'FAQ1 2026/27', written: 'FAQ1 2026/27', because: 'it only ends like a quarter' },
  ])('writes "$text" as "$written": $because', ({ text, written }) => {
    expect(toCalendarYears(text)).toBe(written);
  });
});

describe('the years shown', () => {
  afterEach(() => setYearsShown('financial'));

  it('apply to the whole page, including our own text', () => {
    expect([
      toShownYears('Q4 2025/26'),
      labelQuarter('2026-27-Q1', -1),
      toQuarterParts('2025-26-Q4'),
    ]).toEqual(['Q4 2025/26', 'Q4 2025/26', { number: 'Q4', year: '2025/26', shortYear: '25/26' }]);
    setYearsShown('calendar');
    expect([
      toShownYears('Q4 2025/26'),
      labelQuarter('2026-27-Q1', -1),
      toQuarterParts('2025-26-Q4'),
    ]).toEqual(['Q1 2026', 'Q1 2026', { number: 'Q1', year: '2026', shortYear: '2026' }]);
  });

  it.each([
    { asked: 'calendar', years: 'calendar' },
    { asked: 'lunar', years: 'financial' },
    { asked: null, years: 'financial' },
  ])('are $years if an address asks for "$asked"', ({ asked, years }) => {
    expect(toYearKind(asked)).toBe(years);
  });
});
