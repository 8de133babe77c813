import { describe, expect, it } from 'vitest';

import { ageBands, crimeTypes, exploitations, pathways, sexes } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { toAbsentValue, toCellReader } from './cell.js';
import { type ColumnKind, toPlainName } from './column.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';

const read = (kind: ColumnKind, text: string) =>
  toCellReader({ name: 'any', isRequired: false, kind }, somePlaces)(text);

/** Texts that a cell of a kind may hold, the value of each, and why it is read so. */
const accepted = (kind: ColumnKind, texts: readonly (readonly [string, unknown, string])[]) =>
  texts.map(([text, value, because]) => ({ kind, text, value, because }));

describe('a cell', () => {
  it.each([
    ...accepted({ type: 'date' }, [
      ['2025-04-30', '2025-04-30', 'the ISO way'],
      ['05/04/2025', '2025-04-05', 'the British way, the day first'],
      ['29/02/2024', '2024-02-29', 'a leap day exists'],
    ]),
    ...accepted({ type: 'code', list: pathways }, [
      ['nrm', 'NRM', 'any case'],
      ['National referral-mechanism', 'NRM', 'a label for its code'],
    ]),
    ...accepted({ type: 'code', list: ageBands }, [
      ['child (17 OR under)', 'CHILD_17_OR_UNDER', 'a label in any case'],
      ['Adult 18 or over', 'ADULT_18_OR_OVER', 'spaces for underscores'],
    ]),
    ...accepted({ type: 'code', list: sexes }, [
      ['not-known', 'UNKNOWN', 'a hyphen for a space in a label'],
    ]),
    ...accepted({ type: 'codes', list: exploitations }, [
      ['sexual; CRIMINAL;;sexual', ['CRIMINAL', 'SEXUAL'], 'each once, in the order of the list'],
    ]),
    ...accepted({ type: 'code', list: crimeTypes }, [
      [
        'Modern slavery & human trafficking',
        'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
        'an ampersand for the word',
      ],
    ]),
    ...accepted({ type: 'yes-no' }, [
      ['Yes', true, 'any case'],
      ['NO', false, 'no is an answer'],
    ]),
    ...accepted({ type: 'whole-number', least: 1, most: 9, absent: 1 }, [
      ['1', 1, 'the smallest value is allowed'],
      ['9', 9, 'the largest value is allowed'],
    ]),
    ...accepted({ type: 'number', least: 0, most: 24 }, [
      ['0', 0, 'the smallest value is allowed'],
      ['24', 24, 'the largest value is allowed'],
      ['1.2345', 1.2345, 'four decimals'],
    ]),
    ...accepted({ type: 'number', least: 0, most: 24, decimals: 2 }, [
      ['1.25', 1.25, 'two decimals'],
    ]),
    ...accepted({ type: 'pounds', least: 0, most: 9 }, [
      ['0.29', 29, 'a fraction without an exact binary form'],
      ['1.1', 110, 'one decimal is ten pence'],
      ['9', 900, 'the largest value is allowed'],
    ]),
    ...accepted({ type: 'pounds', least: 0, most: 1e10 }, [
      ['£1,234.56', 123_456, 'an amount as a spreadsheet shows it'],
      ['1,234', 123_400, 'pounds never have three decimals, so the comma separates thousands'],
      ['9,999,999,999.99', 999_999_999_999, 'exact to the penny'],
    ]),
    ...accepted({ type: 'pounds', least: -9, most: 9 }, [
      ['-£9.00', -900, 'the smallest value is allowed'],
    ]),
    ...accepted({ type: 'quarter' }, [
      ['2025-26-q1', '2025-04-01', 'a key in any case'],
      ['Q4 2025/26', '2026-01-01', 'a label'],
      ['q4  2025/26', '2026-01-01', 'a label as people type it'],
      ['1999-00-Q4', '2000-01-01', 'the earliest quarter'],
    ]),
    ...accepted({ type: 'agencies' }, [['frimley; RBC;', [2, 3], 'in the order of their ids']]),
    ...accepted({ type: 'sentences' }, [
      ['x'.repeat(2000), 'x'.repeat(2000), '2,000 characters are allowed'],
    ]),
    ...accepted({ type: 'record' }, [
      ['D-17', 'D-17', 'a record of the sender'],
      ['rbc: D-17', 'RBC:D-17', 'another agency’s record, with its code in capitals'],
      ['TVP:2025:17', 'TVP:2025:17', 'a reference may contain a colon after its agency'],
    ]),
    ...accepted({ type: 'area' }, [
      ['E06000038', 'E06000038', 'a code'],
      ['e06000038', 'E06000038', 'a code in lower case'],
      ['milton keynes', 'E06000042', 'the district, not the command unit of the same name'],
      ['Buckinghamshire', 'E06000060', 'the district, neither county nor command unit'],
      ['Oxfordshire', 'E10000025', 'the county, not the command unit'],
      ['Thames Valley', 'E23000029', 'the force'],
    ]),
    ...accepted({ type: 'agency' }, [
      ['rbc', 2, 'a code in lower case'],
      ['Reading Borough Council', 2, 'a name'],
    ]),
    ...accepted({ type: 'reference' }, [
      ['x'.repeat(64), 'x'.repeat(64), '64 characters are allowed'],
    ]),
    ...accepted({ type: 'area' }, [['Milton\u00a0Keynes', 'E06000042', 'a non-breaking space']]),
    ...accepted({ type: 'reference' }, [
      ['\u{1f600}'.repeat(64), '\u{1f600}'.repeat(64), 'each counts as one character'],
      ['e\u0301'.repeat(64), 'é'.repeat(64), 'a letter and its accent are one character'],
    ]),
    ...accepted({ type: 'label' }, [
      ['e\u0301', 'é', 'an accented letter is always stored in the same way'],
    ]),
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
