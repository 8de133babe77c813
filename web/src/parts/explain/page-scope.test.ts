import { expect, it } from 'vitest';

import { toMeasureAddress, toPageScope } from './page-scope.js';

const quarter = { in: ['2026-27-Q2'] };

it.each([
  { where: { quarter }, scope: { quarter: '2026-27-Q2' } },
  {
    where: {
      quarter,
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      objective: { in: ['PURSUE'] },
      crimeType: null,
    },
    scope: { quarter: '2026-27-Q2', area: 'E06000038', agency: 'TVP', objective: 'PURSUE' },
  },
  { where: { quarter: { from: '2026-27-Q1', to: '2026-27-Q2' } }, scope: null },
  { where: { quarter, channel: { in: ['ONLINE'] } }, scope: null },
  { where: { quarter, agency: { in: ['TVP', 'RBC'] } }, scope: null },
  { where: { quarter, crimeType: { isNull: true } }, scope: null },
])('finds the page of $where at $scope', ({ where, scope }) => {
  expect(toPageScope({ measure: 'reports', where })).toEqual(
    scope && { measure: 'reports', scope },
  );
});

it('links to the page with the same filters', () => {
  const scope = { quarter: '2026-27-Q2', agencyKind: 'POLICE', objective: 'PURSUE' } as const;
  expect(toMeasureAddress({ measure: 'disruptions', scope })).toBe(
    '/measures/disruptions?quarter=2026-27-Q2&objective=PURSUE&agency=POLICE',
  );
});
