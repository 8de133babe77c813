import { describe, expect, it } from 'vitest';

import type { AnswerColumn, AnswerRow } from '#features/explore/answer/shape/shape.type.js';

import { estimateColumn } from './column-width.js';

const aColumn = (kind: AnswerColumn['kind'], heading: string): AnswerColumn => ({
  ...{ id: heading, kind, heading, alias: null, dimension: null, measure: null, unit: null },
  isNumber: kind !== 'DIMENSION',
});
const aRow = (text: string): AnswerRow => ({ id: text, cells: [{ text, value: null, flags: [] }] });
const rows = [aRow('Thames Valley, no district recorded')];
const standing = { rows, columns: 3, flagWidth: 0, isOrdered: false };

describe('the width of a column', () => {
  it('of names is less if many other columns need space', () => {
    const names = aColumn('DIMENSION', 'Area');
    expect(estimateColumn(names, 0, standing)).toBe(230);
    expect(estimateColumn(names, 0, { ...standing, columns: 6 })).toBe(184);
  });

  it('of numbers fits the longest, such as the total of thousands of rows', () => {
    const figures = aColumn('FIGURE', 'Cash');
    const long = Array.from({ length: 300 }, () => aRow('7'));
    const withTotal = [...long, aRow('£1,234,567')];
    expect(estimateColumn(figures, 0, { ...standing, rows: withTotal })).toBeGreaterThan(10 * 7);
    expect(estimateColumn(figures, 0, { ...standing, rows: withTotal })).toBeGreaterThan(
      estimateColumn(figures, 0, { ...standing, rows: long }),
    );
  });

  it('of figures has space for flags on single figures, but not for flags that apply to all', () => {
    const figures = aColumn('FIGURE', 'Change');
    const wide = { ...standing, rows: [aRow('+26 (+123.8%)')] };
    expect(
      estimateColumn(figures, 0, { ...wide, flagWidth: 24 }) - estimateColumn(figures, 0, wide),
    ).toBe(24);
  });
});
