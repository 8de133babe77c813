import { Readable } from 'node:stream';

import { type CsvError, parse, type Parser } from 'csv-parse';
import { parse as parseText } from 'csv-parse/sync';

import type { Column } from '#domain/returns/column.js';
import { countKnownColumns } from '#domain/returns/header.js';
import { MAX_HEADING_ROW } from '#domain/returns/heading-row.js';
import { Pauses } from '#platform/fair-share/pauses.js';

import { boundRows, MAX_ROW_LENGTH } from './bound-rows.js';
import { EMPTY, SAVE_AS_CSV } from './file-format.js';
import { chooseHeadings, readFirstRows, type ReadRows, type SoughtHeadings } from './first-rows.js';
import type { RawReturn, RawRow } from './raw-return.type.js';
import { UnusableReturn } from './unusable-return.js';

/** The maximum number of empty rows: as many as an Excel sheet can have. */
const MAX_EMPTY_ROWS = 1_048_576;

/**
 * Reads the header of a CSV file from its bytes, which are UTF-8; rows are read on demand, a little
 * ahead.
 *
 * @throws UnusableReturn if the file is not CSV; also from `rows`, if that becomes clear only later
 */
export async function readCsv(
  chunks: AsyncIterator<Buffer>,
  sought: SoughtHeadings,
): Promise<RawReturn> {
  const first = await chunks.next();
  if (first.done === true) throw new UnusableReturn(EMPTY);

  const delimiter = detectDelimiter(first.value, sought.columns);
  const rest = Readable.from(boundRows(prepend(first.value, chunks)), { objectMode: false });
  const parser = rest.pipe(
    takingAnyWidth(
      parse({
        bom: true,
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
      }),
    ),
  );
  rest.on('error', (error) => parser.destroy(error));
  const records = toRows(toRecords(parser)[Symbol.asyncIterator]())[Symbol.asyncIterator]();
  const read = await readFirstRows(records, sought);
  const heading = chooseHeadings(read.rows, sought);
  if (heading === undefined) return { header: [], rows: [] };
  return {
    header: heading.cells,
    headerRow: heading.row,
    firstRows: read.rows,
    rows: below(heading.row, read, records),
  };
}

/** The rows below the headings: first those that were read to find them, and then the rest. */
async function* below(
  headingRow: number,
  { rows, fault }: ReadRows,
  rest: AsyncIterator<RawRow>,
): AsyncIterable<RawRow> {
  for (const row of rows) if (row.row > headingRow) yield row;
  if (fault !== null) throw fault;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/**
 * Makes a parser accept rows of any width. Otherwise, for each row of another width, it would
 * create an error that it does not report, and an empty line would take fifty times as long.
 */
function takingAnyWidth(parser: Parser): Parser {
  const api: unknown = Reflect.get(parser, 'api');
  if (!isReader(api)) throw new Error('The CSV reader does not say where a row ends');
  const endRow = api.__onRecord;
  // A function sets the width, because an accessor on an object that the parser reads for each byte
  // would halve its speed.
  api.__onRecord = function takeAnyWidth(push) {
    this.state.expectedRecordLength = this.state.record.length;
    return endRow.call(this, push);
  };
  return parser;
}

/** The parts of csv-parse that are overridden here. */
interface Reader {
  readonly state: { readonly record: readonly string[]; expectedRecordLength: number };
  __onRecord: (this: Reader, push: unknown) => unknown;
}

function isReader(api: unknown): api is Reader {
  if (typeof api !== 'object' || api === null || !('__onRecord' in api) || !('state' in api))
    return false;
  const { state } = api;
  return (
    typeof state === 'object' &&
    state !== null &&
    'record' in state &&
    'expectedRecordLength' in state &&
    Array.isArray(state.record)
  );
}

async function* prepend(first: Buffer, rest: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The separator by which one of the first lines names the most known columns. */
function detectDelimiter(start: Buffer, columns: readonly Column[]): ',' | ';' {
  const lines = start
    .subarray(0, MAX_ROW_LENGTH * 2)
    .toString('utf8')
    .replace(/^\u{feff}/u, '')
    .split(/\r\n|[\r\n]/, MAX_HEADING_ROW);
  const known = (delimiter: string) =>
    Math.max(...lines.map((line) => countKnownColumns(columns, splitLine(line, delimiter))));
  const [commas, semicolons, tabs] = [known(','), known(';'), known('\t')];
  if (tabs > Math.max(commas, semicolons))
    throw new UnusableReturn(
      'Its columns are separated by tabs. Save it as CSV with commas or semicolons.',
    );
  return semicolons > commas ? ';' : ',';
}

function splitLine(line: string, delimiter: string): readonly string[] {
  try {
    return parseText(line.slice(0, MAX_ROW_LENGTH), { delimiter, relax_quotes: true })[0] ?? [];
  } catch {
    // A line that cannot be split has no cells; the code that reads the file reports what is wrong
    // with it.
    return [];
  }
}

async function* toRecords(parser: AsyncIterable<string[]>): AsyncIterable<string[]> {
  try {
    yield* parser;
  } catch (error) {
    throw isCsvError(error) ? new UnusableReturn(explain(error)) : error;
  }
}

/**
 * Counts rows as a spreadsheet does, and leaves out rows without any text, which spreadsheets write
 * at the end.
 */
async function* toRows(records: AsyncIterator<string[]>): AsyncIterable<RawRow> {
  let [row, emptyRows] = [0, 0];
  const pauses = new Pauses();
  for (let next = await records.next(); next.done !== true; next = await records.next()) {
    row += 1;
    if (pauses.isDue) await pauses.take();
    const cells = next.value;
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells };
    else emptyRows += 1;
    if (emptyRows > MAX_EMPTY_ROWS)
      throw new UnusableReturn(
        `More than ${MAX_EMPTY_ROWS.toLocaleString('en-GB')} of its rows are empty. Delete them.`,
      );
  }
}

function isCsvError(error: unknown): error is CsvError & { readonly records: number } {
  return (
    error instanceof Error &&
    'code' in error &&
    'records' in error &&
    /CSV|QUOTE/.test(String(error.code))
  );
}

function explain(error: { readonly code: string; readonly records: number }): string {
  const row = `Row ${error.records + 1}`;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `A quotation mark opens in row ${error.records + 1} and never closes. Close it, or double it if it is part of the text.`;
    default:
      // Web pages, XML and JSON arrive here under the name of a CSV file.
      if (error.records === 0)
        return `Its first row is not a row of column names separated by commas or semicolons. ${SAVE_AS_CSV}`;
      return `${row} has a quotation mark in the middle of a cell. Put the whole cell in quotation marks, and double the ones inside it.`;
  }
}
