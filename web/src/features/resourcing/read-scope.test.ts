import { describe, expect, it } from 'vitest';

import { noKindsAsked } from '#lib/kind-scope.js';

import { readResources, understandResources } from './read-scope.js';

const choices = {
  periods: [
    { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true },
  ],
  areas: [{ code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' as const }],
  agencies: [],
  objectives: [{ __typename: 'ObjectiveInfo' as const, id: 'PURSUE', code: 'PURSUE' as const, name: 'Pursue' }],
};
const byMonth = 'Resources are returned by quarter and are not known by month, so figures are shown by quarter.';
const byCrimeType = 'Resources are not recorded by crime type, so those for all crime types are shown.';

describe('readResources', () => {
  it.each([
    { asked: { step: 'year', years: 'calendar' }, step: 'year', problems: [], because: 'years are sums of quarters' },
    { asked: { step: 'rolling' }, step: 'rolling', problems: [], because: 'so are four of them' },
    { asked: { step: 'month' }, step: 'quarter', problems: [byMonth], because: 'no return tells of a month' },
    { asked: { crimeType: 'DRUGS' }, step: 'quarter', problems: [byCrimeType], because: 'no line names a crime type' },
    { asked: { compare: 'E06000038' }, step: 'quarter', problems: [], because: 'a comparison is of other pages' },
  ])('shows $asked by $step: $because', ({ asked, step, problems }) => {
    const read = readResources({ ...noKindsAsked, ...asked }, choices);
    expect(read?.scope.step).toBe(step);
    expect(read?.problems).toEqual(problems);
  });

  it('takes along a range, and nothing that it did not understand', () => {
    const asked = { ...noKindsAsked, from: '2026-27-Q1', step: 'month', objective: 'PURSUE', crimeType: 'DRUGS', compare: 'TVP' };
    expect(readResources(asked, choices)?.understood).toEqual({ ...noKindsAsked, from: '2026-27-Q1', objective: 'PURSUE' });
    expect(understandResources(asked, choices)).toEqual({ ...noKindsAsked, from: '2026-27-Q1', objective: 'PURSUE' });
  });

  it('has nothing to read before the first quarter', () => {
    expect(readResources(noKindsAsked, { ...choices, periods: [] })).toBeNull();
  });
});
