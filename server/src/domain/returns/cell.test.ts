import { describe, expect, it } from 'vitest';

import { ageBands, crimeTypes, exploitations, pathways, sexes } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { toAbsentValue, toCellReader } from './cell.js';
import { type ColumnKind, toPlainName } from './column.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';

const read = (kind: ColumnKind, text: string) =>
  toCellReader({ name: 'any', isRequired: false, kind }, somePlaces)(text);

describe('a word that no list knows', () => {
  const code = { type: 'code', list: sexes } as const;
  const codes = { type: 'codes', list: exploitations } as const;
  const readSaid = (kind: ColumnKind, said: Readonly<Record<string, string>>, text: string) =>
    toCellReader(
      { name: 'any', isRequired: false, kind },
      somePlaces,
      new Map(Object.entries(said)),
    )(text);

  it.each<{ kind: ColumnKind; text: string; unknown: readonly string[] | undefined }>([
    { kind: code, text: 'F', unknown: ['F'] },
    { kind: codes, text: 'labour; X; Y; X', unknown: ['X', 'Y'] },
    { kind: { type: 'yes-no' }, text: 'Y', unknown: ['Y'] },
    { kind: { type: 'area' }, text: 'Readin', unknown: ['Readin'] },
    { kind: { type: 'agency' }, text: 'Someone', unknown: ['Someone'] },
    { kind: { type: 'agencies' }, text: 'TVP;Someone', unknown: ['Someone'] },
    { kind: { type: 'area' }, text: 'TV-L-BUCKINGHAMSHIRE', unknown: undefined },
    { kind: { type: 'date' }, text: 'yesterday', unknown: undefined },
    { kind: { type: 'record' }, text: 'XYZ:R1', unknown: undefined },
  ])('is reported for "$text": $unknown', ({ kind, text, unknown }) => {
    const reading = read(kind, text);
    expect(reading.ok).toBe(false);
    expect(reading.unknown).toEqual(unknown);
  });

  it.each<{
    kind: ColumnKind;
    said: Readonly<Record<string, string>>;
    text: string;
    value: unknown;
    words: readonly string[];
  }>([
    { kind: code, said: { F: 'FEMALE' }, text: 'F', value: 'FEMALE', words: ['F'] },
    { kind: code, said: { F: 'FEMALE' }, text: 'f', value: 'FEMALE', words: ['f'] },
    { kind: code, said: { NK: '' }, text: 'NK', value: null, words: ['NK'] },
    {
      ...{ kind: codes, said: { X: 'SEXUAL' }, text: 'x; labour' },
      ...{ value: ['LABOUR', 'SEXUAL'], words: ['x'] },
    },
    { kind: codes, said: { X: '' }, text: 'x', value: [], words: ['x'] },
    { kind: { type: 'yes-no' }, said: { Y: 'YES' }, text: 'y', value: true, words: ['y'] },
    {
      ...{ kind: { type: 'area' }, said: { RDG: 'E06000038' }, text: 'Rdg' },
      ...{ value: 'E06000038', words: ['Rdg'] },
    },
  ])('is read by the agency’s earlier choice: $text', ({ kind, said, text, value, words }) => {
    expect(readSaid(kind, said, text)).toEqual({ ok: true, value, said: words });
  });

  it('never changes what a word of the list means', () => {
    expect(readSaid(code, { FEMALE: 'MALE' }, 'female')).toEqual({ ok: true, value: 'FEMALE' });
  });

  it('is asked about again once its entry is no longer in the list', () => {
    expect(readSaid(code, { F: 'WOMAN' }, 'F')).toMatchObject({ ok: false, unknown: ['F'] });
  });

  it('does not mean an empty cell if every row must have a value', () => {
    const column = { name: 'any', isRequired: true, kind: code };
    const reading = toCellReader(column, somePlaces, new Map([['NK', '']]))('NK');
    expect(reading).toMatchObject({ ok: false, unknown: ['NK'] });
  });

  it('is reported without those that the agency has explained, in the words of the file', () => {
    const reading = readSaid(codes, { X: 'SEXUAL' }, 'x; Z');
    expect(reading).toMatchObject({ ok: false, unknown: ['Z'], said: ['x'] });
    expect(reading).toMatchObject({ message: expect.stringContaining('"Z" is not in the list') });
  });

  it('is quoted without what a screen would act on, and shortened', () => {
    const quoted = (text: string) => readSaid(codes, {}, text);
    expect(quoted('Z\u202e')).toMatchObject({
      message: expect.stringMatching(/^"Z\u{fffd}" is not/u),
    });
    expect(quoted('Z'.repeat(32_000))).toMatchObject({
      message: expect.stringMatching(/^"Z{100}…" is not/),
    });
  });
});

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
      because: 'any letter case',
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
      because: 'a label in any letter case',
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
    { kind: { type: 'yes-no' }, text: 'Yes', value: true, because: 'any letter case' },
    { kind: { type: 'yes-no' }, text: 'NO', value: false, because: 'no is an answer' },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '1',
      value: 1,
      because: 'the least is allowed',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '9',
      value: 9,
      because: 'the most is allowed',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '0',
      value: 0,
      because: 'the least is allowed',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '24',
      value: 24,
      because: 'the most is allowed',
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
      because: 'a fraction that no binary number holds',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '1.1',
      value: 110,
      because: 'one decimal is tens of pence',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '9',
      value: 900,
      because: 'the most is allowed',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '£1,234.56',
      value: 123_456,
      because: 'as a spreadsheet shows it',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1,234',
      value: 123_400,
      because: 'pounds have no three decimals, so these are thousands',
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
      because: 'the least is allowed',
    },
    {
      kind: { type: 'quarter' },
      text: '2025-26-q1',
      value: '2025-04-01',
      because: 'a key in any letter case',
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
      because: 'the first quarter there may be',
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
    { kind: { type: 'record' }, text: 'D-17', value: 'D-17', because: 'a record of its own' },
    {
      kind: { type: 'record' },
      text: 'rbc: D-17',
      value: 'RBC:D-17',
      because: 'a record of another agency, its code as it is known',
    },
    {
      kind: { type: 'record' },
      text: 'TVP:2025:17',
      value: 'TVP:2025:17',
      because: 'a reference may hold a colon after its agency',
    },
    { kind: { type: 'area' }, text: 'E06000038', value: 'E06000038', because: 'a code' },
    {
      kind: { type: 'area' },
      text: 'e06000038',
      value: 'E06000038',
      because: 'a code in small letters',
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
    { kind: { type: 'agency' }, text: 'rbc', value: 2, because: 'a code in small letters' },
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
      because: 'a space that does not break',
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

  it.each<{ kind: ColumnKind; text: string; says: RegExp; because: string }>([
    {
      kind: { type: 'date' },
      text: '31/04/2025',
      says: /YYYY-MM-DD or DD\/MM\/YYYY/,
      because: 'April has 30 days',
    },
    {
      kind: { type: 'date' },
      text: '2025-02-29',
      says: /not a date/,
      because: '2025 is no leap year',
    },
    {
      kind: { type: 'date' },
      text: '04/25/2025',
      says: /not a date/,
      because: 'there is no month 25',
    },
    {
      kind: { type: 'date' },
      text: '45777',
      says: /not a date/,
      because: "a spreadsheet's inner number is no date",
    },
    {
      kind: { type: 'date' },
      text: '1/4/2025',
      says: /DD\/MM\/YYYY/,
      because: 'it may be the American way',
    },
    { kind: { type: 'date' }, text: '2025-4-1', says: /YYYY-MM-DD/, because: 'a digit is missing' },
    {
      kind: { type: 'date' },
      text: '01-04-2025',
      says: /not a date/,
      because: 'neither of the two ways',
    },
    {
      kind: { type: 'date' },
      text: '01/04/25',
      says: /not a date/,
      because: 'a century is missing',
    },
    {
      kind: { type: 'date' },
      text: '1999-12-31',
      says: /from 1 January 2000/,
      because: 'nothing is that old',
    },
    {
      kind: { type: 'code', list: pathways },
      text: 'NRMS',
      says: /Accepted: NRM, DUTY_TO_NOTIFY/,
      because: 'not in the list',
    },
    {
      kind: { type: 'code', list: pathways },
      text: 'toString',
      says: /Accepted/,
      because: 'an object has that, the list does not',
    },
    {
      kind: { type: 'number', least: 0, most: 24, decimals: 2 },
      text: '1.255',
      says: /at most two/,
      because: 'a third decimal',
    },
    {
      kind: { type: 'number', least: 0, most: 2400 },
      text: '1,200',
      says: /in digits/,
      because: 'it may be 1.2 or 1,200',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '9.01',
      says: /more than 9/,
      because: 'a penny too many',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '-0.01',
      says: /negative/,
      because: 'a penny too few',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1.234',
      says: /not an amount.*1234\.56/,
      because: 'pence have two digits',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1,23',
      says: /not an amount/,
      because: 'a comma is no point',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1.234,56',
      says: /not an amount/,
      because: 'not the British way',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '12,34,567',
      says: /not an amount/,
      because: 'thousands have three digits',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '(5.00)',
      says: /not an amount/,
      because: "an accountant's minus",
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1e5',
      says: /not an amount/,
      because: 'a number as a machine writes it',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '5k',
      says: /not an amount/,
      because: 'thousands are written out',
    },
    {
      kind: { type: 'quarter' },
      text: '2025-27-Q1',
      says: /not a financial quarter/,
      because: 'its years do not follow each other',
    },
    {
      kind: { type: 'quarter' },
      text: '2025-Q1',
      says: /2025-26-Q1 or Q1 2025\/26/,
      because: 'a calendar quarter',
    },
    {
      kind: { type: 'quarter' },
      text: 'Q5 2025/26',
      says: /not a financial quarter/,
      because: 'there are four',
    },
    {
      kind: { type: 'quarter' },
      text: '1999-00-Q3',
      says: /before the year 2000/,
      because: 'nothing is that old',
    },
    {
      kind: { type: 'agencies' },
      text: 'RBC;XYZ',
      says: /"XYZ" is not an agency/,
      because: 'the wrong one is named',
    },
    {
      kind: { type: 'agencies' },
      text: 'RBC;rbc',
      says: /"rbc" is named twice/,
      because: 'each once',
    },
    {
      kind: { type: 'sentences' },
      text: 'x'.repeat(2001),
      says: /At most 2000/,
      because: 'a character too many',
    },
    {
      kind: { type: 'codes', list: exploitations },
      text: 'CRIMINAL;LABOR',
      says: /"LABOR".*LABOUR/,
      because: 'the wrong one is named',
    },
    {
      kind: { type: 'yes-no' },
      text: 'Y',
      says: /YES, NO, or an empty cell/,
      because: 'only the words',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '0',
      says: /from 1 to 9/,
      because: 'below the least',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '10',
      says: /from 1 to 9/,
      because: 'above the most',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '1.0',
      says: /digits only/,
      because: 'a point',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9000, absent: 1 },
      text: '1,000',
      says: /digits only/,
      because: 'a separator',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '９',
      says: /digits only/,
      because: 'a digit of another width',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9000, absent: 1 },
      text: '1e3',
      says: /digits only/,
      because: 'a power of ten',
    },
    {
      kind: { type: 'whole-number', least: 0, most: 9, absent: 1 },
      text: '-0',
      says: /digits only/,
      because: 'a sign',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '-1',
      says: /digits only/,
      because: 'a sign',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '24.0001',
      says: /from 0 to 24/,
      because: 'above the most',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1.23456',
      says: /at most four/,
      because: 'five decimals',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '-1',
      says: /in digits/,
      because: 'a sign',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1,5',
      says: /in digits/,
      because: 'a comma',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1e1',
      says: /in digits/,
      because: 'a power of ten',
    },
    {
      kind: { type: 'record' },
      text: 'XYZ:D-17',
      says: /No agency has the code or name before the colon/,
      because: 'not known',
    },
    {
      kind: { type: 'record' },
      text: 'TVP: ',
      says: /names an agency but no record/,
      because: 'nothing after the colon',
    },
    {
      kind: { type: 'record' },
      text: `TVP:${'x'.repeat(65)}`,
      says: /65 characters long/,
      because: 'too long',
    },
    {
      kind: { type: 'area' },
      text: 'Atlantis',
      says: /No area has this code or name/,
      because: 'not known',
    },
    {
      kind: { type: 'area' },
      text: 'Berkshire',
      says: /holds several districts/,
      because: 'a county other than Oxfordshire',
    },
    {
      kind: { type: 'area' },
      text: 'TV-L-MILTON-KEYNES',
      says: /holds several districts/,
      because: 'a command unit',
    },
    {
      kind: { type: 'agency' },
      text: 'XYZ',
      says: /No agency has this code or name/,
      because: 'not known',
    },
    {
      kind: { type: 'reference' },
      text: 'x'.repeat(65),
      says: /65 characters long. At most 64/,
      because: 'too long',
    },
    { kind: { type: 'label' }, text: 'x'.repeat(201), says: /At most 200/, because: 'too long' },
    { kind: { type: 'label' }, text: 'two\nlines', says: /line break/, because: 'a line break' },
    {
      kind: { type: 'reference' },
      text: 'a\u001b[31m',
      says: /invisible character/,
      because: 'a terminal would obey it',
    },
    {
      kind: { type: 'reference' },
      text: 'a\u202eb',
      says: /invisible character/,
      because: 'it turns the text round',
    },
    {
      kind: { type: 'reference' },
      text: 'a\u3164b',
      says: /invisible character/,
      because: 'a letter that is blank',
    },
    {
      kind: { type: 'reference' },
      text: 'a\u200bb',
      says: /invisible character/,
      because: 'two references would look the same',
    },
  ])('refuses "$text": $because', ({ kind, text, says }) => {
    expect({ ...read(kind, text), unknown: undefined }).toEqual({
      ok: false,
      message: expect.stringMatching(says),
    });
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

  it("takes the column's default if it is empty", () => {
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

  it('never takes the label of one code for another code', () => {
    for (const { kind } of [...referrals.columns, ...reports.columns]) {
      if (kind.type !== 'code' && kind.type !== 'codes') continue;
      const spellings = Object.entries(kind.list).flatMap(([code, label]) => [
        ...new Set([toPlainName(code), toPlainName(label)]),
      ]);
      expect(new Set(spellings).size).toBe(spellings.length);
    }
  });
});
