import type { FileHandle } from 'node:fs/promises';

import { toQuotedValue } from '#domain/quoted-value.js';
import { type Column, toPlainName } from '#domain/returns/column.js';
import { countKnownColumns } from '#domain/returns/header.js';
import { type FirstRow, type HeadingHints, noHints } from '#domain/returns/heading-row.js';
import {
  readWorkbookValue,
  type WorkbookColumn,
  type WorkbookValue,
} from '#domain/returns/workbook-cell.js';
import { EMPTY, SAVE_AS_CSV } from '#features/returns/file/file-format.js';
import {
  chooseHeadings,
  explainNoHeadings,
  readFirstRows,
} from '#features/returns/file/first-rows.js';
import type { RawReturn, RawRow } from '#features/returns/file/raw-return.type.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { Pauses } from '#platform/fair-share/pauses.js';

import { Archive, type PartProgress } from './archive.js';
import { refuseOtherKinds } from './kind.js';
import type { Sheet, WorkbookParts } from './parts.js';
import { SharedParts } from './shared-parts.js';
import { type MergedCells, readSheet, type SheetRow, toCellName } from './sheet.js';

/**
 * The maximum number of rows. Larger returns are sent as CSV, which takes no more memory and less
 * time.
 */
const MAX_ROWS = 100_000;

/**
 * No real table has more columns than this. A row is held in memory from its first to its last
 * cell.
 */
const MAX_COLUMNS = 1_000;

export interface WorkbookToOpen {
  readonly handle: FileHandle;
  /** The length of the file in bytes. */
  readonly size: number;
  readonly columns: readonly Column[];
  readonly onProgress: PartProgress;
  /** The name of the chosen sheet; null or left out if the headings decide. */
  readonly sheet?: string | null;
  /** Where the headings are expected; if left out, the first rows decide. */
  readonly headings?: HeadingHints;
  /** The parts to share if the workbook is opened several times; left out otherwise. */
  readonly parts?: SharedParts | undefined;
}

export interface OpenWorkbook extends RawReturn {
  close(): void;
}

/**
 * Opens an XLSX workbook, finds the sheet with the return and reads its header, one of its first
 * rows. Rows are read on demand. `close` also closes the handle, which stays open if this function
 * throws.
 *
 * @throws UnusableReturn if the file is not an XLSX workbook with a return; also from `rows`, if
 * that becomes clear only later
 */
export async function openWorkbook({
  handle,
  size,
  columns,
  onProgress,
  sheet: wanted = null,
  headings = noHints,
  parts: shared = new SharedParts(),
}: WorkbookToOpen): Promise<OpenWorkbook> {
  let progress: Parameters<PartProgress> = [0, size];
  // Called for everything that is read, including in parts other than the sheet, because the waiting
  // person may have gone.
  const archive = await Archive.open(handle, size, () => onProgress(...progress));
  await refuseOtherKinds(archive);
  const parts = await shared.read(archive);
  const { sheet, name, row, header, firstRows } = await findSheet({
    ...{ archive, parts, columns, wanted },
    hints: headings,
  });
  const table: Table = {
    parts,
    headerRow: row,
    columns: toWorkbookColumns(header, columns, parts),
  };
  const onSheet: PartProgress = (...read) => (progress = read);
  const rows = toRows(table, (onMerged) =>
    readSheet(archive.read(sheet.part, onSheet), parts, onMerged),
  );
  return {
    ...{ header, headerRow: row, firstRows, rows },
    sheet: name,
    close: () => archive.close(),
  };
}

interface Sought {
  readonly archive: Archive;
  readonly parts: WorkbookParts;
  readonly columns: readonly Column[];
  readonly wanted: string | null;
  readonly hints: HeadingHints;
}

interface Candidate {
  readonly sheet: Sheet;
  readonly row: number;
  readonly header: readonly string[];
  readonly firstRows: readonly FirstRow[];
}

interface Chosen extends Candidate {
  /**
   * The name of the sheet; null if all other visible sheets are empty, or if another one has the
   * same name.
   */
  readonly name: string | null;
}

/**
 * Finds the visible sheet that was named. If none was, finds one whose headings name all required
 * columns, those without a title first, or else the sheet that names the most, so that screening
 * can say what it lacks. Sheets without a table, such as notes, are ignored if another sheet has
 * one.
 */
