import { describe, expect, it } from 'vitest';

import { somePlaces } from '#testing/some-places.js';

import { referrals } from './referrals.js';
import { type ScreeningContext, startScreening } from './screening.js';

const whole = {
  reference: 'R1',
  received_on: '2025-05-01',
  pathway: 'NRM',
  age_band: 'ADULT_18_OR_OVER',
  area: 'Reading',
};
type Cells = Readonly<Record<string, string>>;

function screen(
  cells: Cells,
  context: Partial<ScreeningContext> & { readonly from?: string } = {},
) {
  const sender = somePlaces.findAgency(context.from ?? 'TVP');
  if (!sender) throw new Error('No such sender');
  const row = { ...whole, ...cells };
  const screening = startScreening(
    {
      declaration: referrals,
      places: somePlaces,
      sender,
      quarter: null,
      today: '2026-11-24',
      bankHolidays: new Set(),
      ...context,
    },
    Object.keys(row),
  );
  if (!screening.ok) throw new Error(screening.message);
  return screening.screenRow(7, Object.values(row));
}

describe('an agency’s own words', () => {
  const words = new Map([['sex', new Map([['F', 'FEMALE']])]]);

  it('are counted with the row, both explained and unexplained ones', () => {
    expect(screen({ sex: 'F', age_band: 'U18' }, { words }).words).toEqual([
      { column: 'age_band', word: 'U18', isSaid: false },
      { column: 'sex', word: 'F', isSaid: true },
    ]);
    expect(screen({ sex: 'Female' }, { words })).not.toHaveProperty('words');
  });

  it('appear in findings as in the file', () => {
    const { issues, record } = screen({ sex: 'F', receiving_agency: 'Nobody' }, { words });
    expect(record).toBeNull();
    expect(issues).toMatchObject([{ column: 'receiving_agency', value: 'Nobody' }]);
    expect(screen({ sex: 'F' }, { words }).record).toMatchObject({ sex: 'FEMALE' });
  });
});

