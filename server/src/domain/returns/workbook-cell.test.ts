import { describe, expect, it } from 'vitest';

import type { ColumnKind } from './column.js';
import { type NumberStyle, PLAIN_NUMBER } from './number-style.js';
import { readWorkbookValue } from './workbook-cell.js';

const date: ColumnKind = { type: 'date' };
const reference: ColumnKind = { type: 'reference' };
const number: ColumnKind = { type: 'number', least: 0, most: 1000 };
const asDate: NumberStyle = { shownAs: 'date', filledTo: 0 };

interface NumberCase {
  readonly digits: string;
  readonly kind: ColumnKind | null;
  readonly style?: NumberStyle;
  readonly from1904?: boolean;
  readonly because: string;
}

const read = ({ digits, kind, style = PLAIN_NUMBER, from1904 = false }: NumberCase) =>
  readWorkbookValue({ type: 'number', digits, style }, { kind, countsFrom1904: from1904 });

describe('a number in a workbook', () => {
  it.each<NumberCase & { readonly text: string }>([
    {
      digits: '45778',
      kind: date,
      style: asDate,
      text: '2025-05-01',
      because: 'days count from 1900',
    },
    {
      digits: '44316',
      kind: date,
      style: asDate,
      from1904: true,
      text: '2025-05-01',
      because: 'days count from 1904 on an old Mac',
    },
    {
      digits: '45778.75',
      kind: date,
      style: asDate,
      text: '2025-05-01',
      because: 'a time of day is left out',
    },
    {
      digits: '45777.9999999999',
      kind: date,
      style: asDate,
      text: '2025-05-01',
      because: 'less than a millisecond before midnight is midnight',
    },
    {
      digits: '45777.9999',
      kind: date,
      style: asDate,
      text: '2025-04-30',
      because: 'nine seconds before midnight is the day before',
    },
    {
      digits: '45747',
      kind: date,
      style: asDate,
      text: '2025-03-31',
      because: 'the day after clocks went forward',
    },
    {
      digits: '4.5778E4',
      kind: date,
      style: asDate,
      text: '2025-05-01',
      because: 'a power of ten is a number',
    },
    {
      digits: '36526',
      kind: date,
      style: asDate,
      text: '2000-01-01',
      because: 'the first day that returns have',
    },
    { digits: '1', kind: date, style: asDate, text: '1900-01-01', because: "Excel's first day" },
    {
      digits: '59',
      kind: date,
      style: asDate,
      text: '1900-02-28',
      because: 'before the day that never existed',
    },
    {
      digits: '61',
      kind: date,
      style: asDate,
      text: '1900-03-01',
      because: 'after the day that never existed',
    },
    {
      digits: '0',
      kind: date,
      style: asDate,
      from1904: true,
      text: '1904-01-01',
      because: 'the first day from 1904',
    },
    {
      digits: '2958465',
      kind: date,
      style: asDate,
      text: '9999-12-31',
      because: "Excel's last day",
    },
    { digits: '12345', kind: reference, text: '12345', because: 'a number may be a reference' },
    {
      digits: '1.2345E4',
      kind: reference,
      text: '12345',
      because: 'it is written without a power of ten',
    },
    {
      digits: '999999999999999',
      kind: reference,
      text: '999999999999999',
      because: 'Excel keeps fifteen digits',
    },
    {
      digits: '123',
      kind: reference,
      style: { shownAs: 'number', filledTo: 6 },
      text: '000123',
      because: 'a reference is read as it is shown',
    },
    {
      digits: '123',
      kind: number,
      style: { shownAs: 'number', filledTo: 6 },
      text: '123',
      because: 'a number is read without its padding',
    },
    {
      digits: '12',
      kind: number,
      style: { shownAs: 'text', filledTo: 0 },
      text: '12',
      because: 'a number stays the same however it is shown',
    },
    {
      digits: '0.30000000000000004',
      kind: number,
      text: '0.3',
      because: 'rounding errors are left out',
    },
    {
      digits: '22.200000000000003',
      kind: number,
      text: '22.2',
      because: 'rounding errors are left out',
    },
    {
      digits: '120',
      kind: number,
      style: { shownAs: 'power', filledTo: 0 },
      text: '120',
      because: 'a number stays the same however it is shown',
    },
    { digits: '7.0', kind: number, text: '7', because: 'it is read as Excel shows it' },
    { digits: '-0', kind: number, text: '0', because: '0 has no sign' },
    {
      digits: '-12.5',
      kind: number,
      text: '-12.5',
      because: 'its column decides whether it may be negative',
    },
    {
      digits: '1E-7',
      kind: number,
      text: '0.0000001',
      because: 'it is written without a power of ten',
    },
    { digits: '.5', kind: number, text: '0.5', because: 'some programs leave out the 0' },
    {
      digits: '0.1234567890123456',
      kind: number,
      text: '0.123456789012346',
      because: 'fifteen digits are shown',
    },
    {
      digits: '45778',
      kind: null,
      style: asDate,
      text: '2025-05-01',
      because: 'people see the same day as in Excel',
    },
  ])('$digits is read as $text: $because', ({ text, ...given }) => {
    expect(read(given)).toEqual({ ok: true, text });
  });

  it.each<NumberCase & { readonly says: RegExp }>([
    {
      digits: '45778',
      kind: date,
      says: /the number 45778, which is not formatted as a date.*YYYY-MM-DD/,
      because: 'it may be any number',
    },
    {
      digits: '20250501',
      kind: date,
      says: /the number 20250501, which is not formatted/,
      because: 'it may be any number',
    },
    {
      digits: '60',
      kind: date,
      style: asDate,
      says: /60 is not a date/,
      because: '29 February 1900 never existed',
    },
    {
      digits: '0.5',
      kind: date,
      style: asDate,
      says: /0.5 is not a date/,
      because: 'a time without a day',
    },
    {
      digits: '-1',
      kind: date,
      style: asDate,
      says: /-1 is not a date/,
      because: 'before the first day',
    },
    {
      digits: '2958466',
      kind: date,
      style: asDate,
      says: /2958466 is not a date/,
      because: 'after the last day',
    },
    {
      digits: '45778',
      kind: date,
      style: { shownAs: 'time', filledTo: 0 },
      says: /holds a time/,
      because: 'no day is shown',
    },
    {
      digits: '1.5',
      kind: number,
      style: { shownAs: 'time', filledTo: 0 },
      says: /holds a time.*1\.5/,
      because: '36 hours are not 1.5 hours',
    },
    {
      digits: '0.25',
      kind: number,
      style: { shownAs: 'percentage', filledTo: 0 },
      says: /holds a percentage.*0\.25/,
      because: 'it may mean 0.25 or 25',
    },
    {
      digits: '45778',
      kind: reference,
      style: asDate,
      says: /holds a date \(2025-05-01\), perhaps because/,
      because: 'somebody typed 1-5',
    },
    {
      digits: '45778',
      kind: number,
      style: asDate,
      says: /holds a date \(2025-05-01\), perhaps because/,
      because: 'somebody typed 1.5',
    },
    {
      digits: '7',
      kind: reference,
      style: { shownAs: 'text', filledTo: 0 },
      says: /holds the number 7, and its format shows more than that.*type what is shown again/,
      because: 'people know it as REF-7',
    },
    {
      digits: '12000',
      kind: reference,
      style: { shownAs: 'power', filledTo: 0 },
      says: /power of ten \(12000\), perhaps because.*12E3/,
      because: 'somebody typed 12E3',
    },
    {
      digits: '1000000000000000',
      kind: reference,
      says: /more than 15 digits/,
      because: 'its last digit may have been lost',
    },
    { digits: '1E15', kind: reference, says: /more than 15 digits/, because: 'the same number' },
    {
      digits: '1.23456789012345E+19',
      kind: reference,
      says: /more than 15 digits/,
      because: 'a card number loses its last digits',
    },
    {
      digits: '-1E15',
      kind: reference,
      says: /more than 15 digits/,
      because: 'a sign is not a digit',
    },
    { digits: '1E999', kind: number, says: /cannot be read/, because: 'there is no such number' },
    { digits: 'NaN', kind: number, says: /cannot be read/, because: 'there is no such number' },
    {
      digits: '1,5',
      kind: number,
      says: /cannot be read/,
      because: 'workbook files have a decimal point',
    },
  ])('$digits is refused: $because', ({ says, ...given }) => {
    expect(read(given)).toEqual({
      ok: false,
      text: expect.any(String),
      message: expect.stringMatching(says),
    });
  });
});

