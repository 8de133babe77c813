import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { OpenScope } from '#domain/records/access.js';
import type { RecordFilter } from '#domain/records/record-filter.js';
import {
  fieldOf,
  type RecordField,
  type RecordKind,
  type RecordLink,
} from '#domain/records/record-kind.js';
import type { OrderTerm, OrderValue } from '#domain/records/record-order.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database, Transaction } from '#platform/database.js';

import {
  columnOf,
  isBeyondCursorSql,
  isWithin,
  orderBy,
  recordFilterToSql,
} from './record-condition.reader.js';

export interface PageQuestion {
  readonly kind: RecordKind;
  /**
   * The agencies whose records the caller may see. Links to others’ records are treated as missing.
   */
  readonly scope: OpenScope;
  readonly filter: RecordFilter;
  /** The order, in which no two records are equal. */
  readonly terms: readonly OrderTerm[];
  readonly size: number;
  /** Whether the page is read forwards from the beginning; otherwise backwards from the end. */
  readonly isForward: boolean;
  /**
   * The values of the terms at the position after which the page begins; null if it begins at an
   * end.
   */
  readonly beyond: readonly OrderValue[] | null;
  readonly wanted: Wanted;
  readonly isPageWanted: boolean;
  /** Whether to find out if there are more records beyond the page. */
  readonly isMoreWanted: boolean;
  /** Whether to find out if there are records before the page, in the direction of reading. */
  readonly isOtherSideWanted: boolean;
  readonly isCountWanted: boolean;
}

/**
 * The fields and links of records to read. Fields that identify and order a record are always read.
 */
export interface Wanted {
  readonly fields: ReadonlySet<string>;
  readonly links: readonly WantedLink[];
}

interface WantedLink {
  readonly link: RecordLink;
  /** The kind of the linked records, and the fields to read of them. */
  readonly kind: RecordKind;
  readonly wanted: Wanted;
}

/**
 * A record as read: its fields by name, as the database returns them (numbers as numbers), and its
 * linked records by link, null if there is none.
 */
export interface RecordRow {
  readonly [field: string]: RecordValue | undefined;
}

/**
 * A value as the database returns it: a code of a list, an agency’s id, an array if the field has
 * several values.
 */
type RecordValue = string | number | boolean | null | readonly (string | number)[] | RecordRow;

export interface RecordPage {
  /** The rows in the order requested, even if they were read backwards. */
  readonly rows: readonly RecordRow[];
  /** Whether there are more records beyond the page, in the direction of reading. */
  readonly hasMore: boolean;
  /** Whether there are records before the page, in the direction of reading. */
  readonly hasOtherSide: boolean;
  /** How many records match the filter; null if not requested. */
  readonly total: number | null;
  /**
   * The number of records of each agency, by its id, that were read or counted, including linked
   * ones. 0 if the page shows only that the agency has some.
   */
  readonly touched: Readonly<Record<number, number>>;
}

/**
 * Reads a page from one snapshot: a statement for the page, one for each selected link, and one
 * each for the count and for records before the page if requested. If the caller leaves, the
 * running statement is cancelled.
 */
export function readRecordPage(
  database: Database,
  question: PageQuestion,
  { referenceData, leaving }: PageGround,
): Promise<RecordPage> {
  const read = async (transaction: Transaction): Promise<RecordPage> => {
    const { isForward, size, isPageWanted, isMoreWanted, isOtherSideWanted, isCountWanted } =
      question;
    const touched = new Touched();
    const found = isPageWanted ? await readRows(transaction, question, referenceData) : [];
    const [shown, [next]] = [found.slice(0, size), found.slice(size)];
    const rows = await addLinked(transaction, shown, {
      ...question.wanted,
      scope: question.scope,
      touched,
    });
    const before = isOtherSideWanted
      ? await findOneBefore(transaction, question, referenceData)
      : undefined;
    const counts = isCountWanted ? await countByAgency(transaction, question) : null;
    // Records read are included in the count.
    for (const row of counts ?? shown) touched.add(row.agency, Number(row.count ?? 1));
    for (const row of [isMoreWanted ? next : undefined, before])
      if (row) touched.add(row.agency, 0);
    return {
      rows: isForward ? rows : rows.toReversed(),
      hasMore: next !== undefined,
      hasOtherSide: before !== undefined,
      total: counts?.reduce((sum, { count }) => sum + count, 0) ?? null,
      touched: touched.byAgency,
    };
  };
  return database.readRecords(question.scope, read, { leaving });
}

interface PageGround {
  readonly referenceData: ReferenceData;
  /** Triggered when the caller has left. */
  readonly leaving: AbortSignal;
}

class Touched {
  readonly byAgency: Record<number, number> = {};

  add(agencyId: unknown, records: number): void {
    const id = Number(agencyId);
    this.byAgency[id] = (this.byAgency[id] ?? 0) + records;
  }
}

