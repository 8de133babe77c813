import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { World } from '#domain/figures/world.js';
import type { RecordFilter } from '#domain/records/record-filter.js';
import type { RecordField, RecordKind } from '#domain/records/record-kind.js';
import type { OrderTerm, OrderValue } from '#domain/records/record-order.js';
import type { Database, Transaction } from '#platform/database.js';

import { columnOf, holdsFor, orderBy, standsBeyond } from './record-condition.reader.js';

/** A page of records that somebody asks for. */
export interface PageQuestion {
  readonly kind: RecordKind;
  readonly filter: RecordFilter;
  /** A total order. */
  readonly terms: readonly OrderTerm[];
  readonly size: number;
  /** Whether it is read from the beginning on; else from the end backwards. */
  readonly isForward: boolean;
  /** The values of the terms at the place that the page begins beyond. */
  readonly beyond: readonly OrderValue[] | null;
  /** Names of the fields to read. What a record is named and ordered by is read anyway. */
  readonly fields: ReadonlySet<string>;
  readonly isPageWanted: boolean;
  /** Whether it matters if there is something on the near side of the place that the page begins beyond. */
  readonly isOtherSideWanted: boolean;
  readonly isCountWanted: boolean;
}

/** A record as it was read: its fields by their names, as the database hands them out; a number is a number. */
export type RecordRow = Readonly<Record<string, unknown>>;

export interface RecordPage {
  /** In the order asked for, whichever end they were read from. */
  readonly rows: readonly RecordRow[];
  /** Whether there are more beyond the page, the way it was read. */
  readonly hasMore: boolean;
  /** Whether there are some on the other side of where it began. */
  readonly hasOtherSide: boolean;
  /** All that the filter finds; null where nobody wants to know. */
  readonly total: number | null;
}

/** Reads a page from one snapshot: a statement for the page, and one each for the count and the other side where they matter. */
export function readRecordPage(database: Database, question: PageQuestion, world: World): Promise<RecordPage> {
  return database.read(async (transaction) => {
    const { isForward, size, isPageWanted, isOtherSideWanted, isCountWanted } = question;
    const found = isPageWanted ? await readRows(transaction, question, world) : [];
    const rows = found.slice(0, size);
    return {
      rows: isForward ? rows : rows.toReversed(),
      hasMore: found.length > size,
      hasOtherSide: isOtherSideWanted && (await isAnyBefore(transaction, question, world)),
      total: isCountWanted ? await countAll(transaction, question) : null,
    };
  });
}

async function readRows(transaction: Transaction, question: PageQuestion, world: World): Promise<readonly RecordRow[]> {
  const { kind, filter, terms, size, isForward, beyond } = question;
  const { rows } = await transaction.query(sql`
    SELECT ${join(fieldsToRead(question).map((field) => sql`${valueOf(field)} AS ${raw(`"${field.name}"`)}`))}
    FROM   ${raw(kind.table)} AS fact
    WHERE  ${holdsFor(filter)} ${beyond ? sql`AND ${standsBeyond(terms, beyond, { isForward, world })}` : empty}
    ORDER  BY ${orderBy(terms, isForward, world)}
    LIMIT  ${size + 1}`);
  return rows;
}

function fieldsToRead({ kind, terms, fields }: PageQuestion): readonly RecordField[] {
  const names = new Set([...fields, 'agency', ...kind.key, ...terms.map(({ field }) => field.name)]);
  return kind.fields.filter(({ name }) => names.has(name));
}

function valueOf(field: RecordField): Sql {
  const column = columnOf(field);
  if (field.is.type === 'codes') return sql`${column}::text[]`;
  return field.is.type === 'number' ? sql`${column}::float8` : column;
}

/** Whether a record of the filter stands on the near side of where the page began, or just there. */
async function isAnyBefore(transaction: Transaction, question: PageQuestion, world: World): Promise<boolean> {
  const { kind, filter, terms, isForward, beyond } = question;
  if (!beyond) return false;
  const { rows } = await transaction.query(sql`
    SELECT 1 FROM ${raw(kind.table)} AS fact
    WHERE  ${holdsFor(filter)} AND ${standsBeyond(terms, beyond, { isForward, world })} IS NOT TRUE
    LIMIT  1`);
  return rows.length > 0;
}

async function countAll(transaction: Transaction, { kind, filter }: PageQuestion): Promise<number> {
  const { rows } = await transaction.query<{ count: number }>(
    sql`SELECT count(*) AS count FROM ${raw(kind.table)} AS fact WHERE ${holdsFor(filter)}`,
  );
  return rows[0]?.count ?? 0;
}