describe('another value in a workbook', () => {
  const inColumn = (kind: ColumnKind | null) => ({ kind, countsFrom1904: false });

  it('is yes or no for a boolean in a yes-or-no column, and the boolean elsewhere', () => {
    expect(
      readWorkbookValue({ type: 'boolean', isTrue: true }, inColumn({ type: 'yes-no' })),
    ).toEqual({ ok: true, text: 'YES' });
    expect(
      readWorkbookValue({ type: 'boolean', isTrue: false }, inColumn({ type: 'yes-no' })),
    ).toEqual({ ok: true, text: 'NO' });
    expect(readWorkbookValue({ type: 'boolean', isTrue: false }, inColumn(reference))).toEqual({
      ok: true,
      text: 'FALSE',
    });
  });

  it('is the day that the file spells out, in any time zone', () => {
    expect(
      readWorkbookValue({ type: 'day', text: '2025-05-01T23:59:59.999Z' }, inColumn(date)),
    ).toEqual({ ok: true, text: '2025-05-01' });
    expect(readWorkbookValue({ type: 'day', text: '2025-02-29' }, inColumn(date))).toMatchObject({
      ok: false,
    });
    expect(
      readWorkbookValue({ type: 'day', text: '2025-05-01' }, inColumn(reference)),
    ).toMatchObject({ ok: false, text: '2025-05-01' });
  });

  it('is never empty if a formula failed or was not calculated', () => {
    expect(readWorkbookValue({ type: 'error', text: '#N/A' }, inColumn(number))).toEqual({
      ok: false,
      text: '#N/A',
      message: expect.stringContaining('holds the error #N/A. Correct its formula'),
    });
    expect(readWorkbookValue({ type: 'uncalculated' }, inColumn(number))).toEqual({
      ok: false,
      text: '',
      message: expect.stringContaining(
        'its result is not stored in the file. Open the workbook in Excel',
      ),
    });
  });
});
