import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { toKindFilter, toScopeFilter } from './scope-filter.js';

describe('toScopeFilter', () => {
  it('filters only by time if nothing else is chosen', () => {
    expect(toScopeFilter(aScope())).toEqual({
      quarter: { in: ['2026-27-Q2'] },
      area: null,
      agency: null,
      agencyKind: null,
    });
  });

  it('includes both ends of a range, everything inside an area, and every agency of a kind', () => {
    const scope = aScope({
      from: { code: '2025-26-Q3', name: 'Q3 2025/26', isOpen: false, hasData: true },
      area: { code: 'TV-BERKS', name: 'Berkshire (county)', kind: 'COUNTY' },
      agency: { code: 'CHARITY', name: 'Charities', of: 'KIND' },
    });
    expect(toScopeFilter(scope)).toEqual({
      quarter: { from: '2025-26-Q3', to: '2026-27-Q2' },
      area: { within: ['TV-BERKS'] },
      agency: null,
      agencyKind: { in: ['CHARITY'] },
    });
  });

  it('asks for one agency by its code', () => {
    const agency = { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' } as const;
    expect(toScopeFilter(aScope({ agency }))).toMatchObject({
      agency: { in: ['TVP'] },
      agencyKind: null,
    });
  });
});

describe('toKindFilter', () => {
  it('narrows to what is chosen', () => {
    expect(toKindFilter({ objective: { code: 'PURSUE' }, crimeType: null })).toEqual({
      objective: { in: ['PURSUE'] },
      crimeType: null,
    });
  });
});