async function findSheet(sought: Sought): Promise<Chosen> {
  const candidates = await readCandidates(sought);
  const best = chooseSheet(candidates, sought);
  const isNamed =
    candidates.length > 1 &&
    candidates.every(({ sheet }) => sheet === best.sheet || nameOf({ sheet }) !== nameOf(best));
  return { ...best, name: isNamed ? nameOf(best) : null };
}

/** Reads the visible sheets that are not empty, with the headings of each. */
async function readCandidates({
  archive,
  parts,
  columns,
  wanted,
  hints,
}: Sought): Promise<readonly Candidate[]> {
  const visible = parts.sheets.filter(({ isHidden }) => !isHidden);
  const candidates: Candidate[] = [];
  let isEmpty = true;
  for (const sheet of visible) {
    const sought = { columns, hints: wanted === null || isCalled(sheet, wanted) ? hints : noHints };
    const reading = toFirstRows(archive, sheet, parts);
    const { rows } = await readFirstRows(reading, sought);
    // Errors further down are reported when the sheet is read.
    await reading.return(undefined);
    if (rows.length === 0) continue;
    isEmpty = false;
    const isLacking = hints.wanted !== null && rows.every(({ row }) => row !== hints.wanted);
    // A sheet in which the named row is empty cannot be the return.
    if (wanted === null && isLacking) continue;
    const heading = chooseHeadings(rows, sought);
    if (heading !== undefined)
      candidates.push({ sheet, row: heading.row, header: heading.cells, firstRows: rows });
  }
  if (candidates.length === 0 && !isEmpty && hints.wanted !== null)
    throw new UnusableReturn(explainNoHeadings(hints.wanted));
  if (candidates.length === 0)
    throw new UnusableReturn(
      parts.sheets.length > visible.length ? `${EMPTY} Hidden sheets are not read.` : EMPTY,
    );
  return candidates;
}

function chooseSheet(all: readonly Candidate[], { columns, wanted }: Sought): Candidate {
  if (wanted !== null) return findNamed(all, wanted);

  const required = columns.filter(({ isRequired }) => isRequired);
  const candidates = findTables(all, required.length);
  const named = candidates.filter(
    ({ header }) => countKnownColumns(required, header) === required.length,
  );
  // A sheet of notes may list the columns below a title; a return that begins with them comes
  // first.
  const beginning = named.filter(({ row, firstRows }) => firstRows[0]?.row === row);
  const complete = beginning.length > 0 ? beginning : named;
  if (complete.length > 1)
    throw new UnusableReturn(
      `${complete.length} of its sheets begin with the column names of this dataset: ${nameSheets(complete)}. A workbook holds one return: say which of them it is (${toOption(complete)}), or delete or hide the others.`,
      { sheets: complete.map(nameOf) },
    );
  const [best, second] = (complete.length > 0 ? complete : candidates)
    .map((candidate) => ({ ...candidate, known: countKnownColumns(columns, candidate.header) }))
    .sort((a, b) => b.known - a.known);
  if (!best || best.known === second?.known)
    throw new UnusableReturn(
      `None of its sheets (${nameSheets(candidates)}) begins with the column names of this dataset. They must name ${required.map(({ name }) => name).join(', ')}. Otherwise, say which of them is the return (${toOption(candidates)}).`,
      { sheets: candidates.map(nameOf) },
    );
  return best;
}

/**
 * The sheets with a table, by their first rows. These are the sheets in which some row has a cell
 * for each required column, or else those in which some row has several cells, or else all sheets.
 */
function findTables(all: readonly Candidate[], required: number): readonly Candidate[] {
  const ofWidth = (width: number) =>
    all.filter(({ firstRows }) => firstRows.some(({ cells }) => countFilled(cells) >= width));
  return [ofWidth(required), ofWidth(2), all].find((some) => some.length > 0) ?? all;
}

function countFilled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

async function* toFirstRows(
  archive: Archive,
  { part }: Sheet,
  parts: WorkbookParts,
): AsyncGenerator<FirstRow> {
  for await (const row of readSheet(archive.read(part), parts))
    yield { row: row.row, cells: toHeader(row) };
}

function findNamed(candidates: readonly Candidate[], wanted: string): Candidate {
  const named = candidates.find(({ sheet }) => isCalled(sheet, wanted));
  if (named) return named;
  throw new UnusableReturn(
    `None of its sheets is called "${toQuotedValue(wanted)}". The sheets with content are ${nameSheets(candidates)}.`,
    { sheets: candidates.map(nameOf) },
  );
}

function isCalled(sheet: Sheet, wanted: string): boolean {
  return nameOf({ sheet }) === toQuotedValue(wanted).trim();
}