async function readRows(
  transaction: Transaction,
  question: PageQuestion,
  referenceData: ReferenceData,
): Promise<readonly RecordRow[]> {
  const { kind, scope, filter, terms, size, isForward, beyond, wanted } = question;
  const ordering = terms.map(({ field }) => field.name);
  const { rows } = await transaction.query(sql`
    SELECT ${columnsToRead(kind, wanted, ordering)}
    FROM   ${raw(kind.table)} AS fact
    WHERE  ${isWithin(scope)} AND ${recordFilterToSql(filter)} ${beyond ? sql`AND ${isBeyondCursorSql(terms, beyond, { isForward, referenceData })}` : empty}
    ORDER  BY ${orderBy(terms, isForward, referenceData)}
    LIMIT  ${size + 1}`);
  return rows;
}

function columnsToRead(
  { fields, key }: RecordKind,
  wanted: Wanted,
  ordering: readonly string[],
): Sql {
  const names = new Set([...wanted.fields, 'agency', ...key, ...ordering]);
  return join([
    ...fields
      .filter(({ name }) => names.has(name))
      .map((field) => sql`${valueOf(field)} AS ${raw(`"${field.name}"`)}`),
    ...wanted.links.map(({ link: { name, columns } }) =>
      raw(
        `fact.${columns.agency} AS "${name}.agency", fact.${columns.reference} AS "${name}.reference"`,
      ),
    ),
  ]);
}

function valueOf(field: RecordField): Sql {
  const column = columnOf(field);
  if (field.is.type === 'codes') return sql`${column}::text[]`;
  return field.is.type === 'number' ? sql`${column}::float8` : column;
}

interface WantedLinks extends Pick<Wanted, 'links'>, Pick<PageQuestion, 'scope'> {
  readonly touched: Touched;
}

/** Adds the linked records to rows, by one statement for each link. */
async function addLinked(
  transaction: Transaction,
  rows: readonly RecordRow[],
  { links, scope, touched }: WantedLinks,
): Promise<readonly RecordRow[]> {
  let linked = rows;
  for (const { link, kind, wanted } of links) {
    const nameOf = (row: RecordRow) =>
      toName(row[`${link.name}.agency`], row[`${link.name}.reference`]);
    const named = rows.filter((row) => row[`${link.name}.reference`] !== null);
    const others = await readNamed(transaction, { link, kind, wanted, scope }, named);
    const found = await addLinked(transaction, others, { ...wanted, scope, touched });
    for (const row of found) touched.add(row.agency, 1);
    const byName = new Map(found.map((row) => [toName(row.agency, row.reference), row]));
    linked = linked.map((row) => ({ ...row, [link.name]: byName.get(nameOf(row)) ?? null }));
  }
  return linked;
}

async function readNamed(
  transaction: Transaction,
  { link, kind, wanted, scope }: WantedLink & Pick<PageQuestion, 'scope'>,
  naming: readonly RecordRow[],
): Promise<readonly RecordRow[]> {
  if (naming.length === 0) return [];
  const agencies = naming.map((row) => row[`${link.name}.agency`]);
  const references = naming.map((row) => row[`${link.name}.reference`]);
  const { rows } = await transaction.query(sql`
    SELECT DISTINCT ON (fact.agency_id, fact.reference) ${columnsToRead(kind, wanted, ['reference'])}
    FROM   ${raw(kind.table)} AS fact
    WHERE  ${isWithin(scope)} AND (fact.agency_id, fact.reference) IN (SELECT * FROM unnest(${agencies}::int[], ${references}::text[]))
    ORDER  BY fact.agency_id, fact.reference, ${columnOf(fieldOf(kind, kind.date))} DESC`);
  return rows;
}

function toName(agencyId: unknown, reference: unknown): string {
  return `${String(agencyId)}:${String(reference)}`;
}

interface AgencyRow {
  readonly agency: number;
}

/**
 * Finds a matching record before the start of the page, or exactly there; undefined if there is
 * none.
 */
async function findOneBefore(
  transaction: Transaction,
  question: PageQuestion,
  referenceData: ReferenceData,
): Promise<AgencyRow | undefined> {
  const { kind, scope, filter, terms, isForward, beyond } = question;
  if (!beyond) return undefined;
  const { rows } = await transaction.query<AgencyRow>(sql`
    SELECT fact.agency_id AS agency FROM ${raw(kind.table)} AS fact
    WHERE  ${isWithin(scope)} AND ${recordFilterToSql(filter)} AND ${isBeyondCursorSql(terms, beyond, { isForward, referenceData })} IS NOT TRUE
    LIMIT  1`);
  return rows[0];
}

interface AgencyCount extends AgencyRow {
  readonly count: number;
}

async function countByAgency(
  transaction: Transaction,
  { kind, scope, filter }: PageQuestion,
): Promise<readonly AgencyCount[]> {
  const { rows } = await transaction.query<AgencyCount>(sql`
    SELECT fact.agency_id AS agency, count(*) AS count
    FROM   ${raw(kind.table)} AS fact
    WHERE  ${isWithin(scope)} AND ${recordFilterToSql(filter)}
    GROUP  BY fact.agency_id`);
  return rows;
}
