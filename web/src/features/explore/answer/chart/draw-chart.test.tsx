import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import type { AnswerCell, AnswerShape } from '#features/explore/answer/shape/shape.type.js';

import { summariseOverTime, toChartOverTime } from './chart-content.js';
import { drawChart } from './draw-chart.js';
import { describePoint, withFlags } from './figure-words.js';

const base = { alias: null, isNumber: false, measure: null, unit: null } as const;
const columns: AnswerShape['columns'] = [
  { ...base, id: 'quarter', kind: 'DIMENSION', heading: 'Quarter', dimension: 'QUARTER' },
  { ...base, id: 'type', kind: 'DIMENSION', heading: 'Crime type', dimension: 'CRIME_TYPE' },
  {
    ...base,
    ...{ id: 'share', kind: 'FIGURE', heading: 'Share', dimension: null, measure: 'share' },
    ...{ unit: 'PERCENT', isNumber: true },
  },
];
const hidden: AnswerCell = { text: '[c]', value: null, flags: ['CONFIDENTIAL'] };
const share = (value: number, flags: AnswerCell['flags'] = []): AnswerCell => ({
  text: `${value}%`,
  value,
  flags,
});
const row = (quarter: string, type: string, cell: AnswerCell) => ({
  id: `${quarter} ${type}`,
  cells: [
    { text: quarter, value: null, flags: [], code: quarter },
    { text: type, value: null, flags: [], code: type },
    cell,
  ],
});
const shape = (rows: AnswerShape['rows'], notes: readonly string[] = []): AnswerShape => ({
  ...{ kind: 'FIGURES', key: 'figures', field: 'figures', args: {}, columns, rows },
  ...{ totals: null, other: null, by: ['QUARTER', 'CRIME_TYPE'], groupCount: rows.length },
  ...{ completeness: 'COMPLETE', filters: [], returns: null, dataVersion: null, asOf: null },
  notes,
});
const [, , column] = columns;
if (column === undefined) throw new Error('There is no figure');

const tell = (answer: AnswerShape, name: string, index: number) => {
  const course = toChartOverTime(withFlags(answer), { column, most: 6 });
  const one = course?.series.find((each) => each.name === name);
  if (course === null || one === undefined) throw new Error(`There is no line ${name}`);
  return describePoint(course, one, { index, shape: answer });
};

describe('an answer’s lines', () => {
  it('list separately which values are hidden in every quarter', () => {
    const answer = shape([
      row('2026-27-Q1', 'Drugs', share(20)),
      row('2026-27-Q2', 'Drugs', share(30)),
      row('2026-27-Q1', 'Sexual', hidden),
      row('2026-27-Q2', 'Sexual', hidden),
      row('2026-27-Q1', 'Domestic', hidden),
      row('2026-27-Q2', 'Domestic', hidden),
    ]);
    const { drawing } = drawChart({
      ...{ kind: 'LINES', shape: answer, column, openQuarters: new Set(), name: 'Share' },
    });
    render(drawing);
    expect(screen.getByText('Hidden to protect people: Sexual, Domestic')).toBeVisible();
    expect(screen.queryByText(/^Sexual/)).toBeNull();
  });

  it('show the flag of a figure wherever the figure is named', () => {
    const answer = shape([
      row('2026-27-Q1', 'Drugs', share(20)),
      row('2026-27-Q2', 'Drugs', share(30, ['LOW_RELIABILITY'])),
    ]);
    expect(tell(answer, 'Drugs', 0)).toBe('20%');
    expect(tell(answer, 'Drugs', 1)).toBe('30% [u]');
    const course = toChartOverTime(withFlags(answer), { column, most: 6 });
    expect(course === null ? '' : summariseOverTime(course)).toContain('30% [u] in 2026-27-Q2');
  });

  it('say why a quarter has no figure', () => {
    const missing: AnswerCell = { text: '[x]', value: null, flags: ['NOT_AVAILABLE'] };
    const rows = [
      row('2026-27-Q1', 'Drugs', share(20)),
      row('2026-27-Q2', 'Drugs', share(30)),
      row('2026-27-Q1', 'Fraud', share(10)),
    ];
    expect(tell(shape(rows), 'Fraud', 1)).toBe('none recorded');
    expect(tell(shape(rows, ['[e] To protect people, rounded.']), 'Fraud', 1)).toBe(
      'none, or withheld to protect people',
    );
    expect(tell({ ...shape(rows), completeness: 'CUT' }, 'Fraud', 1)).toBe('not listed');
    const withMissing = shape([
      row('2026-27-Q1', 'Fraud', share(10)),
      row('2026-27-Q1', 'Drugs', hidden),
      row('2026-27-Q2', 'Drugs', missing),
    ]);
    expect(tell(withMissing, 'Drugs', 0)).toBe('[c] hidden to protect people');
    expect(tell(withMissing, 'Drugs', 1)).toBe('[x] not available');
    expect(tell(withMissing, 'Fraud', 1)).toBe('[x] not available');
  });
});

describe('a chart of earlier figures', () => {
  const before = {
    ...column,
    id: 'share/change/SAME_PERIOD_LAST_YEAR/from',
    heading: 'Share: a year before',
  };
  const answer = {
    ...shape([row('2026-27-Q2', 'Drugs', share(30))]),
    columns: [...columns, before],
  };
  const notesOf = (drawn: typeof column) =>
    drawChart({
      ...{ kind: 'BARS', shape: answer, name: 'Shares' },
      column: drawn,
      openQuarters: new Set(),
    }).notes;

  it('says that its figures are the earlier ones, because the heading is about the later ones', () => {
    expect(notesOf(before)[0]).toMatch(/^Drawn: Share: a year before\./);
    expect(notesOf(column).join(' ')).not.toContain('Drawn');
  });
});
