import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { AgencyRecord } from '#domain/agencies.js';
import type { OpenScope } from '#domain/records/access.js';
import type { RecordFilter } from '#domain/records/record-filter.js';
import { fieldOf, type RecordKind } from '#domain/records/record-kind.js';
import type { Column } from '#domain/returns/column.js';
import { copyOut } from '#platform/copy-out.js';
import type { Database, Transaction } from '#platform/database.js';

import { toCode, toCodesById, toCsvColumn } from './csv-columns.reader.js';
import { columnOf, isWithin, recordFilterToSql } from './record-condition.reader.js';

/**
 * The longest an export may take, in milliseconds, including the time that the client takes to read
 * it.
 */
const EXPORT_TIMEOUT_MS = 30 * 60_000;

export interface ExportQuestion {
  readonly kind: RecordKind;
  /** The columns of the return, in the order of the file. */
  readonly columns: readonly Column[];
  readonly scope: OpenScope;
  readonly filter: RecordFilter;
  /** Whether the first column is the agency. */
  readonly hasSender: boolean;
  /** All agencies, for their codes. */
  readonly agencies: readonly AgencyRecord[];
}

/** How many records a file has. */
export interface Counted {
  readonly rows: number;
  /** The number of records of each agency that has any, by the agency’s id. */
  readonly byAgency: Readonly<Record<number, number>>;
}

/**
 * Receives a file as a stream. If the file breaks off, reading `file` fails, at the latest after
 * the counted number of records.
 */
export type Deliver = (counted: Counted, file: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Reads records into a CSV file in the order of their keys, from one snapshot, as a stream: only
 * what is in transit is held in memory.
 *
 * @param signal ends the export early
 */
export function readExport(
  database: Database,
  question: ExportQuestion,
  { deliver, signal }: Delivery,
): Promise<void> {
  const read = async (transaction: Transaction) => {
    const counted = await countRows(transaction, question);
    await deliver(
      counted,
      await copyOut(transaction, { select: selectRows(question), rows: counted.rows }),
    );
  };
  return database.readRecords(question.scope, read, { timeoutMs: EXPORT_TIMEOUT_MS, signal });
}

interface Delivery {
  readonly deliver: Deliver;
  readonly signal: AbortSignal;
}

async function countRows(
  { query }: Transaction,
  { kind, scope, filter }: ExportQuestion,
): Promise<Counted> {
  const { rows } = await query<{ agency: number; count: number }>(sql`
    SELECT fact.agency_id AS agency, count(*) AS count
    FROM   ${raw(kind.table)} AS fact
    WHERE  ${isWithin(scope)} AND ${recordFilterToSql(filter)}
    GROUP  BY fact.agency_id`);
  return {
    rows: rows.reduce((sum, { count }) => sum + count, 0),
    byAgency: Object.fromEntries(rows.map(({ agency, count }) => [agency, count])),
  };
}

function selectRows({ kind, columns, scope, filter, hasSender, agencies }: ExportQuestion): Sql {
  const codes = toCodesById(agencies);
  const key = ['agency', ...kind.key].map((name) => columnOf(fieldOf(kind, name)));
  return sql`
    SELECT ${hasSender ? sql`${toCode(sql`fact.agency_id`, codes)} AS agency,` : empty} ${join(columns.map((column) => toCsvColumn(column, codes)))}
    FROM   ${raw(kind.table)} AS fact
    WHERE  ${isWithin(scope)} AND ${recordFilterToSql(filter)}
    ORDER  BY ${join(key)}`;
}
