import { to as copyTo } from 'pg-copy-streams';
import sql, { type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';
import { inlineValues } from './inline-values.js';

/** A spreadsheet takes a file for UTF-8 that begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

interface CopyQuestion {
  /** What selects the rows, in the order of the file, its columns named as in the header. */
  readonly select: Sql;
  /**
   * How many rows there are in this snapshot: with another number the file was broken off, and
   * reading it fails.
   */
  readonly rows: number;
  /** What stands before the header, whole lines of CSV; empty for nothing. */
  readonly preface?: string;
}

/**
 * Rows as a CSV file that comes as it is read; its first part is there, so that what fails before
 * can still be told in words.
 */
export async function copyOut(
  transaction: Transaction,
  question: CopyQuestion,
): Promise<AsyncIterable<Buffer>> {
  await transaction.query(sql`SET LOCAL datestyle = 'ISO, YMD'`);
  const parts = read(transaction, question)[Symbol.asyncIterator]();
  const first = await parts.next();
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => parts };
  })();
}

async function* read(
  { client, query }: Transaction,
  { select, rows, preface = '' }: CopyQuestion,
): AsyncGenerator<Buffer> {
  const copy = client.query(
    copyTo(`COPY (${inlineValues(select)}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')`),
  );
  let isBegun = false;
  for await (const chunk of copy) {
    yield isBegun ? chunk : Buffer.concat([Buffer.from(BYTE_ORDER_MARK + preface), chunk]);
    isBegun = true;
  }
  // The copy knows how many rows it had when the next statement is answered.
  await query(sql`SELECT 1`);
  if (copy.rowCount !== rows) throw new Error(`${copy.rowCount} of ${rows} rows were copied`);
}
