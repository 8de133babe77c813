import { formatNumber, joinWords } from '#lib/format.js';
import { sayColumn } from '#parts/column-name.js';

import type { ShownStaged } from './send-documents.js';

type Told = Pick<
  ShownStaged,
  | 'state'
  | 'isOpen'
  | 'isTakenBack'
  | 'unusable'
  | 'notYet'
  | 'passCount'
  | 'warnCount'
  | 'failCount'
  | 'columns'
  | 'datasetColumns'
  | 'wordColumns'
>;

/** The state of a staged return, in a sentence. */
export function describeStaged({
  state,
  isOpen,
  isTakenBack,
  unusable,
  notYet,
  passCount,
  warnCount,
  failCount,
  columns,
  datasetColumns,
  wordColumns,
}: Told): string {
  const rows = passCount + warnCount + failCount;
  if (isTakenBack) return 'The return was published and taken back';
  if (!isOpen)
    return state === 'PUBLISHED' ? 'The return is published' : 'The return is not published yet';
  if (state === 'PUBLISHED' && rows === 0) return 'Nothing to report is published';
  if (state === 'PUBLISHED') return `${countRows(rows)} ${rows === 1 ? 'is' : 'are'} published`;
  if (unusable !== null) return 'The file cannot be used as it is; nothing has been published';
  if (state === 'MAPPING') {
    const guessed = columns.filter(({ origin }) => origin === 'GUESS').length;
    const unknown = columns.filter(
      ({ origin, heading }) => origin === 'NONE' && heading !== '',
    ).length;
    const isNeeded = isAnyMissing({ columns, datasetColumns });
    return `Confirm what your columns are${sayGuessed(guessed, isNeeded ? sayToChoose(unknown) : sayUnmatched(unknown))}; nothing has been published`;
  }
  const unsaid = wordColumns.flatMap(({ words }) =>
    words.filter(({ entry, isSlip }) => entry === null && !isSlip),
  );
  // Most failures disappear once guessed words are confirmed.
  const guessable = countGuessed({ wordColumns });
  if (failCount > 0 && guessable > 0)
    return `Confirm what your own words mean${sayGuessed(guessable, sayToChoose(unsaid.length - guessable))}; nothing has been published`;
  if (failCount > 0)
    return `${formatNumber(failCount)} of ${countRows(rows)} ${failCount === 1 ? 'fails' : 'fail'}; nothing has been published`;
  if (notYet !== null)
    return `${countRows(warnCount)} ${warnCount === 1 ? 'has' : 'have'} a warning to acknowledge; nothing has been published`;
  return `${countRows(rows)} can be published`;
}

/** Whether a column that every return must have is still missing. */
export function isAnyMissing({
  columns,
  datasetColumns,
}: Pick<Told, 'columns' | 'datasetColumns'>): boolean {
  return datasetColumns.some(
    ({ name, isRequired }) => isRequired && !columns.some(({ column }) => column === name),
  );
}

/** Whether the columns of the file are asked about before anything else. */
export function hasOpenColumns({ state, unusable }: Pick<Told, 'state' | 'unusable'>): boolean {
  return state === 'MAPPING' || unusable !== null;
}

/** How many words of a return have a guess that nobody has confirmed yet. */
export function countGuessed({ wordColumns }: Pick<ShownStaged, 'wordColumns'>): number {
  return wordColumns
    .flatMap(({ words }) => words)
    .filter(({ entry, guess }) => entry === null && guess !== null).length;
}

/** `: 12 are guessed, 5 are for you to choose`; empty if there are none. */
function sayGuessed(guessed: number, others: string | null): string {
  const parts = [guessed === 0 ? null : `${countAre(guessed)} guessed`, others].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function sayToChoose(unknown: number): string | null {
  return unknown === 0 ? null : `${countAre(unknown)} for you to choose`;
}

/** `2 match nothing and are left out`, unless something else is chosen for them; null for none. */
function sayUnmatched(unknown: number): string | null {
  if (unknown === 0) return null;
  return unknown === 1
    ? '1 matches nothing and is left out'
    : `${formatNumber(unknown)} match nothing and are left out`;
}

/** `12 are`, `1 is`. */
function countAre(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'is' : 'are'}`;
}

/** `13 rows`, `1 row`. */
export function countRows(count: number): string {
  return countOf(count, 'row', 'rows');
}

/** `3 cells`, `1 cell`. */
export function countOf(count: number, singular: string, plural: string): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

/** `2, 5, 11 and 18 more`. */
export function listRows(rows: readonly number[], count: number): string {
  const shown = rows.slice(0, SHOWN_ROWS).map((row) => formatNumber(row));
  const rest = count - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${formatNumber(rest)} more` : ''}`;
}

const SHOWN_ROWS = 8;

/** The heading in the file of one of our columns. */
export function sayHeading(
  columns: readonly { readonly heading: string; readonly column: string | null }[],
  name: string,
): string {
  return columns.find(({ column }) => column === name)?.heading ?? sayColumn(name);
}

/** The column of a finding, by its heading in the file. */
export function sayPlace({
  heading,
  column,
}: {
  readonly heading: string | null;
  readonly column: string | null;
}): string {
  return heading ?? (column === null ? 'the whole row' : sayColumn(column));
}

/** `Row 14, OCC-1012`, or the row alone if its record has no name that can be shown. */
export function sayRow({
  row,
  reference,
}: {
  readonly row: number;
  readonly reference: string | null;
}): string {
  return `Row ${formatNumber(row)}${reference === null ? '' : `, ${reference}`}`;
}

const MAX_NAMED = 5;

/** `1 row left out: row 44`, `7 rows left out: rows 3, 4, 5, 6, 7 and 2 more`. */
export function sayLeftOut(leftOut: readonly { readonly row: number }[]): string {
  const named = leftOut.slice(0, MAX_NAMED).map(({ row }) => formatNumber(row));
  const rest = leftOut.length - named.length;
  const rows = joinWords(rest === 0 ? named : [...named, `${formatNumber(rest)} more`]);
  return `${countRows(leftOut.length)} left out: ${leftOut.length === 1 ? 'row' : 'rows'} ${rows}`;
}
