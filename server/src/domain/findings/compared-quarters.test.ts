import { describe, expect, it } from 'vitest';

import { judgeCounts } from '#testing/judge-counts.js';

import { findCompared } from './compared-quarters.js';

/** The first and last quarter before, and the first and last after. */
function ends(
  values: readonly number[],
  seriesLength = values.length,
): readonly (string | undefined)[] | null {
  const compared = findCompared(judgeCounts(values, { seriesLength }));
  return (
    compared && [
      compared.before[0],
      compared.before.at(-1),
      compared.after[0],
      compared.after.at(-1),
    ]
  );
}

describe('the quarters that an explanation compares', () => {
  it('are those since a break, and those of its baseline', () => {
    expect(ends([100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 200, 210])).toEqual([
      ...['2023-24-Q3', '2025-26-Q4'],
      ...['2026-27-Q1', '2026-27-Q2'],
    ]);
  });

  it('are the ends of a rise, even if its last quarter is also beyond a limit', () => {
    const rising = judgeCounts([100, 102, 99, 101, 100, 98, 101, 100, 103, 106, 110, 115, 130], {
      seriesLength: 7,
    });
    expect(rising.signal).toBe('ABOVE_UPPER_LIMIT');
    expect(rising.chart.latest?.signals).toContain('RISING');
    expect(findCompared(rising)).toEqual({
      before: ['2025-26-Q1'],
      after: ['2026-27-Q2'],
      isReal: true,
    });
  });

  it('are the quarter itself and the same quarter last year if it is beyond a limit', () => {
    expect(ends([100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 200])).toEqual([
      ...['2025-26-Q2', '2025-26-Q2'],
      ...['2026-27-Q2', '2026-27-Q2'],
    ]);
  });

  it('are none if a quarter shown as high is lower than the one it would be compared with', () => {
    // The last two are near the upper limit, and a year ago it was 114.
    const near = [100, 102, 102, 101, 103, 100, 101, 100, 114, 104, 107, 115, 112];
    expect(judgeCounts(near, { seriesLength: 7 }).signal).toBe('NEAR_UPPER_LIMIT');
    expect(ends(near, 7)).toBeNull();
    expect(ends(near.with(8, 111), 7)).not.toBeNull();
  });
});