describe('a row of referrals', () => {
  it('becomes a record with all columns, missing ones at their defaults', () => {
    const { record, issues, date } = screen({
      exploitation: 'labour',
      receiving_agency: 'RBC',
      triaged_in_time: 'yes',
      outcome: ' Housed ',
    });
    expect(issues).toEqual([]);
    expect(date).toBe('2025-05-01');
    expect(record).toMatchObject({
      reference: 'R1',
      quantity: 1,
      exploitation: ['LABOUR'],
      receiving_agency: 2,
      triaged_in_time: true,
      county_lines: null,
      outcome: 'Housed',
    });
    expect(Object.keys(record ?? {})).toEqual(referrals.columns.map(({ name }) => name));
  });

  it.each<{
    cells: Cells;
    context?: Parameters<typeof screen>[1];
    column: string;
    says: RegExp;
    because: string;
  }>([
    {
      cells: { reference: '  ' },
      column: 'reference',
      says: /^It is empty\. .* One line of at most 64 characters is accepted\.$/,
      because: 'the cell is required',
    },
    {
      cells: { received_on: '2026-11-25' },
      column: 'received_on',
      says: /future.*24 November 2026/,
      because: 'tomorrow is in the future',
    },
    {
      cells: { closed_on: '2026-11-25' },
      column: 'closed_on',
      says: /future/,
      because: 'every date is checked',
    },
    {
      cells: { received_on: '2025-07-01' },
      context: { quarter: '2025-26-Q1' },
      column: 'received_on',
      says: /outside.*1 April 2025 to 30 June 2025/,
      because: 'the day after the quarter',
    },
    {
      cells: { received_on: '2025-03-31' },
      context: { quarter: '2025-26-Q1' },
      column: 'received_on',
      says: /outside/,
      because: 'the day before the quarter',
    },
    {
      cells: { closed_on: '2025-04-30' },
      column: 'closed_on',
      says: /before "received on" \(1 May 2025\)/,
      because: 'it was closed before it was received',
    },
    {
      cells: { reasonable_grounds: 'POSITIVE', reasonable_grounds_on: '2025-04-30' },
      column: 'reasonable_grounds_on',
      says: /before "received on"/,
      because: 'it was decided before it was received',
    },
    {
      cells: { conclusive_grounds: 'POSITIVE', conclusive_grounds_on: '2025-04-30' },
      column: 'conclusive_grounds_on',
      says: /before "received on"/,
      because: 'it was decided before it was received',
    },
    {
      cells: {
        reasonable_grounds: 'POSITIVE',
        reasonable_grounds_on: '2025-06-02',
        conclusive_grounds: 'NEGATIVE',
        conclusive_grounds_on: '2025-06-01',
      },
      column: 'conclusive_grounds_on',
      says: /before "reasonable grounds on"/,
      because: 'the second decision came first',
    },
    {
      cells: { reasonable_grounds: 'POSITIVE' },
      column: 'reasonable_grounds_on',
      says: /empty, but "reasonable grounds" is filled/,
      because: 'a decision needs a day',
    },
    {
      cells: { reasonable_grounds_on: '2025-05-02' },
      column: 'reasonable_grounds',
      says: /empty, but "reasonable grounds on" is filled/,
      because: 'a day without a decision',
    },
    {
      cells: { conclusive_grounds: 'NEGATIVE' },
      column: 'conclusive_grounds_on',
      says: /empty/,
      because: 'a decision needs a day',
    },
    {
      cells: { conclusive_grounds_on: '2025-05-02' },
      column: 'conclusive_grounds',
      says: /empty/,
      because: 'a day without a decision',
    },
    {
      cells: { received_on: '2026-04-01', receiving_agency: 'FRIMLEY' },
      column: 'receiving_agency',
      says: /ended on 31 March 2026; use its successor, TVICB/,
      because: 'the agency ended the day before',
    },
    {
      cells: { received_on: '2026-03-31', receiving_agency: 'TVICB' },
      column: 'receiving_agency',
      says: /began on 1 April 2026/,
      because: 'the agency began a day later',
    },
    {
      cells: { received_on: '2026-04-01' },
      context: { from: 'FRIMLEY' },
      column: 'received_on',
      says: /sender did not exist.*TVICB/,
      because: 'the sender has ended',
    },
    {
      cells: { quantity: '0' },
      column: 'quantity',
      says: /from 1 to 100000/,
      because: 'a row counts at least one person',
    },
  ])('fails with $cells: $because', ({ cells, context, column, says }) => {
    const { record, issues } = screen(cells, context);
    expect(record).toBeNull();
    expect(issues).toEqual([
      {
        level: 'FAIL',
        row: 7,
        column,
        value: expect.any(String),
        message: expect.stringMatching(says),
      },
    ]);
  });

  it.each<{ cells: Cells; context?: Parameters<typeof screen>[1]; because: string }>([
    { cells: { received_on: '2026-11-24' }, because: 'today is not in the future' },
    {
      cells: { received_on: '2025-04-01' },
      context: { quarter: '2025-26-Q1' },
      because: 'the first day of the quarter',
    },
    {
      cells: { received_on: '2025-06-30' },
      context: { quarter: '2025-26-Q1' },
      because: 'the last day of the quarter',
    },
    { cells: { closed_on: '2025-05-01' }, because: 'it was closed on the day it was received' },
    {
      cells: {
        reasonable_grounds: 'POSITIVE',
        reasonable_grounds_on: '2025-05-01',
        conclusive_grounds: 'POSITIVE',
        conclusive_grounds_on: '2025-05-01',
      },
      because: 'it was decided on the day it was received',
    },
    {
      cells: { received_on: '2026-03-31', receiving_agency: 'FRIMLEY' },
      because: 'the last day of an agency',
    },
    {
      cells: { received_on: '2026-04-01', receiving_agency: 'TVICB' },
      because: 'the first day of an agency',
    },
    {
      cells: { received_on: '2019-05-01', area: 'Buckinghamshire' },
      because: "a successor's name is accepted for any date",
    },
    {
      cells: { pathway: 'MASH_CHILD', age_band: 'CHILD_17_OR_UNDER', area: 'Oxfordshire' },
      because: 'the county provides social care',
    },
    {
      cells: { pathway: 'MASH_CHILD', age_band: 'UNKNOWN' },
      because: 'a unitary council provides social care; an age may be unknown',
    },
    {
      cells: { area: 'Oxford' },
      because: 'an NRM referral may be coded to an Oxfordshire district',
    },
  ])('passes with $cells: $because', ({ cells, context }) => {
    expect(screen(cells, context).issues).toEqual([]);
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string; meant?: string }>([
    {
      cells: { pathway: 'MASH_CHILD', age_band: 'UNKNOWN', area: 'Oxford' },
      column: 'area',
      says: /do not provide social care.*E10000025/,
      meant: 'Oxfordshire',
      because: 'the county provides social care',
    },
    {
      cells: { pathway: 'ADULT_CONCERN', area: 'E07000178' },
      column: 'area',
      says: /do not provide social care/,
      meant: 'Oxfordshire',
      because: 'the county provides social care',
    },
    {
      cells: { pathway: 'MASH_CHILD' },
      column: 'age_band',
      says: /for children/,
      because: 'an adult at the children’s hub',
    },
    {
      cells: { pathway: 'ADULT_CONCERN', age_band: 'CHILD_17_OR_UNDER' },
      column: 'age_band',
      says: /for adults/,
      because: 'a child as an adult concern',
    },
    {
      cells: { pathway: 'DUTY_TO_NOTIFY', age_band: 'CHILD_17_OR_UNDER' },
      column: 'age_band',
      says: /for adults/,
      because: 'a child needs no consent',
    },
    {
      cells: {
        pathway: 'SUPPORT_SERVICE',
        reasonable_grounds: 'POSITIVE',
        reasonable_grounds_on: '2025-05-02',
      },
      column: 'reasonable_grounds',
      says: /Only NRM/,
      because: 'only NRM referrals are decided',
    },
    {
      cells: {
        pathway: 'SUPPORT_SERVICE',
        conclusive_grounds: 'POSITIVE',
        conclusive_grounds_on: '2025-05-02',
      },
      column: 'conclusive_grounds',
      says: /Only NRM/,
      because: 'only NRM referrals are decided',
    },
    {
      cells: { area: 'Wycombe' },
      column: 'area',
      says: /successor/,
      meant: 'Buckinghamshire',
      because: 'the district has ended',
    },
    {
      cells: { outcome: '=1+1' },
      column: 'outcome',
      says: /formula/,
      because: 'a spreadsheet would run it',
    },
  ])('warns with $cells and keeps the row: $because', ({ cells, column, says, meant }) => {
    const { record, issues } = screen(cells);
    expect(record).not.toBeNull();
    expect(issues).toEqual([
      {
        level: 'WARN',
        row: 7,
        column,
        value: cells[column] ?? expect.any(String),
        message: expect.stringMatching(says),
        ...(meant === undefined ? {} : { meant }),
      },
    ]);
  });

  it('names every cell that is wrong, and does not treat an invalid cell as an empty one', () => {
    const { issues } = screen({
      received_on: 'soon',
      pathway: 'X',
      reasonable_grounds: 'POSITIVE',
      reasonable_grounds_on: '32/01/2025',
    });
    expect(issues.map(({ column }) => column)).toEqual([
      'received_on',
      'pathway',
      'reasonable_grounds_on',
    ]);
  });

  it.each([
    { cells: ['R1'] },
    { cells: ['R1', '2025-05-01', 'NRM', 'UNKNOWN', 'Reading', 'more'] },
  ])('fails a row with more or fewer cells than the header: $cells', ({ cells }) => {
    const [sender] = [somePlaces.findAgency('TVP')];
    const screening =
      sender &&
      startScreening(
        {
          declaration: referrals,
          places: somePlaces,
          sender,
          quarter: null,
          today: '2026-11-24',
          bankHolidays: new Set<string>(),
        },
        Object.keys(whole),
      );
    expect(screening?.ok && screening.screenRow(3, cells)).toMatchObject({
      record: null,
      issues: [
        { level: 'FAIL', row: 3, column: null, message: expect.stringMatching(/header has 5/) },
      ],
    });
  });

  it.each([
    {
      tail: ['', ' ', ''],
      fails: false,
      because: 'spreadsheets write empty cells to the end of the sheet',
    },
    {
      tail: ['', 'note'],
      fails: true,
      because: 'text beyond the header may be a cell in the wrong place',
    },
  ])('accepts a row with $tail after its last cell: $because', ({ tail, fails }) => {
    const sender = somePlaces.findAgency('TVP');
    const context = {
      declaration: referrals,
      places: somePlaces,
      quarter: null,
      today: '2026-11-24',
      bankHolidays: new Set<string>(),
    };
    const screening =
      sender && startScreening({ ...context, sender }, [...Object.keys(whole), '', '']);
    if (!screening?.ok) throw new Error('The header is right');
    expect(screening.headerIssues).toEqual([]);
    const { record, issues } = screening.screenRow(3, [...Object.values(whole), ...tail]);
    expect(record === null).toBe(fails);
    expect(issues.map(({ message }) => message)).toEqual(
      fails ? [expect.stringMatching(/It has 7 cells where the header has 5/)] : [],
    );
  });

  it('fails for a cell without a usable value, even if it has text, but not in a column that is not read', () => {
    const sender = somePlaces.findAgency('TVP');
    const context = {
      declaration: referrals,
      places: somePlaces,
      quarter: null,
      today: '2026-11-24',
      bankHolidays: new Set<string>(),
    };
    const screening =
      sender && startScreening({ ...context, sender }, ['my notes', ...Object.keys(whole)]);
    if (!screening?.ok) throw new Error('The header is right');
    const cells = ['#N/A', ...Object.values({ ...whole, reference: '' })];
    const faults = new Map([
      [0, 'Cell A3 holds the error #N/A.'],
      [1, 'Cell B3 holds a formula.'],
    ]);
    expect(screening.screenRow(3, cells, faults)).toEqual({
      record: null,
      derived: [],
      date: '2025-05-01',
      issues: [
        {
          level: 'FAIL',
          row: 3,
          column: 'reference',
          value: '',
          message: 'Cell B3 holds a formula.',
        },
      ],
    });
  });

  it('shortens a long value, and quotes nothing that a screen would act on', () => {
    const { issues } = screen({ outcome: `\u001b[2J${'x'.repeat(5000)}` });
    expect(issues[0]?.value).toMatch(/^\ufffd\[2Jx+…$/);
    expect(issues[0]?.value?.length).toBeLessThan(110);
  });
});
