import { describe, expect, it } from 'vitest';

import { type Cells, screenRow } from '#testing/screen-row.js';

import { resources } from './resources.js';
import type { ScreeningContext } from './screening.js';

const whole = {
  quarter: '2025-26-Q1',
  objective: 'PURSUE',
  area: 'Thames Valley',
  staff_group: 'ANALYST',
  funding_source: 'CORE',
  strength_fte: '2',
};

const screen = (
  cells: Cells,
  context: Partial<ScreeningContext> & { readonly from?: string } = {},
) => screenRow(resources, { ...whole, ...cells }, context);

describe('a row of resources', () => {
  it('becomes a record with all columns, missing ones empty, the quarter by its first day and money in pence', () => {
    const { record, issues, date } = screen({
      quarter: 'Q1 2025/26',
      staff_group: 'financial investigators',
      budget_pounds: '£12,000.50',
      actual_pounds: '0.29',
    });
    expect(issues).toEqual([]);
    expect(date).toBe('2025-04-01');
    expect(record).toEqual({
      quarter: '2025-04-01',
      objective: 'PURSUE',
      area: 'E23000029',
      staff_group: 'FINANCIAL_INVESTIGATOR',
      funding_source: 'CORE',
      establishment_fte: null,
      strength_fte: 2,
      hours_planned: null,
      hours_committed: null,
      hours_abstracted: null,
      budget_pounds: 1_200_050,
      actual_pounds: 29,
      forecast_pounds: null,
    });
  });

  it.each<{
    cells: Cells;
    context?: Parameters<typeof screen>[1];
    column: string;
    says: RegExp;
    because: string;
  }>([
    {
      cells: { quarter: '2026-27-Q4' },
      column: 'quarter',
      says: /not begun.*Q3 2026\/27/,
      because: 'the quarter after the current one',
    },
    {
      cells: { quarter: '2025-26-Q2' },
      context: { quarter: '2025-26-Q1' },
      column: 'quarter',
      says: /not the return’s quarter\. 2025-26-Q1/,
      because: 'a quarter other than the one named',
    },
    {
      cells: { quarter: '2026-27-Q1' },
      context: { from: 'FRIMLEY' },
      column: 'quarter',
      says: /did not exist in Q1 2026\/27.*TVICB/,
      because: 'the quarter after it ended',
    },
    {
      cells: { hours_committed: '4368.01' },
      column: 'hours_committed',
      says: /2,184 hours.*has only 2,184/,
      because: 'more than two people have in 91 days and nights',
    },
    {
      cells: { hours_committed: '4000', hours_abstracted: '400' },
      column: 'hours_committed',
      says: /With "hours abstracted", it is 2,200/,
      because: 'the same people work both kinds of hours',
    },
    {
      cells: { establishment_fte: '1', hours_planned: '2184.01' },
      column: 'hours_planned',
      says: /"establishment FTE" \(1\)/,
      because: 'more hours planned than there are',
    },
    {
      cells: { budget_pounds: '-0.01' },
      column: 'budget_pounds',
      says: /negative/,
      because: 'a budget cannot be negative',
    },
    {
      cells: { forecast_pounds: '-0.01' },
      column: 'forecast_pounds',
      says: /negative/,
      because: 'a forecast cannot be negative',
    },
    {
      cells: { strength_fte: '-1' },
      column: 'strength_fte',
      says: /from 0/,
      because: 'staff cannot be negative',
    },
    {
      cells: { strength_fte: '1.125' },
      column: 'strength_fte',
      says: /at most two decimal places/,
      because: 'it is finer than a hundredth of a post',
    },
  ])('fails with $cells: $because', ({ cells, context, column, says }) => {
    const { record, issues } = screen(cells, context);
    expect(record).toBeNull();
    expect(issues).toEqual([
      {
        level: 'FAIL',
        row: 7,
        column,
        value: cells[column] ?? '',
        message: expect.stringMatching(says),
      },
    ]);
  });

  it.each<{ cells: Cells; context?: Parameters<typeof screen>[1]; because: string }>([
    { cells: { quarter: '2026-27-Q3' }, because: 'the current quarter' },
    {
      cells: { quarter: '2025-26-Q1' },
      context: { quarter: '2025-26-Q1' },
      because: 'the quarter named',
    },
    {
      cells: { quarter: '2022-23-Q2' },
      context: { from: 'FRIMLEY' },
      because: 'the quarter in which it began',
    },
    {
      cells: { quarter: '2025-26-Q4' },
      context: { from: 'FRIMLEY' },
      because: 'the quarter in which it ended',
    },
    { cells: { establishment_fte: '1', strength_fte: '3' }, because: 'more people than posts' },
    { cells: { hours_committed: '1300' }, because: 'it is 650 hours for each' },
    {
      cells: { strength_fte: '', hours_committed: '99999' },
      because: 'the number of staff is unknown',
    },
    { cells: { strength_fte: '0', hours_committed: '0' }, because: 'no staff and no hours' },
    { cells: { actual_pounds: '200000' }, because: 'it is a hundred thousand for each' },
    {
      cells: { strength_fte: '0', actual_pounds: '1000000' },
      because: 'money may be spent on things other than staff',
    },
    { cells: { strength_fte: '0' }, because: '0 is given' },
  ])('passes with $cells: $because', ({ cells, context }) => {
    expect(screen(cells, context).issues).toEqual([]);
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string }>([
    {
      cells: { hours_committed: '1300.02' },
      column: 'hours_committed',
      says: /650 hours for each/,
      because: 'it is more than one person works in a long quarter',
    },
    {
      cells: { hours_committed: '4368' },
      column: 'hours_committed',
      says: /2,184 hours for each/,
      because: 'every hour of the quarter is accepted, with a warning',
    },
    {
      cells: { hours_committed: '1200', hours_abstracted: '200' },
      column: 'hours_committed',
      says: /700 hours/,
      because: 'both kinds of hours count together',
    },
    {
      cells: { establishment_fte: '1', hours_planned: '651' },
      column: 'hours_planned',
      says: /651 hours/,
      because: 'it is more than one person works in a long quarter',
    },
    {
      cells: { strength_fte: '0', hours_committed: '1' },
      column: 'hours_committed',
      says: /Who works them/,
      because: 'hours without staff',
    },
    {
      cells: { actual_pounds: '-1' },
      column: 'actual_pounds',
      says: /more came back/,
      because: 'possible but rare',
    },
    {
      cells: { actual_pounds: '200000.01' },
      column: 'actual_pounds',
      says: /100,000 for each/,
      because: 'these may be pence, or a year',
    },
    {
      cells: { budget_pounds: '200000.01' },
      column: 'budget_pounds',
      says: /100,000 for each/,
      because: 'these may be pence, or a year',
    },
    {
      cells: { forecast_pounds: '200000.01' },
      column: 'forecast_pounds',
      says: /100,000 for each/,
      because: 'these may be pence, or a year',
    },
    {
      cells: { strength_fte: '' },
      column: 'strength_fte',
      says: /does not count/,
      because: 'the row says nothing',
    },
  ])('warns with $cells and keeps the row: $because', ({ cells, column, says }) => {
    const { record, issues } = screen(cells);
    expect(record).not.toBeNull();
    expect(issues).toEqual([
      {
        level: 'WARN',
        row: 7,
        column,
        value: cells[column] ?? '',
        message: expect.stringMatching(says),
      },
    ]);
  });
});
