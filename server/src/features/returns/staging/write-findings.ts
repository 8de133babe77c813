import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { toMarked } from '#domain/records/spreadsheet-text.js';
import { toPlainName } from '#domain/returns/column.js';
import { withAliases } from '#features/returns/apply-mapping.js';
import { recordTables } from '#features/returns/record-table.js';
import {
  type FoundFile,
  openFoundReturn,
  type OpenReturnFile,
} from '#features/returns/return-file.js';
import { Pauses } from '#platform/fair-share/pauses.js';

import { spillPieces } from './spill.js';
import type { KeptReturn } from './staged-return.store.js';

/** The formats of files with findings. */
export type FindingsForm = 'csv' | 'xlsx';

export interface WrittenFindings {
  /** The open file, which the caller closes. */
  readonly found: FoundFile;
  /** The number of rows, without the header. */
  readonly rowCount: number;
}

/** The last heading, above the findings of each row. */
const HEADING = 'Findings';

/**
 * The rows of a staged return as they were sent, each with its findings. A row that passed has
 * none. The rows are written to the disk row by row, and only the findings are held in memory.
 *
 * @throws UnusableReturn if the file cannot be read
 */
export async function writeFindings(
  kept: KeptReturn,
  form: FindingsForm,
): Promise<WrittenFindings> {
  const file = await openFoundReturn(
    {
      ...{ ...kept.found, columns: ownColumns(kept), sheet: kept.sheet },
      headings: { wanted: kept.headingRow, remembered: null },
      onProgress: () => undefined,
    },
    kept.fileName,
  );
  const above = rowsAbove(file);
  let rowCount = -above.length - 1;
  const rows = withFindings(file, kept);
  const counted = (async function* count() {
    for await (const row of rows) {
      rowCount += 1;
      yield row;
    }
  })();
  try {
    const found = await spillPieces(
      form === 'csv' ? toCsv(counted) : toXlsx(counted, above.length),
    );
    return { found, rowCount };
  } finally {
    file.close();
  }
}

type Rows = AsyncIterable<readonly string[]>;

/** The title above the header, as it was sent. */
function rowsAbove({ firstRows = [], headerRow = 1 }: OpenReturnFile) {
  return firstRows.filter(({ row }) => row < headerRow);
}

/** The rows with their findings, after the title and the header. */
async function* withFindings(file: OpenReturnFile, kept: KeptReturn): Rows {
  const { header, rows } = file;
  const found = findingsByRow(kept);
  for (const { cells } of rowsAbove(file)) yield cells;
  yield [...header, HEADING];
  const pauses = new Pauses();
  for await (const { row, cells } of rows) {
    if (pauses.isDue) await pauses.take();
    const short = Math.max(0, header.length - cells.length);
    yield [...cells, ...new Array<string>(short).fill(''), (found.get(row) ?? []).join(' ')];
  }
}

function findingsByRow({
  outcome,
  columns,
  leftOut,
}: KeptReturn): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>(leftOut.map(({ row }) => [row, ['Left out.']]));
  if (outcome?.is !== 'SCREENED') return found;
  for (const { row, level, column, message } of outcome.file.issues) {
    const heading = columns.find((each) => each.column === column)?.heading ?? column;
    const said = `${level === 'FAIL' ? 'Fail' : 'Warn'}${heading === null ? '' : `, ${heading}`}: ${message}`;
    const before = found.get(row);
    if (before) before.push(said);
    else found.set(row, [said]);
  }
  return found;
}

/** The columns of the dataset, and the file's names for them: dates of a workbook stay dates. */
function ownColumns({ dataset, columns }: Pick<KeptReturn, 'dataset' | 'columns'>) {
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  const taken = columns.map(({ heading, column }) => [toPlainName(heading), column] as const);
  return withAliases(table?.declaration.columns ?? [], new Map(taken));
}

/** A spreadsheet reads a file as UTF-8 if it begins with this. */
const BYTE_ORDER_MARK = '\u{feff}';
/** The number of characters that are written to the disk at a time. */
const PIECE = 65_536;

async function* toCsv(rows: Rows): AsyncIterable<Buffer> {
  let text = BYTE_ORDER_MARK;
  for await (const cells of rows) {
    text += `${cells.map((cell) => toCell(toMarked(cell))).join(',')}\r\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function toCell(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a workbook. A text cell is never run, whatever it begins with. */
async function* toXlsx(rows: Rows, above: number): AsyncIterable<Uint8Array> {
  const { default: ExcelJs } = await import('exceljs');
  const body = new PassThrough({ highWaterMark: PIECE });
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream: body, useStyles: true });
  const write = async () => {
    const sheet = workbook.addWorksheet('Return', {
      views: [{ state: 'frozen', ySplit: above + 1 }],
    });
    let count = 0;
    for await (const cells of rows) {
      const row = sheet.addRow([...cells]);
      if (count === above) row.font = { bold: true };
      row.commit();
      count += 1;
      // Writing waits for the disk.
      if (body.writableNeedDrain) await drained(body);
    }
    sheet.commit();
    await workbook.commit();
  };
  const written = write().catch((error: unknown) => {
    body.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const piece of body) if (Buffer.isBuffer(piece)) yield piece;
  await written;
}

function drained(body: Writable): Promise<void> {
  return new Promise((resolve) => {
    body.once('drain', resolve);
    finished(body).then(
      () => resolve(),
      () => resolve(),
    );
  });
}
