import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import { explainEmpty } from './accepted.js';
import { toAbsentValue, toCellReader } from './cell.js';
import { type CellValue, type Column, type ReturnRecord, textIn } from './column.js';
import type { KnownAtScreening, ReturnDeclaration, RowRule } from './declaration.js';
import { findByRules, toGeneralRules } from './general-rules.js';
import { type AboutHeader, countToLastFilled, type HeaderMatch, matchHeader } from './header.js';
import type { Issue, Level } from './issue.js';
import type { CellReader, Reading } from './reading-words.js';
import type { RememberedWords, SentWord } from './words.js';

/** What a row of a return is checked against. */
export interface ScreeningContext extends KnownAtScreening {
  readonly declaration: ReturnDeclaration;
  /** The quarter that the sender named; null if the dates decide. */
  readonly quarter: Quarter | null;
  /** The meanings of the sender's own words; none if left out. */
  readonly words?: RememberedWords;
  /** What several returns of one sender share; made for this return alone if left out. */
  readonly readers?: CellReaders;
}

/** The parsers of the columns of a declaration, in its order. */
export type CellReaders = readonly CellReader[];

/**
 * The parsers that returns of a dataset share if they have the same sender and the same places.
 * Each parses a text once, and many small returns have the same texts.
 */
export function toCellReaders({
  declaration: { columns },
  places,
  words,
}: Pick<ScreeningContext, 'declaration' | 'places' | 'words'>): CellReaders {
  return columns.map((column) => toCellReader(column, places, words?.get(column.name)));
}

/** Sentences by cell position, from 0. */
export type CellFaults = ReadonlyMap<number, string>;

export interface ScreenedRow {
  /** The parsed row; null if it fails. */
  readonly record: ReturnRecord | null;
  /**
   * Values derived from the record, in the order of the declaration's derived columns; empty if the
   * row fails.
   */
  readonly derived: readonly CellValue[];
  readonly issues: readonly Issue[];
  /** The day that decides the row's quarter; null if it could not be read or is in the future. */
  readonly date: PlainDate | null;
  /**
   * Words that are not in the list of their column, including those that were read by the agency's
   * choices; left out if there are none.
   */
  readonly words?: readonly SentWord[];
}

export type Screening =
  | {
      readonly ok: true;
      readonly headerIssues: readonly Issue[];
      /**
       * `faults` says, by position from 0, what is wrong with cells before their texts are read.
       */
      screenRow(row: number, cells: readonly string[], faults?: CellFaults): ScreenedRow;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Prepares the screening of a return from its header row. `row` counts as in a spreadsheet: the
 * header is 1.
 */
export function startScreening(
  context: ScreeningContext,
  header: readonly string[],
  about?: AboutHeader,
): Screening {
  const match = matchHeader(context.declaration.columns, header, about);
  if (!match.ok) return match;

  const { columns } = context.declaration;
  const readers = (context.readers ?? toCellReaders(context)).flatMap(
    (read, index): CellPlace[] => {
      const column = columns[index];
      const position = match.positions[index] ?? -1;
      return column ? [{ column, position, read, absent: toAbsentValue(column) }] : [];
    },
  );
  const implied = readers.flatMap((reader) =>
    reader.column.imply ? [{ ...reader, imply: reader.column.imply }] : [],
  );
  const screenWith: Readers = {
    context,
    match,
    readers,
    implied,
    generalRules: toGeneralRules(context),
  };
  return {
    ok: true,
    headerIssues: match.issues,
    screenRow: (row, cells, faults = new Map()) => screenRow(screenWith, { row, cells, faults }),
  };
}

interface Readers {
  readonly context: ScreeningContext;
  readonly match: Extract<HeaderMatch, { readonly ok: true }>;
  readonly readers: readonly CellPlace[];
  /** The columns whose empty cells get their value from the rest of the row. */
  readonly implied: readonly (CellPlace & { readonly imply: NonNullable<Column['imply']> })[];
  readonly generalRules: readonly RowRule[];
}

interface CellPlace {
  readonly column: Column;
  readonly position: number;
  readonly read: CellReader;
  readonly absent: CellValue;
}

interface SentRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: CellFaults;
}

function screenRow(
  { context, match, readers, implied, generalRules }: Readers,
  { row, cells, faults }: SentRow,
): ScreenedRow {
  const width = Math.max(countToLastFilled(cells), Math.min(cells.length, match.width));
  if (width !== match.width) {
    const message = `It has ${width} ${width === 1 ? 'cell' : 'cells'} where the header has ${match.width}. It must have as many as the header; a cell that contains the separator must be in quotes.`;
    return {
      record: null,
      derived: [],
      issues: [{ level: 'FAIL', row, column: null, value: null, message }],
      date: null,
    };
  }

  const record: Record<string, CellValue> = {};
  const issues: Issue[] = [];
  const words: SentWord[] = [];
  for (const { column, position, read, absent } of readers) {
    const text = cells[position]?.trim() ?? '';
    record[column.name] = absent;
    const fault = faults.get(position);
    if (fault !== undefined) {
      issues.push(toIssue('FAIL', { row, column: column.name, text }, fault));
      continue;
    }
    if (text === '') {
      if (column.isRequired)
        issues.push(toIssue('FAIL', { row, column: column.name, text }, explainEmpty(column.kind)));
      continue;
    }
    const reading = read(text);
    if (reading.said !== undefined || reading.unknown !== undefined)
      addWords(words, column.name, reading);
    if (!reading.ok) {
      issues.push(toIssue('FAIL', { row, column: column.name, text }, reading.message));
      continue;
    }
    record[column.name] = reading.value;
    if (reading.warning !== undefined)
      issues.push({
        ...toIssue('WARN', { row, column: column.name, text }, reading.warning),
        ...toMeant(reading.meant),
      });
  }

  for (const { column, position, imply } of implied) {
    if ((cells[position]?.trim() ?? '') === '') record[column.name] = imply(record);
  }

  // The dataset's own rules run only if all cells are valid: a wrong date is not also reported as
  // missing.
  const isUnderstood = issues.every(({ level }) => level === 'WARN');
  const rules = isUnderstood ? [generalRules, context.declaration.rules] : [generalRules];
  for (const { level, column, message, meant } of rules.flatMap((some) =>
    findByRules(some, record, context),
  ))
    issues.push({
      ...toIssue(level, { row, column, text: textOf(column, readers, cells) }, message),
      ...toMeant(meant),
    });

  const date = textIn(record, context.declaration.dateColumn);
  const isFailed = issues.some(({ level }) => level === 'FAIL');
  return {
    record: isFailed ? null : record,
    derived: isFailed
      ? []
      : context.declaration.derived.map(({ compute }) => compute(record, context)),
    issues,
    date: date !== null && date <= context.today ? date : null,
    ...(words.length === 0 ? {} : { words }),
  };
}

/** Adds a cell's words to the list, if there are any. Nearly all cells have none. */
function addWords(words: SentWord[], column: string, { said, unknown }: Reading): void {
  for (const word of said ?? []) words.push({ column, word, isSaid: true });
  for (const word of unknown ?? []) words.push({ column, word, isSaid: false });
}

interface SentCell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

function toIssue(level: Level, { row, column, text }: SentCell, message: string): Issue {
  return { level, row, column, value: toQuotedValue(text), message };
}

function toMeant(meant: string | undefined): Pick<Issue, 'meant'> {
  return meant === undefined ? {} : { meant };
}

function textOf(name: string, readers: readonly CellPlace[], cells: readonly string[]): string {
  return cells[readers.find(({ column }) => column.name === name)?.position ?? -1]?.trim() ?? '';
}
