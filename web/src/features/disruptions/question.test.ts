import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import type { DisruptionChoices, DisruptionScope } from './disruption.type.js';
import { findQuarterBefore, parts, toPart, toVariables } from './question.js';

const quarter = { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true };
const force = { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' as const };
const police = {
  __typename: 'Agency' as const,
  id: 'TVP',
  code: 'TVP',
  name: 'Thames Valley Police',
  family: 'POLICE' as const,
  kind: 'POLICE' as const,
};
const council = {
  __typename: 'Agency' as const,
  id: 'RBC',
  code: 'RBC',
  name: 'Reading Borough Council',
  family: 'LOCAL_AUTHORITY' as const,
  kind: 'LOCAL_AUTHORITY_UNITARY' as const,
};

const choices: DisruptionChoices = {
  periods: [{ ...quarter, code: '2026-27-Q1', name: 'Q1 2026/27' }, quarter],
  areas: [force],
  agencies: [police, council],
  objectives: [],
  crimeTypes: [],
};
const scope: DisruptionScope = { ...aScope({ quarter, area: force }), objective: null, crimeType: null };

describe('toVariables', () => {
  it('counts what a family supported and did not lead itself', () => {
    expect(toVariables(scope, choices, []).wherePolice).toMatchObject({ agency: { notIn: ['TVP'] }, supportingAgency: { in: ['TVP'] } });
  });

  it('asks nothing that excludes itself of the family that an agency belongs to', () => {
    const variables = toVariables({ ...scope, agency: { ...police, of: 'AGENCY' } }, choices, []);
    expect(variables.wherePolice).toMatchObject({ agency: { in: ['TVP'] }, supportingAgency: { in: [] } });
    expect(variables.whereCouncils).toMatchObject({ agency: { in: ['TVP'] }, supportingAgency: { in: ['RBC'] } });
  });

  it('keeps districts within the county or command unit chosen, and compares a district with all', () => {
    const county = { code: 'TV-OXON', name: 'Oxfordshire', kind: 'COUNTY' as const };
    const district = { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' as const };
    expect(toVariables({ ...scope, area: county }, choices, []).whereDistricts.area).toEqual({ within: ['TV-OXON'] });
    expect(toVariables({ ...scope, area: district }, choices, []).whereDistricts.area).toBeNull();
  });

  it('leaves out the parts that failed and nothing else', () => {
    const { withImpact, withTotal } = toVariables(scope, choices, ['impact']);
    expect([withImpact, withTotal]).toEqual([false, true]);
  });
});

describe('findQuarterBefore', () => {
  it('finds none before the first', () => {
    expect(findQuarterBefore(scope, choices)?.code).toBe('2026-27-Q1');
    expect(findQuarterBefore(scope, { ...choices, periods: [quarter] })).toBeNull();
  });
});

describe('toPart', () => {
  it.each([
    { field: 'objectives', part: 'objectives' },
    { field: 'results', part: 'results' },
    { field: 'byObjective', part: 'crimeTypes' },
    { field: 'byHealth', part: 'multiAgency' },
    { field: 'viewer', part: undefined },
  ])('holds $part to fail with $field', ({ field, part }) => {
    expect(toPart(field)).toBe(part);
    expect(parts).toHaveLength(10);
  });
});
