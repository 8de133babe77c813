import { describe, expect, it } from 'vitest';

import { isUnmarked } from './marking-returns.js';

const ofQuarter = (start: string) => ({ start, agencyIds: [1], wholeAgencyIds: [] });
const returned = [ofQuarter('2025-04-01'), ofQuarter('2025-07-01')];
const dependsOn = (quarters: number) => ({
  dependsOn: { dataset: 'DISRUPTIONS', quarters } as const,
});
const days = (from: string, until: string) => [{ from, until }];

describe('isUnmarked', () => {
  it.each([
    {
      measure: dependsOn(1),
      range: days('2025-04-01', '2025-07-01'),
      is: false,
      because: 'somebody has sent a return for that quarter',
    },
    {
      measure: dependsOn(1),
      range: days('2025-01-01', '2025-04-01'),
      is: true,
      because: 'the first return is for the quarter after it',
    },
    {
      measure: dependsOn(1),
      range: days('2025-10-01', '2026-01-01'),
      is: true,
      because: 'the last return is for the quarter before it',
    },
    {
      measure: dependsOn(2),
      range: days('2025-10-01', '2026-01-01'),
      is: false,
      because: 'the previous quarter’s return covers half of the six months',
    },
    {
      measure: dependsOn(2),
      range: days('2026-01-01', '2026-04-01'),
      is: true,
      because: 'the last return is for the quarter two before it',
    },
    {
      measure: dependsOn(1),
      range: days('2025-01-01', '2025-04-02'),
      is: false,
      because: 'its last day is in a quarter with a return',
    },
    {
      measure: dependsOn(1),
      range: days('2024-04-01', '2026-04-01'),
      is: false,
      because: 'two of its quarters have returns',
    },
    {
      measure: { dependsOn: null },
      range: days('2025-01-01', '2025-04-01'),
      is: false,
      because: 'its records do not depend on other returns',
    },
    { measure: dependsOn(1), range: [], is: false, because: 'no day was asked about' },
  ])('is $is for $range.0.from to $range.0.until: $because', ({ measure, range, is }) => {
    expect(isUnmarked(measure, range, { returned, isRolling: false })).toBe(is);
  });

  it.each([
    { range: days('2025-04-01', '2025-10-01'), is: false, because: 'all quarters have returns' },
    { range: days('2025-01-01', '2025-10-01'), is: true, because: 'one quarter has none' },
  ])('is $is for a window from $range.0.from: $because', ({ range, is }) => {
    expect(isUnmarked(dependsOn(1), range, { returned, isRolling: true })).toBe(is);
  });
});
