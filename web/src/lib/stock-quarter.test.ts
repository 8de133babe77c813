import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { labelQuarter, shiftQuarter } from './quarter.js';
import { findStockQuarter } from './stock-quarter.js';

/** Q1 2025/26 to Q4 2026/27, the last two of which are not closed. */
const periods = Array.from({ length: 8 }, (_, index) => {
  const code = shiftQuarter('2025-26-Q1', index);
  return { code, name: labelQuarter(code, 0), isOpen: index > 5, hasData: true };
});
const find = (code: string) => ({ code, name: labelQuarter(code, 0), isOpen: code > '2026-27-Q2', hasData: true });

describe('findStockQuarter', () => {
  it.each([
    { from: '2026-27-Q2', quarter: '2026-27-Q2', at: '2026-27-Q2', because: 'of one quarter it is that' },
    { from: '2025-26-Q3', quarter: '2026-27-Q1', at: '2026-27-Q1', because: 'of a range it is the last' },
    { from: '2025-26-Q3', quarter: '2026-27-Q4', at: '2026-27-Q2', because: 'what is not closed has not been returned' },
    { from: '2026-27-Q3', quarter: '2026-27-Q4', at: '2026-27-Q4', because: 'nothing of it is closed' },
    { from: '2026-27-Q3', quarter: '2026-27-Q3', at: '2026-27-Q3', because: 'one open quarter is shown as it is asked' },
  ])('is $at of $from to $quarter: $because', ({ from, quarter, at }) => {
    expect(findStockQuarter(aScope({ from: find(from), quarter: find(quarter) }), { periods }).code).toBe(at);
  });
});
