import { describe, expect, it } from 'vitest';

import { noKindsAsked } from '#lib/scope/kind-scope.js';

import { readSubject, validateSubject } from './read-subject.js';
import type { SubjectChoices } from './subject.type.js';

const choices: SubjectChoices = {
  periods: [
    { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true },
  ],
  areas: [{ code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' }],
  agencies: [],
  objectives: [{ __typename: 'ObjectiveInfo', id: 'PURSUE', code: 'PURSUE', name: 'Pursue' }],
  crimeTypes: [],
};
const resources = {
  without: { crimeType: 'Resources have no crime type.' },
  withoutSteps: { steps: ['month'], sentence: 'Resources are not known by month.' },
} as const;

describe('readSubject', () => {
  it.each([
    {
      asked: { step: 'year', years: 'calendar' },
      step: 'year',
      problems: [],
      because: 'years are sums of quarters',
    },
    {
      asked: { step: 'rolling' },
      step: 'rolling',
      problems: [],
      because: 'four quarters are a sum too',
    },
    {
      asked: { step: 'month' },
      step: 'quarter',
      problems: ['Resources are not known by month.'],
      because: 'returns have no figures by month',
    },
    {
      asked: { crimeType: 'DRUGS' },
      step: 'quarter',
      problems: ['Resources have no crime type.'],
      because: 'resource lines name no crime type',
    },
    {
      asked: { compare: 'E06000038' },
      step: 'quarter',
      problems: [],
      because: 'only other pages have comparisons',
    },
  ])('shows $asked by $step: $because', ({ asked, step, problems }) => {
    const read = readSubject(resources, { ...noKindsAsked, ...asked }, choices);
    expect(read?.scope.step).toBe(step);
    expect(read?.problems).toEqual(problems);
  });

  it('keeps a range, and drops everything that is not understood', () => {
    const asked = {
      ...noKindsAsked,
      from: '2026-27-Q1',
      step: 'month',
      objective: 'PURSUE',
      crimeType: 'DRUGS',
      compare: 'TVP',
    };
    expect(readSubject(resources, asked, choices)?.understood).toEqual({
      ...noKindsAsked,
      from: '2026-27-Q1',
      objective: 'PURSUE',
    });
    expect(validateSubject(resources, asked, choices)).toEqual({
      ...noKindsAsked,
      from: '2026-27-Q1',
      objective: 'PURSUE',
    });
  });

  it('keeps a step and a kind that the subject has', () => {
    const asked = { ...noKindsAsked, step: 'month', objective: 'PURSUE' };
    const read = readSubject({}, asked, choices);
    expect(read).toMatchObject({
      problems: [],
      understood: asked,
      scope: { step: 'month', objective: { code: 'PURSUE' } },
    });
  });

  it('returns null if there is no quarter yet', () => {
    expect(readSubject(resources, noKindsAsked, { ...choices, periods: [] })).toBeNull();
  });
});
