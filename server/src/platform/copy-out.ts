import { to as copyTo } from 'pg-copy-streams';
import sql, { type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';
import { inlineValues } from './inline-values.js';

/** A byte-order mark, by which spreadsheets recognise UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

interface CopyQuestion {
  /**
   * The SQL that selects the rows, in the order of the file, with columns named as in the header.
   */
  readonly select: Sql;
  /**
   * The number of rows in this snapshot. If the file has another number, it was interrupted, and
   * reading it fails.
   */
  readonly rows: number;
  /** Whole lines of CSV before the header; empty for none. */
  readonly preface?: string;
}

/**
 * Streams rows as CSV. The first part is read before this returns, so that an early failure can
 * still be reported in words.
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
  // The number of copied rows is known once the next statement is answered.
  await query(sql`SELECT 1`);
  if (copy.rowCount !== rows) throw new Error(`${copy.rowCount} of ${rows} rows were copied`);
}