/** The sheet's name as people read it, and as they may write it. */
function nameOf({ sheet }: Pick<Candidate, 'sheet'>): string {
  return toQuotedValue(sheet.name).trim();
}

/** The maximum number of sheets that a sentence names. */
const MAX_NAMED = 10;

function nameSheets(candidates: readonly Candidate[]): string {
  const named = candidates.slice(0, MAX_NAMED).map((each) => `"${nameOf(each)}"`);
  const others = candidates.length - named.length;
  return `${named.join(', ')}${others > 0 ? ` and ${others.toLocaleString('en-GB')} more` : ''}`;
}

/**
 * The option that names the first sheet, quoted so that a shell does not run any part of its name.
 */
function toOption([first]: readonly Candidate[]): string {
  if (!first) return '--sheet';
  const name = nameOf(first);
  return /["$`\\!]/.test(name) ? `--sheet '${name.replaceAll("'", `'\\''`)}'` : `--sheet "${name}"`;
}

function toHeader({ cells }: SheetRow): readonly string[] {
  const near = cells.filter(({ column }) => column <= MAX_COLUMNS);
  const header = new Array<string>(near.at(-1)?.column ?? 0).fill('');
  for (const { column, value } of near) header[column - 1] = toName(value);
  return header;
}

function toName(value: WorkbookValue): string {
  const reading = readWorkbookValue(value, { kind: null, countsFrom1904: false });
  return reading.text;
}

/** The cells below each heading. */
function toWorkbookColumns(
  header: readonly string[],
  columns: readonly Column[],
  { countsFrom1904 }: WorkbookParts,
): readonly WorkbookColumn[] {
  const kinds = new Map(columns.map(({ name, kind }) => [toPlainName(name), kind]));
  return header.map((name) => ({ kind: kinds.get(toPlainName(name)) ?? null, countsFrom1904 }));
}

interface Table {
  readonly parts: WorkbookParts;
  readonly headerRow: number;
  readonly columns: readonly WorkbookColumn[];
}

type ReadRows = (onMerged: (merged: MergedCells) => void) => AsyncIterable<SheetRow>;

async function* toRows(table: Table, readRows: ReadRows): AsyncIterable<RawRow> {
  let [count, lastRow] = [0, table.headerRow];
  // The first merged cells within the columns of the return. They are reported while the last rows
  // are still waiting.
  let merged: MergedCells | null = null;
  const onMerged = (cells: MergedCells) => {
    const isInTable = cells.rows[1] >= table.headerRow && cells.columns[0] <= table.columns.length;
    if (isInTable && cells.rows[0] < (merged?.rows[0] ?? Infinity)) merged = cells;
  };
  const pauses = new Pauses();
  for await (const sheetRow of readRows(onMerged)) {
    if (pauses.isDue) await pauses.take();
    if (sheetRow.row <= table.headerRow) continue;
    count += 1;
    if (count > MAX_ROWS)
      throw new UnusableReturn(
        `It has more than ${MAX_ROWS.toLocaleString('en-GB')} rows. Send it as CSV, which can have any number. ${SAVE_AS_CSV}`,
      );
    lastRow = sheetRow.row;
    yield toRow(sheetRow, table);
  }
  refuseMerged(merged, lastRow);
}

function refuseMerged(merged: MergedCells | null, lastRow: number): void {
  if (merged === null || merged.rows[0] > lastRow) return;
  throw new UnusableReturn(
    `Its cells ${merged.name} are merged, and only the first of them has a value. Choose "Unmerge cells" and fill each of them.`,
  );
}

function toRow({ row, cells: sent }: SheetRow, { columns }: Table): RawRow {
  const last = sent.at(-1)?.column ?? 0;
  if (last > MAX_COLUMNS)
    throw new UnusableReturn(
      `Its cell ${toCellName(last, row)} is not empty, although it is far to the right of the table. Empty it, or delete its column.`,
    );
  const cells = new Array<string>(Math.max(columns.length, last)).fill('');
  const faults = new Map<number, string>();
  for (const { column, value } of sent) {
    const reading = readWorkbookValue(
      value,
      columns[column - 1] ?? { kind: null, countsFrom1904: false },
    );
    cells[column - 1] = reading.text;
    if (!reading.ok) faults.set(column - 1, `Cell ${toCellName(column, row)} ${reading.message}`);
  }
  return faults.size === 0 ? { row, cells } : { row, cells, faults };
}
