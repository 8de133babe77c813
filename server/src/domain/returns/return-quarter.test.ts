import { expect, it } from 'vitest';

import { decideQuarter, findLikelyQuarter } from './return-quarter.js';

const spring = { quarter: '2025-26-Q1', rowCount: 12, firstRow: 2 };
const summer = { quarter: '2025-26-Q2', rowCount: 1, firstRow: 9 };

it('uses the named quarter, otherwise the one that contains all dates, otherwise none', () => {
  expect(decideQuarter('2025-26-Q1', [spring, summer])).toEqual({
    ok: true,
    quarter: '2025-26-Q1',
  });
  expect(decideQuarter(null, [spring])).toEqual({ ok: true, quarter: '2025-26-Q1' });
  expect(decideQuarter(null, [])).toEqual({ ok: true, quarter: null });
});

it('refuses dates in several quarters, and names the quarters in order with their rows', () => {
  const decided = decideQuarter(null, [summer, spring]);
  expect(decided).toEqual({
    ok: false,
    message: expect.stringMatching(
      /Q1 2025\/26 \(April to June 2025\) in 12 rows \(first in row 2\), Q2 2025\/26 .* in 1 row \(first in row 9\)/,
    ),
  });
});

it('suggests the quarter that contains most dates if another was named', () => {
  expect(findLikelyQuarter('2025-26-Q2', [spring, summer])).toBe('2025-26-Q1');
  expect(findLikelyQuarter('2025-26-Q1', [spring, summer])).toBeNull();
  expect(findLikelyQuarter(null, [spring, summer])).toBeNull();
  expect(findLikelyQuarter('2025-26-Q3', [spring, { ...summer, rowCount: 12 }])).toBeNull();
  expect(findLikelyQuarter('2025-26-Q3', [])).toBeNull();
});
