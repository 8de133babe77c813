import { formatQuarter, formatQuarterLong, isQuarter, type Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';

/** One target as pasted: texts, before anything is looked up. */
export interface PastedTarget {
  /** The number of the line in the pasted text, from 1. */
  readonly line: number;
  readonly measure: string;
  readonly quarter: string;
  readonly area: string;
  readonly agency: string;
  readonly objective: string;
  readonly target: string;
  /** The tolerance; empty if it is in `target`, or is the default. */
  readonly tolerance: string;
}

/** The pasted targets, or why none can be used, in a sentence. */
export type PastedLines =
  | { readonly ok: true; readonly targets: readonly PastedTarget[] }
  | { readonly ok: false; readonly problem: string };

/**
 * The maximum number of targets in one paste: a year of every measure by objective is about 300.
 */
export const MAX_PASTED_TARGETS = 1000;

type Field = Exclude<keyof PastedTarget, 'line'>;

/** Headings in lower case. */
const headings: ReadonlyMap<string, Field> = new Map([
  ['measure', 'measure'],
  ['quarter', 'quarter'],
  ['period', 'quarter'],
  ['place', 'area'],
  ['area', 'area'],
  ['agency', 'agency'],
  ['objective', 'objective'],
  ['target', 'target'],
  ['value', 'target'],
  ['tolerance', 'tolerance'],
]);

const empty = { measure: '', quarter: '', area: '', agency: '', objective: '', tolerance: '' };

/**
 * Parses what a spreadsheet puts on the clipboard: one row per line, tabs between cells, headings
 * in the first line. Either each row has a quarter and a target, or there is a column for each
 * quarter, with the quarter as its heading. Both together are refused, because nobody knows which
 * is meant. Unknown columns and empty rows are left out. A row that ends before the column of a
 * target does not change that target; only an empty cell removes one.
 */
export function readLines(text: string): PastedLines {
  const rows = splitCells(text);
  const first = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (first === undefined) return refuse('Nothing was pasted. Paste rows with their headings.');
  const columns = first.cells.map(toColumn);
  const has = (field: Field) =>
    columns.some((column) => column?.field === field && column.quarter === undefined);
  const quarters = columns.flatMap((column) => column?.quarter ?? []);
  if (!has('measure'))
    return refuse(
      'The first line needs headings, and one of them must be Measure. Copy the headings too.',
    );
  if (quarters.length === 0 && !(has('quarter') && has('target')))
    return refuse(
      'The first line needs the headings Quarter and Target, or a heading for each quarter, such as Q1 2026/27.',
    );
  const [quarter] = quarters;
  if (quarter !== undefined && (has('quarter') || has('target')))
    return refuse(
      `There is a column for ${formatQuarter(quarter)} as well as the heading ${has('target') ? 'Target' : 'Quarter'}. Keep either Quarter and Target, or a column for each quarter.`,
    );
  const named = columns.flatMap((column) => column?.quarter ?? column?.field ?? []);
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined)
    return refuse(`Two columns are headed ${toQuotedValue(twice)}. Leave one of them out.`);

  const below = rows
    .slice(rows.indexOf(first) + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (below.length === 0) return refuse('There are headings, but no rows below them.');
  const targets = below.flatMap((row) => toTargets(row, columns));
  if (targets.length === 0)
    return refuse(
      'No row is long enough to reach a target column. Copy whole rows, as far as the last heading.',
    );
  return targets.length > MAX_PASTED_TARGETS
    ? refuse(
        `There are ${targets.length.toLocaleString('en-GB')} targets, and at most ${MAX_PASTED_TARGETS.toLocaleString('en-GB')} can be changed at once. Paste them in parts.`,
      )
    : { ok: true, targets };
}

interface Column {
  readonly field: Field;
  /** The quarter, if the heading is a quarter. */
  readonly quarter?: Quarter;
}

function toColumn(heading: string): Column | null {
  const quarter = readQuarter(heading);
  if (quarter !== null) return { field: 'target', quarter };
  const field = headings.get(heading.trim().toLowerCase());
  return field === undefined ? null : { field };
}

/**
 * The quarter in `2026-27-Q1`, `Q1 2026/27` or `Q1 2026/27 (April to June 2026)`; null for any
 * other text, such as `Q1 2026/27 actual`.
 */
export function readQuarter(text: string): Quarter | null {
  const written = text.trim().toUpperCase();
  if (isQuarter(written)) return written;
  const [, number, year, next] = /^Q([1-4]) (\d{4})\/(\d{2})(?: \(|$)/.exec(written) ?? [];
  const key = `${year}-${next}-Q${number}`;
  if (!isQuarter(key)) return null;
  const isWhole = [formatQuarter(key), formatQuarterLong(key)].some(
    (label) => label.toUpperCase() === written,
  );
  return isWhole ? key : null;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function toTargets(
  { line, cells }: Row,
  columns: readonly (Column | null)[],
): readonly PastedTarget[] {
  const cellOf = (index: number) => cells[index]?.trim() ?? '';
  const plain = Object.fromEntries(
    columns.flatMap((column, index) =>
      column === null || column.quarter !== undefined ? [] : [[column.field, cellOf(index)]],
    ),
  );
  const about = { ...empty, ...plain, line };
  return columns.flatMap((column, index) => {
    if (column?.field !== 'target' || index >= cells.length) return [];
    const { quarter = about.quarter } = column;
    return [{ ...about, quarter, target: cellOf(index) }];
  });
}

/** A spreadsheet quotes a cell that contains a line break or a quotation mark. */
function splitCells(text: string): readonly Row[] {
  const rows: Row[] = [];
  let [line, start] = [1, 1];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRow = () => {
    rows.push({ line: start, cells: [...cells, cell] });
    cells = [];
    cell = '';
    start = line;
  };
  const clean = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  for (let at = 0; at < clean.length; at += 1) {
    const character = clean.charAt(at);
    if (character === '\n') line += 1;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (clean.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === '\t') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else cell += character;
  }
  endRow();
  return rows;
}

function refuse(problem: string): PastedLines {
  return { ok: false, problem };
}
