import { describe, expect, it } from 'vitest';

import { type Cells, screenRow } from '#testing/screen-row.js';

import { disruptions } from './disruptions.js';

const whole = {
  reference: 'D1',
  occurred_on: '2025-05-01',
  objective: 'PURSUE',
  claimed_impact: 'MAJOR',
  crime_type: 'DRUGS',
  area: 'Reading',
};
const submitted = { submitted_on: '2025-05-02' };
const decided = { ...submitted, decided_on: '2025-05-30', confirmed_impact: 'MAJOR' };
const sentenced = {
  sentenced_on: '2026-02-01',
  charges: '2',
  convictions: '2',
  sentence_months: '60',
};

const screen = (cells: Cells, from = 'TVP') =>
  screenRow(disruptions, { ...whole, ...cells }, { from });

describe('a row of disruptions', () => {
  it('becomes a record with all columns, missing ones at their defaults', () => {
    const { record, issues } = screen({
      ...decided,
      objective: 'Pursue',
      supporting_agencies: 'frimley; Reading Borough Council',
      ocg_reference: 'rbc:G-1',
      cash_pounds: '1,234.56',
      drugs_grams: '0.125',
    });
    expect(issues).toEqual([]);
    expect(record).toEqual({
      reference: 'D1',
      occurred_on: '2025-05-01',
      objective: 'PURSUE',
      claimed_impact: 'MAJOR',
      crime_type: 'DRUGS',
      area: 'E06000038',
      quantity: 1,
      status: 'CONFIRMED',
      submitted_on: '2025-05-02',
      decided_on: '2025-05-30',
      confirmed_impact: 'MAJOR',
      rationale: null,
      target: null,
      ocg_reference: 'RBC:G-1',
      tactic: null,
      supporting_agencies: [2, 3],
      sentenced_on: null,
      arrests: null,
      charges: null,
      convictions: null,
      sentence_months: null,
      cash_pounds: 123_456,
      assets_pounds: null,
      drugs_grams: 0.125,
      firearms: null,
      phones: null,
      addresses_visited: null,
      adults_safeguarded: null,
      children_safeguarded: null,
      school_visits: null,
      lines_closed_type1: null,
      lines_closed_type2: null,
    });
  });

  it.each<{ cells: Cells; status: string; because: string }>([
    { cells: {}, status: 'SUBMITTED', because: 'nothing has been decided' },
    { cells: decided, status: 'CONFIRMED', because: 'the panel confirmed what was claimed' },
    {
      cells: { ...decided, confirmed_impact: 'MINOR', rationale: 'No lasting effect' },
      status: 'REGRADED',
      because: 'the panel changed what was claimed',
    },
    { cells: { status: 'in review' }, status: 'IN_REVIEW', because: 'the status is given' },
  ])('is $status with $cells: $because', ({ cells, status }) => {
    const { record, issues } = screen(cells);
    expect(issues).toEqual([]);
    expect(record?.status).toBe(status);
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string }>([
    {
      cells: { submitted_on: '2025-04-30' },
      column: 'submitted_on',
      says: /before "occurred on" \(1 May 2025\)/,
      because: 'that day is before it occurred',
    },
    {
      cells: { ...decided, submitted_on: '2025-05-31' },
      column: 'decided_on',
      says: /before "submitted on" \(31 May 2025\)/,
      because: 'it was decided before it was submitted',
    },
    {
      cells: { sentenced_on: '2025-04-30', convictions: '1' },
      column: 'sentenced_on',
      says: /before "occurred on"/,
      because: 'that day is before it occurred',
    },
    {
      cells: { sentenced_on: '2026-11-25', convictions: '1' },
      column: 'sentenced_on',
      says: /in the future/,
      because: 'that day is tomorrow',
    },
    {
      cells: { ...submitted, confirmed_impact: 'MAJOR' },
      column: 'decided_on',
      says: /empty, but a confirmed impact/,
      because: 'a decision needs a day',
    },
    {
      cells: { ...decided, status: 'CONFIRMED', decided_on: '' },
      column: 'decided_on',
      says: /empty, but a confirmed impact/,
      because: 'a decision needs a day',
    },
    {
      cells: { ...decided, status: 'CONFIRMED', confirmed_impact: '' },
      column: 'confirmed_impact',
      says: /empty, but the status is Confirmed/,
      because: 'figures need the confirmed impact',
    },
    {
      cells: { ...decided, status: 'REGRADED', confirmed_impact: '', rationale: 'Thin' },
      column: 'confirmed_impact',
      says: /empty, but the status is Regraded/,
      because: 'figures need the confirmed impact',
    },
    {
      cells: { ...decided, status: 'IN_REVIEW' },
      column: 'confirmed_impact',
      says: /filled in, but the status is In review/,
      because: 'it has not been decided yet',
    },
    {
      cells: { ...decided, status: 'REJECTED' },
      column: 'confirmed_impact',
      says: /filled in, but the status is Rejected/,
      because: 'nothing was confirmed',
    },
    {
      cells: { ...decided, status: 'CONFIRMED', confirmed_impact: 'MINOR' },
      column: 'status',
      says: /claimed impact \(Major\).*Minor. Regraded/,
      because: 'a different impact from the claimed one',
    },
    {
      cells: { ...decided, status: 'REGRADED', rationale: 'None' },
      column: 'status',
      says: /both Major. Confirmed/,
      because: 'the same impact as claimed',
    },
    {
      cells: { ...submitted, decided_on: '2025-05-30' },
      column: 'decided_on',
      says: /nothing says what was decided: the status is Submitted/,
      because: 'a day without a decision',
    },
    {
      cells: { ...submitted, status: 'IN_REVIEW', decided_on: '2025-05-30' },
      column: 'decided_on',
      says: /the status is In review/,
      because: 'a day without a decision',
    },
    {
      cells: { supporting_agencies: 'RBC;TVP' },
      column: 'supporting_agencies',
      says: /TVP sends it and so leads it/,
      because: 'the lead agency cannot support',
    },
    {
      cells: { supporting_agencies: 'RBC; Reading Borough Council' },
      column: 'supporting_agencies',
      says: /"Reading Borough Council" is named twice/,
      because: 'each agency is named once',
    },
    {
      cells: { supporting_agencies: 'RBC;XYZ' },
      column: 'supporting_agencies',
      says: /"XYZ" is not an agency/,
      because: 'the wrong agency is named',
    },
    {
      cells: { occurred_on: '2026-04-01', supporting_agencies: 'RBC;FRIMLEY' },
      column: 'supporting_agencies',
      says: /FRIMLEY ended on 31 March 2026; use its successor, TVICB/,
      because: 'the day after it ended',
    },
    {
      cells: { quantity: '0' },
      column: 'quantity',
      says: /from 1 to 100000/,
      because: 'a row counts at least one',
    },
    {
      cells: { arrests: '-1' },
      column: 'arrests',
      says: /from 0/,
      because: 'arrests cannot be negative',
    },
    {
      cells: { cash_pounds: '-1' },
      column: 'cash_pounds',
      says: /negative/,
      because: 'cash cannot be negative',
    },
    {
      cells: { sentence_months: '1.555' },
      column: 'sentence_months',
      says: /at most two decimal places/,
      because: 'it is finer than a hundredth of a month',
    },
    {
      cells: { drugs_grams: '1.5555' },
      column: 'drugs_grams',
      says: /at most three decimal places/,
      because: 'it is finer than a milligram',
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

  it.each<{ cells: Cells; from?: string; because: string }>([
    {
      cells: { submitted_on: '2025-05-01', decided_on: '2025-05-01', confirmed_impact: 'MAJOR' },
      because: 'everything happened on one day',
    },
    {
      cells: { sentenced_on: '2025-05-01', convictions: '1', charges: '1' },
      because: 'the sentence was on the same day',
    },
    { cells: { ...decided, status: 'CONFIRMED' }, because: 'the claim was confirmed' },
    {
      cells: { ...decided, status: 'REGRADED', confirmed_impact: 'NONE', rationale: 'Thin' },
      because: 'the impact was changed, with a reason',
    },
    {
      cells: { ...submitted, status: 'REJECTED', decided_on: '2025-05-30' },
      because: 'the day of rejection is given',
    },
    { cells: { status: 'DRAFT' }, because: 'it is a draft' },
    {
      cells: { supporting_agencies: 'TVP' },
      from: 'RBC',
      because: 'an agency other than the sender',
    },
    {
      cells: { occurred_on: '2026-03-31', supporting_agencies: 'FRIMLEY' },
      because: 'the last day of an agency',
    },
    { cells: { target: 'OCG', ocg_reference: 'G-1' }, because: 'the target is the group named' },
    { cells: { target: 'VULNERABILITY' }, because: 'no group is named' },
    { cells: sentenced, because: 'a complete sentence' },
    {
      cells: { sentenced_on: '2026-02-01', convictions: '2' },
      because: 'unrecorded charges are not 0',
    },
    { cells: { charges: '3', arrests: '1' }, because: 'people are also charged by post' },
    { cells: { ...sentenced, sentence_months: '960' }, because: 'it is forty years for each' },
    { cells: { cash_pounds: '10000000' }, because: 'it is ten million' },
    {
      cells: { cash_pounds: '£20,000,000.00', quantity: '2' },
      because: 'it is ten million for each',
    },
    { cells: { drugs_grams: '1000000' }, because: 'it is a tonne' },
  ])('passes with $cells: $because', ({ cells, from }) => {
    expect(screen(cells, from).issues).toEqual([]);
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string; meant?: string }>([
    {
      cells: { ...decided, submitted_on: '' },
      column: 'submitted_on',
      says: /within 28 days/,
      because: 'it is unknown whether it was in time',
    },
    {
      cells: { ...submitted, status: 'REJECTED' },
      column: 'decided_on',
      says: /When was that decided/,
      because: 'a decision needs a day',
    },
    {
      cells: { ...submitted, status: 'DRAFT' },
      column: 'status',
      says: /not been submitted yet/,
      because: 'the row contradicts itself',
    },
    {
      cells: { ...decided, confirmed_impact: 'MINOR' },
      column: 'rationale',
      says: /Why\?/,
      because: 'the reason is missing',
    },
    {
      cells: { target: 'INDIVIDUAL', ocg_reference: 'G-1' },
      column: 'target',
      says: /Did you mean "Organised crime group"/,
      meant: 'Organised crime group',
      because: 'the row contradicts itself',
    },
    {
      cells: { ...sentenced, charges: '1' },
      column: 'convictions',
      says: /more than the number of charges \(1\)/,
      because: 'nobody is convicted without a charge',
    },
    {
      cells: { ...sentenced, convictions: '' },
      column: 'convictions',
      says: /no conviction is recorded/,
      because: 'months without a conviction',
    },
    {
      cells: { sentenced_on: '2026-02-01' },
      column: 'convictions',
      says: /no conviction is recorded/,
      because: 'a day without a conviction',
    },
    {
      cells: { ...sentenced, sentenced_on: '' },
      column: 'sentenced_on',
      says: /quarter of the disruption/,
      because: 'it would not count on the day it was passed',
    },
    {
      cells: { ...sentenced, sentence_months: '960.01' },
      column: 'sentence_months',
      says: /40 years/,
      because: 'so many months may be days',
    },
    {
      cells: { cash_pounds: '10000000.01' },
      column: 'cash_pounds',
      says: /Are these pounds/,
      because: 'so many pounds may be pence',
    },
    {
      cells: { assets_pounds: '10000000.01' },
      column: 'assets_pounds',
      says: /Are these pounds/,
      because: 'so many pounds may be pence',
    },
    {
      cells: { drugs_grams: '1000000.001' },
      column: 'drugs_grams',
      says: /Are these grams/,
      because: 'so many grams may be milligrams',
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

  it('fails if it was decided before it was done, even without a submission date', () => {
    const { record, issues } = screen({ decided_on: '2025-04-30', status: 'REJECTED' });
    expect(record).toBeNull();
    expect(issues.filter(({ level }) => level === 'FAIL')).toEqual([
      expect.objectContaining({
        column: 'decided_on',
        message: expect.stringMatching(/before "occurred on" \(1 May 2025\)/),
      }),
    ]);
  });
});
