import { describe, expect, it } from 'vitest';

import { findHeadingRow, type HeadingHints, noHints } from './heading-row.js';
import { referrals } from './referrals.js';

const title = ['Safeguarding referrals, Q2', '', '', '', ''];
const names = ['reference', 'received_on', 'pathway', 'age_band', 'area'];
const own = ['Our ref', 'Date of referral', 'Concern', 'Age', 'Ward'];
const values = ['A-1', '2026-07-01', 'NRM', 'Under 18', 'Reading'];
const find = (rows: readonly (readonly string[])[], hints: Partial<HeadingHints> = {}) =>
  findHeadingRow(
    referrals.columns,
    rows.map((cells, index) => ({ row: index + 1, cells })),
    { ...noHints, ...hints },
  )?.row;

describe('the row of headings', () => {
  it.each([
    { rows: [names, values], is: 1, because: 'it names all required columns' },
    { rows: [title, [], names, values], is: 3, because: 'a title names no columns' },
    {
      rows: [['area', 'sex', ''], names, values],
      is: 2,
      because: 'the second row names all required columns',
    },
    {
      rows: [['area', '', ''], ['reference', 'area', 'Ward'], values],
      is: 2,
      because: 'it names the most columns',
    },
    { rows: [title, own, values], is: 2, because: 'it is as wide as the table' },
    {
      rows: [['Made on', '24 November'], own, values],
      is: 2,
      because: 'two cells are too few for a table of five columns',
    },
    { rows: [title, values], is: 1, because: 'cells that are only numbers are not headings' },
    { rows: [], is: undefined, because: 'there is no row' },
  ])('is row $is: $because', ({ rows, is }) => {
    expect(find(rows)).toBe(is);
  });

  it('is the row that the sender named, whatever the others contain', () => {
    expect(find([names, own, values], { wanted: 2 })).toBe(2);
    expect(find([names, values], { wanted: 7 })).toBeUndefined();
  });

  it('is the remembered row unless another one fits better', () => {
    expect(find([['area'], own, ['sex'], values], { remembered: 3 })).toBe(3);
    expect(find([own, own, values], { remembered: 2 })).toBe(2);
    expect(find([names, own, values], { remembered: 2 })).toBe(1);
    // This time the file has no title, so row 2 has values.
    expect(find([['reference', 'Ward'], values], { remembered: 2 })).toBe(1);
  });
});
