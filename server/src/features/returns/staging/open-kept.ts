import type { Column } from '#domain/returns/column.js';
import type { Correction } from '#domain/returns/staged-return.js';
import type { RawRow } from '#features/returns/file/raw-return.type.js';
import {
  openFoundReturn,
  type OpenReturnFile,
  type ReadingProgress,
} from '#features/returns/return-file.js';
import type { FileToStage } from '#features/returns/stage-returns.js';

import type { KeptReturn } from './staged-return.store.js';
import { takeColumns, toOwnHeadings } from './take-columns.js';

/**
 * A kept file on its way through the import, with what its columns were said to be and what was put
 * right in it.
 *
 * @param declared the columns of its dataset
 */
export function toFileToStage(
  { fileName, sheet, headingRow, found, columns: staged, corrections }: KeptReturn,
  declared: readonly Column[],
  onProgress: ReadingProgress = () => undefined,
): FileToStage {
  const columns = toOwnHeadings(declared, staged);
  return {
    name: fileName,
    isMapped: true,
    open: async () => {
      const headings = { wanted: headingRow, remembered: null };
      const toOpen = { ...found, columns, sheet, headings, onProgress };
      const file = await openFoundReturn(toOpen, fileName);
      try {
        return withCorrections(takeColumns(file, staged), corrections);
      } catch (error) {
        file.close();
        throw error;
      }
    },
  };
}

function withCorrections(file: OpenReturnFile, corrections: readonly Correction[]): OpenReturnFile {
  if (corrections.length === 0) return file;
  const byRow = new Map<number, Correction[]>();
  for (const each of corrections) byRow.set(each.row, [...(byRow.get(each.row) ?? []), each]);
  return { ...file, rows: correct(file.rows, byRow) };
}

async function* correct(
  rows: OpenReturnFile['rows'],
  corrections: ReadonlyMap<number, readonly Correction[]>,
): AsyncIterable<RawRow> {
  for await (const sent of rows) {
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
