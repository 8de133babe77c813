import { hasInvisible } from '#domain/invisible-characters.js';
import type { CodeList } from '#domain/lists.js';
import { canBeReturned } from '#domain/places.js';
import { addDays, formatDate, isPlainDate } from '#domain/plain-date.js';
import { isQuarter, startOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { withoutMark } from '#domain/records/spreadsheet-text.js';
import { toRange } from '#domain/time.js';

import {
  MAX_LABEL_LENGTH,
  MAX_REFERENCE_LENGTH,
  MAX_SENTENCES_LENGTH,
  sayAccepted,
} from './accepted.js';
import { type CellValue, type Column, type ColumnKind, toPlainName } from './column.js';
import type { KnownPlaces } from './known-places.js';
import { type CellReader, type Reading, readingWords } from './reading-words.js';
import { hasSeveral, type WordsOfColumn } from './words.js';

/** The partnership counts nothing older: an earlier year is a mistake. */
const EARLIEST_DATE = '2000-01-01';

/**
 * The maximum number of texts per column whose parsed values are cached, so that a file of nonsense
 * does not fill the memory.
 */
const MAX_REMEMBERED = 1_000;

/**
 * The parser for a column, by its kind; places and agencies are looked up in `places`.
 *
 * @param said the meanings of the agency's own words in this column
 */
export function toCellReader(
  column: Column,
  places: KnownPlaces,
  said: WordsOfColumn = new Map(),
): CellReader {
  const { kind, isRequired } = column;
  const read = toReader(kind, places);
  switch (kind.type) {
    case 'reference':
    case 'label':
    case 'sentences':
    case 'record':
      // Removes the mark that an export adds so that no spreadsheet reads a text as a formula.
      return (text) => read(withoutMark(text));
    default:
      return remembering(
        readingWords(read, {
          isRequired,
          isSeveral: hasSeveral(kind),
          absent: toAbsentValue(column),
          said,
        }),
      );
  }
}

/** Days, codes and places recur in row after row: each text is parsed once. */
function remembering(read: CellReader): CellReader {
  const known = new Map<string, Reading>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const reading = read(text);
    if (known.size < MAX_REMEMBERED) known.set(text, reading);
    return reading;
  };
}

function toReader(kind: ColumnKind, places: KnownPlaces): CellReader {
  switch (kind.type) {
    case 'reference':
      return (text) => readText(text, MAX_REFERENCE_LENGTH);
    case 'label':
      return (text) => readText(text, MAX_LABEL_LENGTH);
    case 'sentences':
      return (text) => readText(text, MAX_SENTENCES_LENGTH);
    case 'date':
      return readDate;
    case 'quarter':
      return readQuarter;
    case 'code':
      return toCodeReader(kind.list);
    case 'codes':
      return toCodesReader(kind.list);
    case 'yes-no':
      return readYesNo;
    case 'whole-number':
      return (text) => readWholeNumber(text, kind);
    case 'number':
      return (text) => readNumber(text, kind);
    case 'pounds':
      return (text) => readPounds(text, kind);
    case 'record':
      return (text) => readRecord(text, places);
    case 'area':
      return (text) => readArea(text, places);
    case 'agency':
      return (text) => readAgency(text, places);
    case 'agencies':
      return (text) => readAgencies(text, places);
  }
}

/** The reference in a cell as its record has it; null if the cell is empty or refused. */
export function readReference(cell: string): string | null {
  const text = cell.trim();
  const reading = readText(withoutMark(text), MAX_REFERENCE_LENGTH);
  return text !== '' && reading.ok && typeof reading.value === 'string' ? reading.value : null;
}

/** The value of an empty cell in a column that may be empty. */
export function toAbsentValue({ kind }: Column): CellValue {
  if (kind.type === 'codes' || kind.type === 'agencies') return [];
  return kind.type === 'whole-number' ? kind.absent : null;
}

function readText(text: string, longest: number): Reading {
  if (hasInvisible(text)) {
    return refuse(
      'It contains a line break or an invisible character. One line of plain text is accepted.',
    );
  }
  const value = text.normalize('NFC');
  // A text never has more characters than its length in code units.
  const length = value.length > longest ? Array.from(value).length : value.length;
  if (length > longest)
    return refuse(`It is ${length} characters long. At most ${longest} are accepted.`);
  if (/^[=+\-@]/.test(text))
    return {
      ok: true,
      value,
      warning: 'A spreadsheet would read it as a formula. It is kept as text. Is that right?',
    };
  return accept(value);
}

