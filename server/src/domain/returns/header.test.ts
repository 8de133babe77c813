import { describe, expect, it } from 'vitest';

import { matchHeader } from './header.js';
import { referrals } from './referrals.js';

const required = ['reference', 'received_on', 'pathway', 'age_band', 'area'];
const match = (header: readonly string[]) => matchHeader(referrals.columns, header);

describe('matchHeader', () => {
  it('finds columns in any order and case, with spaces or hyphens instead of underscores', () => {
    const matched = match(['AREA', 'Age band', 'pathway', 'received-on', ' Reference ', 'sex']);
    expect(matched).toMatchObject({ ok: true, width: 6, issues: [] });
    expect(matched.ok && matched.positions.slice(0, 8)).toEqual([4, 3, 2, 1, 0, -1, -1, 5]);
  });

  it('warns about an unknown column by name, and about one without a name', () => {
    const matched = match([...required, 'officer', '', 'sex']);
    expect(matched.ok && matched.issues).toEqual([
      {
        level: 'WARN',
        row: 1,
        column: 'officer',
        value: 'officer',
        message: expect.stringContaining('not read'),
      },
      {
        level: 'WARN',
        row: 1,
        column: null,
        value: '',
        message: expect.stringContaining('Column 7 has no name'),
      },
    ]);
  });

  it('ignores cells without a name at the end, which spreadsheets write', () => {
    expect(match([...required, '', ' ', ''])).toMatchObject({ ok: true, width: 5, issues: [] });
  });

  it.each([
    {
      header: ['name', 'address'],
      says: /no known column name.*reference, received_on/,
      because: 'no column is known',
    },
    { header: [], says: /no known column name/, because: 'the row is empty' },
    {
      header: ['reference', 'pathway', 'area'],
      says: /lacks received_on, age_band/,
      because: 'the missing ones are named',
    },
    {
      header: [...required, 'sex', 'SEX'],
      says: /^sex appears more than once/,
      because: 'it is unclear which of the two is meant',
    },
    {
      header: [...required, 'Age Band', 'sex', 'sex'],
      says: /^age_band, sex appear more than once/,
      because: 'all of them are named',
    },
    {
      header: [...required, ...Array.from({ length: 96 }, (_, index) => `c${index}`)],
      says: /101 columns; at most 100/,
      because: 'returns never have so many columns',
    },
  ])('refuses $header: $because', ({ header, says }) => {
    expect(match(header)).toEqual({ ok: false, message: expect.stringMatching(says) });
  });
});
