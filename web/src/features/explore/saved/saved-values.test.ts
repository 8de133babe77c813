import { describe, expect, it } from 'vitest';

import type { Variable } from '#features/explore/strip/read-variables.js';

import { countQuartersBack, readValues, toValues } from './saved-values.js';

const choices = {
  periods: [
    { key: '2026-27-Q1', status: 'FINAL' },
    { key: '2026-27-Q2', status: 'PROVISIONAL' },
    { key: '2026-27-Q3', status: 'OPEN' },
  ],
};
const aVariable = (name: string, part: Partial<Variable> = {}): Variable => ({
  name,
  label: name,
  type: 'ID',
  picker: 'TEXT',
  isList: false,
  isRequired: false,
  usual: null,
  ...part,
});

describe('a saved question’s values', () => {
  it('move with the latest closed quarter if they were saved that way', () => {
    const saved = [
      { name: 'quarter', default: null, quartersBack: 1 },
      { name: 'area', default: 'E06000038', quartersBack: null },
      { name: 'agency', default: null, quartersBack: null },
    ];
    expect(toValues(saved, choices)).toEqual({ quarter: '2026-27-Q1', area: 'E06000038' });
  });

  it.each([
    { quarter: '2026-27-Q2', back: 0 },
    { quarter: '2025-26-Q4', back: 2 },
    { quarter: '2026-27-Q3', back: null },
    { quarter: 'nonsense', back: null },
    { quarter: ['2026-27-Q2'], back: null },
  ])('count $quarter as $back quarters back', ({ quarter, back }) => {
    expect(countQuartersBack(quarter, choices)).toBe(back);
  });

  it('are read from an address by their types', () => {
    const variables = [
      aVariable('quarter'),
      aVariable('areas', { isList: true }),
      aVariable('first', { picker: 'NUMBER' }),
      aVariable('gaps', { picker: 'YES_NO' }),
    ];
    const search = new URLSearchParams('quarter=2026-27-Q1&areas=A,B&first=many&gaps=true&other=1');
    expect(readValues(search, variables)).toEqual({
      quarter: '2026-27-Q1',
      areas: ['A', 'B'],
      gaps: true,
    });
  });
});
