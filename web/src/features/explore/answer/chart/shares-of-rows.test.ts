import { expect, it } from 'vitest';

import type { AnswerColumn, AnswerShape } from '#features/explore/answer/shape/shape.type.js';

import { toChartShape } from './chart-content.js';
import { toSharesOfRows } from './shares-of-rows.js';
import { whyNoShares } from './why-no-shares.js';

const cell = (value: number | null) => ({ text: String(value ?? '[x]'), value, flags: [] });
const heads = ['MAJOR', 'MINOR'].map((key) => ({ key, label: key }));

it.each([
  { of: [30, 10], says: ['75% (30)', '25% (10)'], because: 'parts of 40' },
  { of: [15, 5], says: ['75% (15)', '25% (5)'], because: 'parts of 20, just enough' },
  { of: [15, 4], says: ['15 of 19', '4 of 19'], because: '19 are too few for a percentage' },
  { of: [15, null], says: ['15', '[x]'], because: 'there is no total if a count is missing' },
  { of: [0, 0], says: ['0', '0'], because: 'a total of 0 has no shares' },
])('writes $says: $because', ({ of, says }) => {
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

const counts = { kind: 'FIGURE', unit: 'COUNT' } as const;

it('has no shares of figures that cannot be added together', () => {
  expect(whyNoShares(shape, counts)).toBeNull();
  expect(whyNoShares({ ...shape, completeness: 'CUT' }, counts)).toContain('incomplete');
  const rounded = { ...shape, notes: ['[e] Rounded to protect people.'] };
  expect(whyNoShares(rounded, counts)).toContain('to protect people');
  const args = { where: { and: [{ sex: { in: ['FEMALE'] } }] } };
  expect(whyNoShares({ ...shape, args }, counts)).toContain('a filter leaves out');
  const elsewhere = { where: { objective: { in: ['PURSUE'] } } };
  expect(whyNoShares({ ...shape, args: elsewhere }, counts)).toBeNull();
  const several = { ...shape, notes: ['Exploitation: rows must not be added up.'] };
  expect(whyNoShares(several, counts)).toContain('several groups');
});

it.each([
  { ...counts, unit: 'PERCENT', because: 'of shares' },
  { ...counts, kind: 'PART', because: 'of earlier figures' },
] as const)('has no shares $because', (column) => {
  expect(whyNoShares(shape, column)).toContain('Only counts');
});

it('has no shares of overlapping quarters or of stocks', () => {
  const stock = [
    'Active OCGs: the total is as at the end of Q2. Quarters cannot be added together.',
  ];
  const by = ['QUARTER', 'AGENCY'];
  expect(whyNoShares({ ...shape, by }, counts)).toBeNull();
  expect(whyNoShares({ ...shape, by, notes: stock }, counts)).toContain(
    'the position at the end of each quarter',
  );
  expect(whyNoShares({ ...shape, notes: stock }, counts)).toBeNull();
  const args = { window: 'ROLLING_FOUR_QUARTERS' };
  expect(whyNoShares({ ...shape, by, args }, counts)).toContain('windows');
  expect(whyNoShares({ ...shape, args }, counts)).toBeNull();
});

it('depends on the column that is drawn, not on the first', () => {
  const column = (id: string, unit: 'COUNT' | 'PERCENT'): AnswerColumn => ({
    ...{ id, kind: 'FIGURE', heading: id, alias: null, dimension: null, measure: id },
    ...{ unit, isNumber: true },
  });
  const columns = [column('disruptions', 'COUNT'), column('majorModerateShare', 'PERCENT')];
  const rows = [{ id: '1', cells: [cell(30), cell(50)] }];
  const of = (drawn?: AnswerColumn) => toChartShape({ ...shape, columns, rows }, drawn).noShares;
  expect(of()).toBeNull();
  expect(of(columns[1])).toContain('Only counts');
});
