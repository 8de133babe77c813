import { describe, expect, it } from 'vitest';

import { type Cells, screenRow } from '#testing/screen-row.js';

import { ocgs } from './ocgs.js';

const whole = {
  quarter: '2025-26-Q1',
  reference: 'G1',
  status: 'ACTIVE',
  crime_type: 'DRUGS',
  mapped_on: '2024-05-01',
};
const archived = { status: 'ARCHIVED', archived_on: '2025-05-01' };

const screen = (cells: Cells) => screenRow(ocgs, { ...whole, ...cells });

describe('a row of a register of groups', () => {
  it('becomes a record with all columns, missing ones empty', () => {
    const { record, issues, date } = screen({ status: 'monitored', risk_band: 'very high' });
    expect(issues).toEqual([]);
    expect(date).toBe('2025-04-01');
    expect(record).toEqual({
      quarter: '2025-04-01',
      reference: 'G1',
      status: 'MONITORED',
      crime_type: 'DRUGS',
      mapped_on: '2024-05-01',
      other_crime_types: [],
      area: null,
      risk_band: 'VERY_HIGH',
      archived_on: null,
      plan_review_due: null,
    });
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string }>([
    {
      cells: { status: 'ARCHIVED' },
      column: 'archived_on',
      says: /empty, but the status is Archived/,
      because: 'the day of archiving is missing',
    },
    {
      cells: { archived_on: '2025-05-01' },
      column: 'archived_on',
      says: /filled in, but the status is not Archived/,
      because: 'it has a day of archiving, but its status is different',
    },
    {
      cells: { ...archived, archived_on: '2024-04-30' },
      column: 'archived_on',
      says: /before "mapped on" \(1 May 2024\)/,
      because: 'it was archived before it was mapped',
    },
    {
      cells: { mapped_on: '2025-07-01' },
      column: 'mapped_on',
      says: /after the end.*up to 30 June 2025/,
      because: 'it was mapped after the end of the quarter',
    },
    {
      cells: { ...archived, archived_on: '2025-07-01' },
      column: 'archived_on',
      says: /after the end.*up to 30 June 2025/,
      because: 'it was archived after the end of the quarter',
    },
    {
      cells: { quarter: '2026-27-Q3', mapped_on: '2026-11-25' },
      column: 'mapped_on',
      says: /in the future/,
      because: 'the quarter is under way, but the day is in the future',
    },
    {
      cells: { quarter: '2026-27-Q4' },
      column: 'quarter',
      says: /not begun/,
      because: 'the quarter has not begun',
    },
    {
      cells: { quarter: '2025-26' },
      column: 'quarter',
      says: /2025-26-Q1 or Q1 2025\/26/,
      because: 'a year is not a quarter',
    },
  ])('fails with $cells: $because', ({ cells, column, says }) => {
    const { record, issues } = screen(cells);
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

  it.each<{ cells: Cells; because: string }>([
    { cells: archived, because: 'it was archived in the quarter' },
    {
      cells: { ...archived, archived_on: '2024-05-01' },
      because: 'it was archived on the day it was mapped, and is still in the register',
    },
    { cells: { mapped_on: '2025-06-30' }, because: 'it was mapped on the last day of the quarter' },
    {
      cells: { ...archived, archived_on: '2025-06-30' },
      because: 'it was archived on the last day of the quarter',
    },
    {
      cells: { plan_review_due: '2027-01-01' },
      because: 'a review may be in the future, even after today',
    },
    { cells: { plan_review_due: '2030-06-29' }, because: 'it is five years of 365 days away' },
    { cells: { plan_review_due: '2024-05-01' }, because: 'the review is overdue' },
    { cells: { other_crime_types: 'FIREARMS' }, because: 'it is another kind of crime' },
    { cells: { area: 'Reading' }, because: 'it is a district' },
  ])('passes with $cells: $because', ({ cells }) => {
    expect(screen(cells).issues).toEqual([]);
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string; meant?: string }>([
    {
      cells: { plan_review_due: '2030-06-30' },
      column: 'plan_review_due',
      says: /five years/,
      because: 'the year is probably wrong',
    },
    {
      cells: { plan_review_due: '2024-04-30' },
      column: 'plan_review_due',
      says: /before "mapped on"/,
      because: 'a plan is not older than its group',
    },
    {
      cells: { other_crime_types: 'DRUGS;FIREARMS' },
      column: 'other_crime_types',
      says: /main crime type \(Drugs\)/,
      because: 'it is the main crime type',
    },
    {
      cells: { area: 'Wycombe' },
      column: 'area',
      says: /successor/,
      meant: 'Buckinghamshire',
      because: 'the district has ended',
    },
  ])('warns with $cells and keeps the row: $because', ({ cells, column, says, meant }) => {
    const { record, issues } = screen(cells);
    expect(record).not.toBeNull();
    expect(issues).toEqual([
      {
        level: 'WARN',
        row: 7,
        column,
        value: cells[column] ?? '',
        message: expect.stringMatching(says),
        ...(meant === undefined ? {} : { meant }),
      },
    ]);
  });
});
