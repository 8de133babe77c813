import { describe, expect, it } from 'vitest';

import { isReturned } from './returned.js';

const returned = [
  { start: '2025-04-01', agencyIds: [1, 2] },
  { start: '2025-07-01', agencyIds: [2] },
];
const days = (from: string, until: string) => [{ from, until }];

describe('isReturned', () => {
  it.each([
    { range: days('2025-04-01', '2025-07-01'), agencies: null, is: true, because: 'both agencies sent that quarter' },
    { range: days('2025-06-30', '2025-07-01'), agencies: null, is: true, because: 'the last day belongs to the quarter' },
    { range: days('2025-10-01', '2026-01-01'), agencies: null, is: false, because: 'nobody sent it' },
    { range: days('2025-03-01', '2025-04-01'), agencies: null, is: false, because: 'the end of a range does not count' },
    { range: days('2025-07-01', '2025-10-01'), agencies: new Set([1]), is: false, because: 'another agency sent it' },
    { range: days('2025-01-01', '2026-01-01'), agencies: new Set([1]), is: true, because: 'one of its quarters was sent' },
    { range: [], agencies: null, is: false, because: 'no day was asked about' },
  ])('is $is for $range.0.from: $because', ({ range, agencies, is }) => {
    expect(isReturned(returned, range, agencies)).toBe(is);
  });
});
