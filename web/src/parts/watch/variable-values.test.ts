import { describe, expect, it } from 'vitest';

import { findOptions, readWritten, toWritten } from './variable-values.js';

const choices = {
  areas: [
    { code: 'ALL', name: 'Everywhere' },
    { code: 'E1', name: 'Slough' },
  ],
  agencies: [],
  measures: [],
};
const periods = [
  { id: '1', key: '2026-27-Q1', label: 'Q1 2026/27' },
  { id: '2', key: '2026-27-Q2', label: 'Q2 2026/27' },
];

describe('a variable in a question', () => {
  it('is chosen from a list of values: the latest quarter first, areas without the option for all', () => {
    expect(
      findOptions({ name: 'quarter', type: 'Quarter' }, choices, periods)?.map(({ code }) => code),
    ).toEqual(['2026-27-Q2', '2026-27-Q1']);
    expect(findOptions({ name: 'area', type: 'ID' }, choices, periods)).toEqual([
      { code: 'E1', name: 'Slough' },
    ]);
    expect(findOptions({ name: 'first', type: 'Int' }, choices, periods)).toBeNull();
  });

  it.each([
    { written: '20', type: 'Int', isList: false, value: 20 },
    { written: 'many', type: 'Int', isList: false, value: 'many' },
    { written: 'false', type: 'Boolean', isList: false, value: false },
    { written: 'a, b', type: 'String', isList: true, value: ['a', 'b'] },
    { written: '2026-27-Q1', type: 'Quarter', isList: false, value: '2026-27-Q1' },
  ])('of type $type reads $written, and shows it again', ({ written, value, ...declared }) => {
    expect(readWritten(written, declared)).toEqual(value);
    expect(toWritten(value)).toBe(written);
  });
});
