import { addDays, isPlainDate, type PlainDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import type { ColumnKind } from './column.js';
import type { NumberStyle } from './number-style.js';

/** The contents of a workbook's cell. A formula is represented by its stored result. */
export type WorkbookValue =
  | { readonly type: 'text'; readonly text: string }
  /** A number as written in the file, such as `1.5E-2`. */
  | { readonly type: 'number'; readonly digits: string; readonly style: NumberStyle }
  | { readonly type: 'boolean'; readonly isTrue: boolean }
  /** A date that the file spells out, such as `2025-05-01T00:00:00`. */
  | { readonly type: 'day'; readonly text: string }
  /** An error, such as `#N/A`. */
  | { readonly type: 'error'; readonly text: string }
  /** A formula without a stored result. */
  | { readonly type: 'uncalculated' };

export type WorkbookReading =
  /** The text that a CSV file would have in place of the cell. */
  | { readonly ok: true; readonly text: string }
  /** `text` is the cell's content; `message` follows "Cell C7". */
  | { readonly ok: false; readonly text: string; readonly message: string };

export interface WorkbookColumn {
  /** What the column may contain; null if it is not a column of the dataset, and is not read. */
  readonly kind: ColumnKind | null;
  /** Whether the workbook counts days from 1904, as workbooks of old Macs do. */
  readonly countsFrom1904: boolean;
}

/** Excel keeps this many digits of a number and turns the rest into zeros. */
const DIGITS_KEPT = 15;
const DAY_MS = 86_400_000;
/** The difference between Excel's two ways of counting days. */
const DAYS_TO_1904 = 1462;
/** The serial number of 31 December 9999, Excel's last day. */
const LAST_DAY = 2_958_465;
/** The serial number that Excel gives to 29 February 1900, which never existed. */
const NO_DAY = 60;

const TYPE_DAYS = 'Format the column as a date, or type days as YYYY-MM-DD.';
const TYPE_TEXT = 'Format the column as text and type it again.';

/**
 * Converts a workbook's cell to the text that a CSV file would have in its place, or says why that
 * would be a guess. A day is counted from its serial number, never in a time zone; a time of day
 * after it is left out.
 */
export function readWorkbookValue(value: WorkbookValue, column: WorkbookColumn): WorkbookReading {
  switch (value.type) {
    case 'text':
      return accept(value.text);
    case 'boolean':
      if (column.kind?.type === 'yes-no') return accept(value.isTrue ? 'YES' : 'NO');
      return accept(value.isTrue ? 'TRUE' : 'FALSE');
    case 'day':
      return readDay(value.text, column);
    case 'number':
      return readNumber(value, column);
    case 'error':
      return refuse(
        value.text,
        `holds the error ${toQuotedValue(value.text)}. Correct its formula, or empty the cell where nothing is known.`,
      );
    case 'uncalculated':
      return refuse(
        '',
        'holds a formula, and its result is not stored in the file. Open the workbook in Excel, let it calculate, and save it again.',
      );
  }
}

function readDay(text: string, { kind }: WorkbookColumn): WorkbookReading {
  const day = text.slice(0, 10);
  if (!isPlainDate(day)) return refuse(text, `holds a date that does not exist. ${TYPE_DAYS}`);
  return kind === null || kind.type === 'date' ? accept(day) : refuseDay(day);
}

function readNumber(
  { digits, style }: Extract<WorkbookValue, { readonly type: 'number' }>,
  { kind, countsFrom1904 }: WorkbookColumn,
): WorkbookReading {
  const number = /^\s*[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?\s*$/iu.test(digits)
    ? Number(digits)
    : Number.NaN;
  if (!Number.isFinite(number))
    return refuse(digits, 'holds a number that cannot be read. Type it again.');
  const text = toPlainDigits(number);
  if (kind === null) {
    const day =
      style.shownAs === 'date' ? toDay(countsFrom1904 ? number + DAYS_TO_1904 : number) : null;
    return accept(day ?? text);
  }

  switch (style.shownAs) {
    case 'date': {
      const day = toDay(countsFrom1904 ? number + DAYS_TO_1904 : number);
      if (day === null)
        return refuse(
          text,
          `is formatted as a date, and its number ${text} is not a date. ${TYPE_DAYS}`,
        );
      return kind.type === 'date' ? accept(day) : refuseDay(day);
    }
    case 'time':
      return refuse(
        text,
        `holds a time, which Excel keeps as a part of a day (${text}). Format it as a number, in the unit of its column.`,
      );
    case 'percentage':
      return refuse(
        text,
        `holds a percentage, which Excel keeps as a part of one (${text}). Format it as a number.`,
      );
    case 'power':
    case 'text':
    case 'number':
  }
  if (kind.type === 'date')
    return refuse(text, `holds the number ${text}, which is not formatted as a date. ${TYPE_DAYS}`);
  if (Math.abs(number) >= 10 ** DIGITS_KEPT)
    return refuse(
      text,
      `holds a number of more than ${DIGITS_KEPT} digits, of which Excel keeps only the first ${DIGITS_KEPT}. ${TYPE_TEXT}`,
    );
  const isName = kind.type === 'reference' || kind.type === 'record' || kind.type === 'label';
  if (isName && style.shownAs === 'power')
    return refuse(
      text,
      `is shown as a power of ten (${text}), perhaps because Excel took what was typed, such as 12E3, for one. ${TYPE_TEXT}`,
    );
  if (isName && style.shownAs === 'text')
    return refuse(
      text,
      `holds the number ${text}, and its format shows more than that. Format the column as text and type what is shown again.`,
    );
  return accept(
    isName && Number.isInteger(number) && number >= 0 ? text.padStart(style.filledTo, '0') : text,
  );
}

/**
 * The day of a serial number that counts from 1900, without its time; null if Excel would show no
 * such day.
 */
function toDay(serial: number): PlainDate | null {
  // A time of day is a fraction, and is seldom exact: a millisecond before midnight is midnight.
  const days = Math.floor(Math.round(serial * DAY_MS) / DAY_MS);
  if (days < 1 || days > LAST_DAY || days === NO_DAY) return null;
  return addDays(days < NO_DAY ? '1899-12-31' : '1899-12-30', days);
}

/**
 * A number as Excel shows it in a wide cell: its first fifteen digits, without rounding errors or a
 * power of ten.
 */
function toPlainDigits(number: number): string {
  const [mantissa = '', exponent = ''] = number.toExponential(DIGITS_KEPT - 1).split('e');
  const sign = number < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/gu, '').replace(/0+$/u, '');
  if (digits === '') return '0';
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, '0')}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function refuseDay(day: PlainDate): WorkbookReading {
  return refuse(
    day,
    `holds a date (${day}), perhaps because Excel took what was typed for one. ${TYPE_TEXT}`,
  );
}

function accept(text: string): WorkbookReading {
  return { ok: true, text };
}

function refuse(text: string, message: string): WorkbookReading {
  return { ok: false, text, message };
}
