import type { Column } from '#domain/returns/column.js';
import type { Correction } from '#domain/returns/staged/staged-return.js';
import type { RawRow } from '#features/returns/file/raw-return.type.js';
import {
  openFoundReturn,
  type OpenReturnFile,
  type ReadingProgress,
} from '#features/returns/return-file.js';
import type { FileToStage } from '#features/returns/stage-returns.js';

import type { RowNotices } from './row-notices.js';
import type { KeptReturn } from './staged-return.store.js';
import { takeColumns, toOwnHeadings } from './take-columns.js';

/**
 * A stored file in the form that the import takes, with its chosen columns and corrected cells, and
 * without the rows that are left out.
 *
 * @param declared the columns of its dataset
 */
export function toFileToStage(
  kept: KeptReturn,
  declared: readonly Column[],
  following: Following,
): FileToStage {
  return {
    name: kept.fileName,
    isMapped: true,
    open: () => openKept(kept, declared, following),
  };
}

/**
 * Opens a stored file with its chosen columns and corrected cells. The caller closes it.
 *
 * @param declared the columns of its dataset
 * @throws UnusableReturn if the file cannot be read
 */
export async function openKept(
  { fileName, sheet, headingRow, found, columns: staged, corrections }: KeptReturn,
  declared: readonly Column[],
  { notices, onProgress = () => undefined }: Following,
): Promise<OpenReturnFile> {
  const columns = toOwnHeadings(declared, staged);
  const headings = { wanted: headingRow, remembered: null };
  const file = await openFoundReturn({ ...found, columns, sheet, headings, onProgress }, fileName);
  try {
    const taken = takeColumns(file, staged);
    return { ...taken, rows: correct(taken.rows, byRow(corrections), notices) };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Observes a file while it is read. */
export interface Following {
  /** Receives each row as the file has it, and says which are left out. */
  readonly notices: Pick<RowNotices, 'notice'>;
  readonly onProgress?: ReadingProgress | undefined;
}

function byRow(corrections: readonly Correction[]): ReadonlyMap<number, readonly Correction[]> {
  const found = new Map<number, Correction[]>();
  for (const each of corrections) found.set(each.row, [...(found.get(each.row) ?? []), each]);
  return found;
}

async function* correct(
  rows: OpenReturnFile['rows'],
  corrections: ReadonlyMap<number, readonly Correction[]>,
  notices: Pick<RowNotices, 'notice'>,
): AsyncIterable<RawRow> {
  for await (const sent of rows) {
    if (notices.notice(sent)) continue;
    const own = corrections.get(sent.row);
    yield own === undefined ? sent : correctRow(sent, own);
  }
}

function correctRow({ row, cells, faults }: RawRow, own: readonly Correction[]): RawRow {
  const put = [...cells];
  const left = new Map(faults);
  for (const { position, value } of own) {
    while (put.length <= position) put.push('');
    put[position] = value;
    left.delete(position);
  }
  return { row, cells: put, faults: left };
}
