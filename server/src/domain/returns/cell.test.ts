import { describe, expect, it } from 'vitest';

import { ageBands, crimeTypes, exploitations, pathways, sexes } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { toAbsentValue, toCellReader } from './cell.js';
import { type ColumnKind, toPlainName } from './column.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';

const read = (kind: ColumnKind, text: string) =>
  toCellReader({ name: 'any', isRequired: false, kind }, somePlaces)(text);

describe('a cell', () => {
  it.each<{ kind: ColumnKind; text: string; value: unknown; because: string }>([
    { kind: { type: 'date' }, text: '2025-04-30', value: '2025-04-30', because: 'the ISO way' },
    {
      kind: { type: 'date' },
      text: '05/04/2025',
      value: '2025-04-05',
      because: 'the British way, the day first',
    },
    {
      kind: { type: 'date' },
      text: '29/02/2024',
      value: '2024-02-29',
      because: 'a leap day exists',
    },
    {
      kind: { type: 'code', list: pathways },
      text: 'nrm',
      value: 'NRM',
      because: 'any case',
    },
    {
      kind: { type: 'code', list: pathways },
      text: 'National referral-mechanism',
      value: 'NRM',
      because: 'a label for its code',
    },
    {
      kind: { type: 'code', list: ageBands },
      text: 'child (17 OR under)',
      value: 'CHILD_17_OR_UNDER',
      because: 'a label in any case',
    },
    {
      kind: { type: 'code', list: ageBands },
      text: 'Adult 18 or over',
      value: 'ADULT_18_OR_OVER',
      because: 'spaces for underscores',
    },
    {
      kind: { type: 'code', list: sexes },
      text: 'not-known',
      value: 'UNKNOWN',
      because: 'a hyphen for a space in a label',
    },
    {
      kind: { type: 'codes', list: exploitations },
      text: 'sexual; CRIMINAL;;sexual',
      value: ['CRIMINAL', 'SEXUAL'],
      because: 'each once, in the order of the list',
    },
    {
      kind: { type: 'code', list: crimeTypes },
      text: 'Modern slavery & human trafficking',
      value: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
      because: 'an ampersand for its word',
    },
    { kind: { type: 'yes-no' }, text: 'Yes', value: true, because: 'any case' },
    { kind: { type: 'yes-no' }, text: 'NO', value: false, because: 'no is an answer' },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '1',
      value: 1,
      because: 'the smallest value is allowed',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '9',
      value: 9,
      because: 'the largest value is allowed',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '0',
      value: 0,
      because: 'the smallest value is allowed',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '24',
      value: 24,
      because: 'the largest value is allowed',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1.2345',
      value: 1.2345,
      because: 'four decimals',
    },
    {
      kind: { type: 'number', least: 0, most: 24, decimals: 2 },
      text: '1.25',
      value: 1.25,
      because: 'two decimals',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '0.29',
      value: 29,
      because: 'a fraction without an exact binary form',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '1.1',
      value: 110,
      because: 'one decimal is ten pence',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '9',
      value: 900,
      because: 'the largest value is allowed',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '£1,234.56',
      value: 123_456,
      because: 'an amount as a spreadsheet shows it',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1,234',
      value: 123_400,
      because: 'pounds never have three decimals, so the comma separates thousands',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '9,999,999,999.99',
      value: 999_999_999_999,
      because: 'exact to the penny',
    },
    {
      kind: { type: 'pounds', least: -9, most: 9 },
      text: '-£9.00',
      value: -900,
      because: 'the smallest value is allowed',
    },
    {
      kind: { type: 'quarter' },
      text: '2025-26-q1',
      value: '2025-04-01',
      because: 'a key in any case',
    },
    { kind: { type: 'quarter' }, text: 'Q4 2025/26', value: '2026-01-01', because: 'a label' },
    {
      kind: { type: 'quarter' },
      text: 'q4  2025/26',
      value: '2026-01-01',
      because: 'a label as people type it',
    },
    {
      kind: { type: 'quarter' },
      text: '1999-00-Q4',
      value: '2000-01-01',
      because: 'the earliest quarter',
    },
    {
      kind: { type: 'agencies' },
      text: 'frimley; RBC;',
      value: [2, 3],
      because: 'in the order of their ids',
    },
    {
      kind: { type: 'sentences' },
      text: 'x'.repeat(2000),
      value: 'x'.repeat(2000),
      because: '2,000 characters are allowed',
    },
    { kind: { type: 'record' }, text: 'D-17', value: 'D-17', because: 'a record of the sender' },
    {
      kind: { type: 'record' },
      text: 'rbc: D-17',
      value: 'RBC:D-17',
      because: 'another agency’s record, with its code in capitals',
    },
    {
      kind: { type: 'record' },
      text: 'TVP:2025:17',
      value: 'TVP:2025:17',
      because: 'a reference may contain a colon after its agency',
    },
    { kind: { type: 'area' }, text: 'E06000038', value: 'E06000038', because: 'a code' },
    {
      kind: { type: 'area' },
      text: 'e06000038',
      value: 'E06000038',
      because: 'a code in lower case',
    },
    {
      kind: { type: 'area' },
      text: 'milton keynes',
      value: 'E06000042',
      because: 'the district, not the command unit of the same name',
    },
    {
      kind: { type: 'area' },
      text: 'Buckinghamshire',
      value: 'E06000060',
      because: 'the district, neither county nor command unit',
    },
    {
      kind: { type: 'area' },
      text: 'Oxfordshire',
      value: 'E10000025',
      because: 'the county, not the command unit',
    },
    { kind: { type: 'area' }, text: 'Thames Valley', value: 'E23000029', because: 'the force' },
    { kind: { type: 'agency' }, text: 'rbc', value: 2, because: 'a code in lower case' },
    { kind: { type: 'agency' }, text: 'Reading Borough Council', value: 2, because: 'a name' },
    {
      kind: { type: 'reference' },
      text: 'x'.repeat(64),
      value: 'x'.repeat(64),
      because: '64 characters are allowed',
    },
    {
      kind: { type: 'area' },
      text: 'Milton\u00a0Keynes',
      value: 'E06000042',
      because: 'a non-breaking space',
    },
    {
      kind: { type: 'reference' },
      text: '\u{1f600}'.repeat(64),
      value: '\u{1f600}'.repeat(64),
      because: 'each counts as one character',
    },
    {
      kind: { type: 'reference' },
      text: 'e\u0301'.repeat(64),
      value: 'é'.repeat(64),
      because: 'a letter and its accent are one',
    },
    { kind: { type: 'label' }, text: 'e\u0301', value: 'é', because: 'one way to write a letter' },
  ])('reads "$text" as $value: $because', ({ kind, text, value }) => {
    expect(read(kind, text)).toEqual({ ok: true, value });
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)'])(
    'keeps %j as text and asks whether it is meant',
    (text) => {
      expect(read({ type: 'label' }, text)).toEqual({
        ok: true,
        value: text,
        warning: expect.stringContaining('formula'),
      });
    },
  );

  it('accepts a former district as its successor, with a warning that names it', () => {
    expect(read({ type: 'area' }, 'Wycombe')).toEqual({
      ok: true,
      value: 'E06000060',
      warning: expect.stringMatching(/ended on 31 March 2020.*Buckinghamshire \(E06000060\)/),
      meant: 'Buckinghamshire',
    });
    expect(read({ type: 'area' }, 'E07000007')).toMatchObject({ value: 'E06000060' });
  });

  it("has the column's default if it is empty", () => {
    const quantity = referrals.columns.find(({ name }) => name === 'quantity');
    expect(quantity && toAbsentValue(quantity)).toBe(1);
    expect(
      toAbsentValue({
        name: 'any',
        isRequired: false,
        kind: { type: 'codes', list: exploitations },
      }),
    ).toEqual([]);
    expect(toAbsentValue({ name: 'any', isRequired: false, kind: { type: 'yes-no' } })).toBeNull();
  });

  it('never reads the label of one code as another code', () => {
    for (const { kind } of [...referrals.columns, ...reports.columns]) {
      if (kind.type !== 'code' && kind.type !== 'codes') continue;
      const spellings = Object.entries(kind.list).flatMap(([code, label]) => [
        ...new Set([toPlainName(code), toPlainName(label)]),
      ]);
      expect(new Set(spellings).size).toBe(spellings.length);
    }
  });
});
