import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { optional, required } from '#domain/returns/column.js';
import { type OpenReturnFile, openReturnFile } from '#features/returns/return-file.js';

/** One column of each kind that a workbook writes in a special way. */
export const columns = [
  required('reference', { type: 'reference' }),
  required('received_on', { type: 'date' }),
  optional('hours', { type: 'number', least: 0, most: 1000 }),
  optional('county_lines', { type: 'yes-no' }),
];
/** The names of these columns, in their order. */
export const names = columns.map(({ name }) => name);

/**
 * Reads a workbook to the end, from a temporary file that is then removed.
 *
 * @param of the columns of the return
 * @param sheet the name of the chosen sheet; null if the headings decide
 */
export async function readBook(content: Buffer, of = columns, sheet: string | null = null) {
  const folder = await mkdtemp(path.join(tmpdir(), 'stronghold-book-'));
  try {
    const file = path.join(folder, 'return.xlsx');
    await writeFile(file, content);
    return await readToEnd(await openReturnFile(file, of, { sheet }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readToEnd(opened: OpenReturnFile) {
  try {
    const rows = [];
    for await (const row of opened.rows) rows.push(row);
    const { header, headerRow, sheet } = opened;
    return { header, headerRow, rows, sheet };
  } finally {
    opened.close();
  }
}
