import { describe, expect, it } from 'vitest';

import { findUnsuited, isBareDash, readNumbers } from './read-numbers.js';

const none = { value: null, lower: null, upper: null, tolerance: null };

describe('readNumbers', () => {
  it.each([
    { text: '660', is: { value: 660 }, because: 'it is a number' },
    { text: ' 1,234.5 ', is: { value: 1234.5 }, because: 'commas separate thousands' },
    { text: '75%', is: { value: 75 }, because: 'that is how the table shows a share' },
    {
      text: '8% or less',
      is: { value: 8 },
      because: 'that is how the table shows a target if lower is better',
    },
    { text: '£1,000', is: { value: 1000 }, because: 'that is how a spreadsheet shows money' },
    { text: '0', is: { value: 0 }, because: '0 is a target' },
    { text: '600 to 700', is: { lower: 600, upper: 700 }, because: 'it is a band' },
    {
      text: '\u22121.25% to +1.25%',
      is: { lower: -1.25, upper: 1.25 },
      because: 'that is how the table shows a band around zero',
    },
    {
      text: '660 ± 33',
      is: { value: 660, tolerance: 33 },
      because: 'its tolerance is not the default',
    },
    { text: '660±', is: null, because: 'the tolerance is missing' },
    { text: '', is: {}, because: 'an empty cell sets no target' },
    { text: '–', is: null, because: 'it may be 0 or nothing' },
    { text: ' - ', is: null, because: 'that is how a spreadsheet’s accounting format shows 0' },
    { text: 'None', is: {}, because: 'it means no target' },
    { text: '1,5', is: null, because: 'it is not 15' },
    { text: '1 234', is: null, because: 'a space may mean anything' },
    { text: '600 to 700 to 800', is: null, because: 'a band has two edges' },
    { text: '5 to', is: null, because: 'a band has two edges' },
    { text: 'many', is: null, because: 'it is not a number' },
    { text: '1e3', is: null, because: 'a spreadsheet rounds a number that it shows like this' },
    { text: '#REF!', is: null, because: 'it is a spreadsheet error' },
  ])('reads "$text" as $is: $because', ({ text, is }) => {
    expect(readNumbers(text)).toEqual(is && { ...none, ...is });
  });
});

describe('isBareDash', () => {
  it.each(['-', ' - ', '–', '—', '\u2212', '£ -', '-%'])('finds no number in "%s"', (text) => {
    expect(isBareDash(text)).toBe(true);
  });
  it.each(['', '0', '-5', '£-5', '1 - 2', 'none'])('leaves "%s" to be read', (text) => {
    expect(isBareDash(text)).toBe(false);
  });
});

describe('findUnsuited', () => {
  const count = { name: 'Seizures', direction: 'HIGHER', unit: 'COUNT' } as const;
  const share = { name: 'Share', direction: 'HIGHER', unit: 'PERCENT' } as const;
  const vacancies = { name: 'Vacancies', direction: 'LOWER', unit: 'PERCENT' } as const;
  const balance = { name: 'Balance', direction: 'NEAREST', unit: 'PERCENT' } as const;
  const money = { name: 'Money', direction: 'HIGHER', unit: 'GBP' } as const;

  it.each([
    { text: '75% or less', of: share, because: /^is the wrong way round: higher is better/ },
    { text: '8 OR MORE', of: vacancies, because: /^is the wrong way round: lower is better/ },
    { text: '1.25% or less', of: balance, because: /^cannot be set for Balance: the nearer/ },
    { text: '660%', of: count, because: /^is a percentage, and Seizures is not/ },
    { text: '660 ± 5%', of: count, because: /^is a percentage/ },
    { text: '5% to 8%', of: money, because: /^is a percentage/ },
    { text: '£5', of: count, because: /^is an amount of money, and Seizures is not/ },
    { text: '£5 to £8', of: share, because: /^is an amount of money/ },
  ])('says why "$text" does not suit $of.name', ({ text, of, because }) => {
    expect(findUnsuited(text, of)).toMatch(because);
  });

  it.each([
    { text: '75% or more', of: share },
    { text: '8% or less', of: vacancies },
    { text: '\u22121.25% to +1.25%', of: balance },
    { text: '660 ± 5', of: count },
    { text: '£1,000 ± £50', of: money },
    { text: '75', of: share },
    { text: '', of: count },
  ])('accepts "$text" for $of.name', ({ text, of }) => {
    expect(findUnsuited(text, of)).toBeNull();
  });
});
