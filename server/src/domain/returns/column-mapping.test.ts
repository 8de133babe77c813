import { describe, expect, it } from 'vitest';

import { toPlainName } from './column.js';
import { guessColumns, mapColumns } from './column-mapping.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';
import { resources } from './resources.js';

const told = (remembered: Readonly<Record<string, string | null>> = {}) =>
  new Map(Object.entries(remembered).map(([heading, column]) => [toPlainName(heading), column]));

const columnsOf = (
  header: readonly string[],
  remembered: Readonly<Record<string, string | null>> = {},
) =>
  mapColumns(resources.columns, header, told(remembered)).map(({ column, origin }) => [
    column,
    origin,
  ]);

describe('mapColumns', () => {
  it.each([
    { heading: 'hours_committed', as: ['hours_committed', 'NAME'], because: 'it is its name' },
    {
      heading: 'Hours Committed',
      as: ['hours_committed', 'NAME'],
      because: 'case does not matter',
    },
    { heading: 'Budget (£)', as: ['budget_pounds', 'LABEL'], because: '£ means pounds' },
    { heading: 'Spent', as: [null, 'NONE'], because: 'nothing says what it is' },
    { heading: '', as: [null, 'NONE'], because: 'it has no name' },
  ])('maps "$heading" to $as: $because', ({ heading, as }) => {
    expect(columnsOf([heading])).toEqual([as]);
  });

  it('repeats what the agency chose before, including leaving a column out', () => {
    expect(columnsOf(['SPENT ', 'Manager'], { Spent: 'actual_pounds', Manager: null })).toEqual([
      ['actual_pounds', 'REMEMBERED'],
      [null, 'REMEMBERED'],
    ]);
  });

  it("prefers a column's own name to what was remembered, and uses it only once", () => {
    expect(columnsOf(['Spent', 'actual_pounds'], { Spent: 'actual_pounds' })).toEqual([
      [null, 'NONE'],
      ['actual_pounds', 'NAME'],
    ]);
  });

  it('forgets a match with a column that no longer exists', () => {
    expect(columnsOf(['Spent'], { Spent: 'spent_groats' })).toEqual([[null, 'NONE']]);
  });
});

describe('guessColumns', () => {
  const guess = (columns: typeof resources.columns, header: readonly string[]) =>
    guessColumns(columns, mapColumns(columns, header, new Map())).map(({ column, origin }) =>
      origin === 'GUESS' ? column : origin,
    );

  it('recognises headings that councils use for referrals, even if they share no word with a column', () => {
    const headings = {
      'Our ref': 'reference',
      'Date of referral': 'received_on',
      'Type of referral': 'pathway',
      'Age group': 'age_band',
      Gender: 'sex',
      District: 'area',
      'Type of concern': 'exploitation',
      'County lines?': 'county_lines',
      'Who referred': 'NONE',
      'Sent on to': 'receiving_agency',
      RAG: 'priority',
      'Screened in time?': 'triaged_in_time',
      'RG date': 'reasonable_grounds_on',
      'RG decision': 'reasonable_grounds',
      'Been before (12m)?': 'repeat_within_12_months',
      Result: 'outcome',
      'Date closed': 'closed_on',
      'Allocated worker': 'NONE',
    };
    expect(
      guess(referrals.columns, Object.keys(headings)).map((each) =>
        each === 'LABEL' ? 'county_lines' : each,
      ),
    ).toEqual(Object.values(headings));
  });

  it.each(['Child/Adult', 'Adult or child?'])('guesses that %s is the age', (heading) => {
    expect(guess(referrals.columns, [heading])).toEqual(['age_band']);
  });

  it('guesses by similar words, each column once', () => {
    expect(
      guess(resources.columns, [
        'Period',
        'Strand',
        'LA',
        'Staff team',
        'Funding',
        'Hrs committed',
        'Spend £',
        'Line manager',
      ]),
    ).toEqual([
      ...['quarter', 'objective', 'area', 'staff_group', 'funding_source', 'hours_committed'],
      ...['actual_pounds', 'NONE'],
    ]);
    expect(guess(reports.columns, ['Ref', 'Date received', 'Crime category'])).toEqual([
      ...['reference', 'received_on', 'crime_type'],
    ]);
  });

  it('leaves known headings unchanged', () => {
    expect(guess(resources.columns, ['area', 'LA'])).toEqual(['NAME', 'NONE']);
  });
});