function readDate(text: string): Reading {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month}-${day}`;
  if (!isPlainDate(iso))
    return refuse(`It is not a date. ${sayMonthEnd(iso)}${sayAccepted({ type: 'date' })}`);
  if (iso < EARLIEST_DATE)
    return refuse('It is before the year 2000. A day from 1 January 2000 on is accepted.');
  return accept(iso);
}

/** Says when a month ends if the day is later; empty for anything else. */
function sayMonthEnd(iso: string): string {
  const range = toRange('MONTH', iso.slice(0, 7));
  if (range === null) return '';
  const lastDay = addDays(range.until, -1);
  return Number(iso.slice(8)) > Number(lastDay.slice(8))
    ? `That month ends on ${formatDate(lastDay)}. `
    : '';
}

/** Reads a quarter by its key or its label, ignoring case and extra spaces. */
function readQuarter(text: string): Reading {
  const [, number, year = '', next = ''] = /^q([1-4])\s*(\d{4})\/(\d{2})$/i.exec(text) ?? [];
  const quarter = number === undefined ? text.toUpperCase() : `${year}-${next}-Q${number}`;
  if (!isQuarter(quarter)) {
    return refuse(`It is not a financial quarter. ${sayAccepted({ type: 'quarter' })}`);
  }
  const start = startOf(quarter);
  return start < EARLIEST_DATE
    ? refuse('It is before the year 2000. A quarter from Q4 1999/00 on is accepted.')
    : accept(start);
}

function toCodeReader(list: CodeList): CellReader {
  const codes = toCodesByText(list);
  return (text) => {
    const code = codes.get(toPlainName(text)) ?? findByWords(list, text);
    return code === undefined
      ? refuseWords([text], `It is not in the list. ${sayAccepted({ type: 'code', list })}`)
      : accept(code);
  };
}

function toCodesReader(list: CodeList): CellReader {
  const codes = toCodesByText(list);
  const order = Object.keys(list);
  return (text) => {
    const parts = text
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const codeOf = (part: string) => codes.get(toPlainName(part)) ?? findByWords(list, part);
    const unknown = parts.filter((part) => codeOf(part) === undefined);
    if (unknown[0] !== undefined) {
      return refuseWords(
        unknown,
        `"${toQuotedValue(unknown[0])}" is not in the list. ${sayAccepted({ type: 'codes', list })}`,
      );
    }
    const named = new Set(parts.map(codeOf));
    return accept(order.filter((code) => named.has(code)));
  };
}

/**
 * Every spelling of a list's codes, normalised: the code itself, as most senders write it, and its
 * label.
 */
function toCodesByText(list: CodeList): ReadonlyMap<string, string> {
  const entries = Object.entries(list);
  return new Map([
    ...entries.map(([code, label]) => [toPlainName(label), code] as const),
    ...entries.map(([code]) => [toPlainName(code), code] as const),
  ]);
}

/** The minimum length of a word with a meaning of its own, unlike "of" or "17", in characters. */
const MIN_WORD_LENGTH = 3;

/**
 * The only code in a list whose code or label has all the words of a text, such as "Modern
 * Slavery"; undefined if there are several, or none.
 */
function findByWords(list: CodeList, text: string): string | undefined {
  const words = toPlainWords(text);
  if (!words.some((word) => word.length >= MIN_WORD_LENGTH && /\p{L}/u.test(word)))
    return undefined;
  const [found, ...others] = Object.entries(list).filter(([code, label]) => {
    const known = [...toPlainWords(code), ...toPlainWords(label)];
    return words.every((word) => known.includes(word));
  });
  return others.length === 0 ? found?.[0] : undefined;
}

function toPlainWords(text: string): readonly string[] {
  return toPlainName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function readYesNo(text: string): Reading {
  const answer = text.toUpperCase();
  if (answer === 'YES') return accept(true);
  if (answer === 'NO') return accept(false);
  return refuseWords([text], 'Accepted: YES, NO, or an empty cell where it is not known.');
}

function readWholeNumber(
  text: string,
  kind: Extract<ColumnKind, { readonly type: 'whole-number' }>,
): Reading {
  const number = /^\d{1,12}$/.test(text) ? Number(text) : null;
  if (number === null || number < kind.least || number > kind.most)
    return refuse(sayAccepted(kind));
  return accept(number);
}

function readNumber(text: string, kind: Extract<ColumnKind, { readonly type: 'number' }>): Reading {
  const { least, most, decimals = 4 } = kind;
  const [, after = ''] = /^\d{1,12}(?:\.(\d+))?$/.exec(text) ?? [null, null];
  const number = after === null || after.length > decimals ? null : Number(text);
  if (number === null || number < least || number > most) return refuse(sayAccepted(kind));
  return accept(number);
}

/**
 * Pounds as people and spreadsheets write them. A comma may only separate thousands, with three
 * digits after it, and pounds have two decimals at most, so an amount with commas has only one
 * meaning.
 */
function readPounds(text: string, kind: Extract<ColumnKind, { readonly type: 'pounds' }>): Reading {
  const { least, most } = kind;
  const [, minus = '', pounds = '', pence = ''] =
    /^(-?)£?(\d{1,12}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (pounds === '') {
    return refuse(`It is not an amount in pounds. ${sayAccepted(kind)}`);
  }
  // Converts digits to whole pence without floating-point arithmetic: 0.29 x 100 would be 28.999...
  const amount = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
  const value = minus === '' || amount === 0 ? amount : -amount;
  if (value < least * 100)
    return refuse(
      least === 0
        ? 'It is negative. An amount of 0 or more is accepted.'
        : `An amount of ${least} or more is accepted.`,
    );
  return value > most * 100
    ? refuse(`It is more than ${most}. An amount up to that is accepted, in pounds.`)
    : accept(value);
}

/**
 * Reads the reference of a record. The part before the first colon is an agency, so the sender's
 * own reference needs its agency if it contains a colon.
 */
function readRecord(text: string, places: KnownPlaces): Reading {
  const [, agencyText, reference = text] = /^([^:]*):(.*)$/su.exec(text) ?? [];
  const read = readText(reference.trim(), MAX_REFERENCE_LENGTH);
  if (!read.ok || agencyText === undefined) return read;
  if (reference.trim() === '')
    return refuse(
      'It names an agency but no record. AGENCY:REFERENCE is accepted, such as TVP:D-17.',
    );
  const agency = places.findAgency(agencyText);
  return agency === null
    ? refuse(`No agency has the code or name before the colon. ${sayAccepted({ type: 'record' })}`)
    : { ...read, value: `${agency.code}:${String(read.value)}` };
}

function readArea(text: string, places: KnownPlaces): Reading {
  const area = places.findArea(text);
  if (area === null)
    return refuseWords([text], `No area has this code or name. ${sayAccepted({ type: 'area' })}`);
  if (!canBeReturned(area)) {
    return refuse(
      `${area.name} (${area.code}) holds several districts. The district is accepted, or Thames Valley where it is not known.`,
    );
  }
  if (area.validTo === null) return accept(area.code);
  const successor = area.successorCode === null ? null : places.findAreaByCode(area.successorCode);
  if (successor === null)
    return refuse(
      `${area.name} ended on ${formatDate(area.validTo)}. A current district is accepted.`,
    );
  const warning = `${area.name} ended on ${formatDate(area.validTo)}. It is read as its successor, ${successor.name} (${successor.code}).`;
  return { ok: true, value: successor.code, warning, meant: successor.name };
}

function readAgency(text: string, places: KnownPlaces): Reading {
  const agency = places.findAgency(text);
  return agency === null
    ? refuseWords([text], `No agency has this code or name. ${sayAccepted({ type: 'agency' })}`)
    : accept(agency.id);
}

function readAgencies(text: string, places: KnownPlaces): Reading {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const unknown = parts.filter((part) => places.findAgency(part) === null);
  const ids: number[] = [];
  for (const part of parts) {
    const agency = places.findAgency(part);
    const named = `"${toQuotedValue(part)}"`;
    if (agency === null)
      return refuseWords(
        unknown,
        `${named} is not an agency's code or name. ${sayAccepted({ type: 'agencies' })}`,
      );
    if (ids.includes(agency.id)) return refuse(`${named} is named twice. Name each agency once.`);
    ids.push(agency.id);
  }
  return accept(ids.toSorted((a, b) => a - b));
}

function accept(value: CellValue): Reading {
  return { ok: true, value };
}

/** Refuses words that are in no list. */
function refuseWords(words: readonly string[], message: string): Reading {
  return { ok: false, message, unknown: [...new Set(words)] };
}

function refuse(message: string): Reading {
  return { ok: false, message };
}
