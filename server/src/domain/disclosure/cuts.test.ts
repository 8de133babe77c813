import { describe, expect, it } from 'vitest';

import { countCuts } from './cuts.js';

describe('what cuts count for', () => {
  it.each([
    { source: 'REFERRALS', cuts: ['TIME', 'AREA', 'PATHWAY'], count: 3, because: 'each is one' },
    { source: 'REFERRALS', cuts: ['TIME', 'AGENCY'], count: 3, because: 'beside an agency there is room for one other' },
    { source: 'REFERRALS', cuts: ['TIME', 'AGENCY', 'PATHWAY'], count: 4, because: 'and no more' },
    { source: 'REFERRALS', cuts: ['AGENCY', 'TRIAGED_IN_TIME'], count: 3, because: 'what a measure looks at is one' },
    { source: 'REPORTS', cuts: ['TIME', 'AGENCY', 'CRIME_TYPE'], count: 3, because: 'the protected types always take one' },
    { source: 'DISRUPTIONS', cuts: ['TIME', 'AGENCY', 'STATUS'], count: 3, because: 'what counts as safeguarded always takes one' },
  ] as const)('$cuts of $source count for $count: $because', ({ source, cuts, count }) => {
    expect(countCuts(cuts, source)).toBe(count);
  });
});
