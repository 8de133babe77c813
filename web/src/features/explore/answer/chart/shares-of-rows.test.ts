import { expect, it } from 'vitest';

import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';

import { toSharesOfRows } from './shares-of-rows.js';
import { whyNoShares } from './why-no-shares.js';

const cell = (value: number | null) => ({ text: String(value ?? '[x]'), value, flags: [] });
const heads = ['MAJOR', 'MINOR'].map((key) => ({ key, label: key }));

it.each([
  { of: [30, 10], says: ['75% (30)', '25% (10)'], because: 'parts of 40' },
  { of: [15, 5], says: ['75% (15)', '25% (5)'], because: 'parts of 20, just enough' },
  { of: [15, 4], says: ['15 of 19', '4 of 19'], because: 'parts of too few for a percentage' },
  { of: [15, null], says: ['15', '[x]'], because: 'a part that is missing leaves no whole' },
  { of: [0, 0], says: ['0', '0'], because: 'nothing has no parts' },
])('$because', ({ of, says }) => {
  const heat = {
    ...{ rowName: 'Crime type', columnName: 'Impact', heads, largest: 30 },
    lines: [{ key: 'DRUGS', name: 'Drugs', cells: of.map(cell) }],
  };
  expect(toSharesOfRows(heat).lines[0]?.cells.map((each) => each?.text)).toEqual(says);
});

const shape: AnswerShape = {
  ...{ kind: 'FIGURES', key: 'figures', field: 'figures', args: {}, columns: [], rows: [] },
  ...{ totals: null, other: null, by: ['PATHWAY', 'SEX'], groupCount: 0, filters: [], notes: [] },
  ...{ completeness: 'COMPLETE', returns: null, dataVersion: null, asOf: null },
};

it('has no shares of what does not add up', () => {
  expect(whyNoShares(shape, 'COUNT')).toBeNull();
  expect(whyNoShares(shape, 'PERCENT')).toContain('Only counts');
  expect(whyNoShares({ ...shape, completeness: 'CUT' }, 'COUNT')).toContain('cut short');
  const rounded = { ...shape, notes: ['[e] Rounded to protect people.'] };
  expect(whyNoShares(rounded, 'COUNT')).toContain('to protect people');
  const args = { where: { and: [{ sex: { in: ['FEMALE'] } }] } };
  expect(whyNoShares({ ...shape, args }, 'COUNT')).toContain('a filter leaves out');
  const elsewhere = { where: { objective: { in: ['PURSUE'] } } };
  expect(whyNoShares({ ...shape, args: elsewhere }, 'COUNT')).toBeNull();
  const several = { ...shape, notes: ['Exploitation: rows must not be added up.'] };
  expect(whyNoShares(several, 'COUNT')).toContain('several groups');
});
