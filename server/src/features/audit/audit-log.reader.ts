import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import { beginning, type ChainedEntry, type Head } from '#domain/audit/chain.js';
import type { AuditAction, Entry } from '#domain/audit/entry.js';
import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Transaction } from '#platform/database.js';

/** A filter for entries; null means any. All conditions must hold. */
export interface EntryFilter {
  /** The first and last day in London, both included. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly actions: readonly AuditAction[] | null;
  readonly personId: string | null;
  /** A part of the person’s name as shown, in any letter case. */
  readonly name: string | null;
  /** The id of the agency that the action was done for, or whose records it touched. */
  readonly agencyId: number | null;
  /** The id of the agency that the action was done for, whatever it touched. */
  readonly doneForId: number | null;
  /** The id of the agency whose records the action touched. */
  readonly touchedId: number | null;
  /** The ids of agencies; the action was done for one of these, or touched the records of one. */
  readonly ofAgencyIds: readonly number[] | null;
  readonly dataset: Dataset | null;
}

/** The filter that all entries match. */
export const everyEntry: EntryFilter = {
  from: null,
  to: null,
  actions: null,
  personId: null,
  name: null,
  agencyId: null,
  doneForId: null,
  touchedId: null,
  ofAgencyIds: null,
  dataset: null,
};

export interface ShownEntry extends Omit<
  ChainedEntry,
  'filter' | 'previousHash' | 'hash' | 'format' | 'beyondMs'
> {
  /** The hash of the entry; null if something was removed from the entry. */
  readonly hash: string | null;
  /** The filter as JSON, cut after a number of characters; null if there is none. */
  readonly filter: string | null;
}

export interface EntryQuestion {
  readonly filter: EntryFilter;
  /**
   * The number of the entry after which to read, in the direction of reading; null to start at the
   * first in that direction.
   */
  readonly beyond: number | null;
  /** Whether to read from the newest entry; otherwise from the oldest. */
  readonly isForward: boolean;
  readonly size: number;
  readonly isCountWanted: boolean;
}

export interface EntryPage {
  /** Entries, newest first. */
  readonly entries: readonly ShownEntry[];
  readonly hasMore: boolean;
  /** How many entries match; null if not requested. */
  readonly total: number | null;
}

/** The maximum number of characters of a filter that are shown. The log has the whole filter. */
const MAX_SHOWN = 4000;

/**
 * Reads a page of the log, newest first, in one statement, and in one more for the count if
 * requested.
 */
export async function readEntries(
  { query }: Transaction,
  { filter, beyond, isForward, size, isCountWanted }: EntryQuestion,
): Promise<EntryPage> {
  const { rows } = await query<EntryRow & { readonly shownFilter: string | null }>(sql`
    SELECT ${columns}, left(filter::text, ${MAX_SHOWN}) AS "shownFilter"
    FROM   audit_entry
    WHERE  ${entryFilterToSql(filter)} ${beyond === null ? empty : sql`AND number ${raw(isForward ? '<' : '>')} ${beyond}`}
    ORDER  BY number ${raw(isForward ? 'DESC' : 'ASC')}
    LIMIT  ${size + 1}`);
  const total = isCountWanted ? await countEntries({ query }, filter) : null;
  const read = rows.slice(0, size);
  return {
    entries: (isForward ? read : read.toReversed()).map(({ shownFilter, ...row }) => ({
      ...toEntry(row),
      filter: shownFilter,
    })),
    hasMore: rows.length > size,
    total,
  };
}

/** Counts the entries that match a filter. */
export async function countEntries(
  { query }: Pick<Transaction, 'query'>,
  filter: EntryFilter,
): Promise<number> {
  const { rows } = await query<{ readonly total: number }>(
    sql`SELECT count(*) AS total FROM audit_entry WHERE ${entryFilterToSql(filter)}`,
  );
  return rows[0]?.total ?? 0;
}

/** The condition of a filter on entries. */
export function entryFilterToSql({
  from,
  to,
  actions,
  personId,
  name,
  agencyId,
  doneForId,
  touchedId,
  ofAgencyIds,
  dataset,
}: EntryFilter): Sql {
  const conditions = [
    ...(from === null ? [] : [sql`at >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'`]),
    ...(to === null ? [] : [sql`at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'`]),
    ...(actions === null ? [] : [sql`action = ANY (${[...actions]}::"AuditAction"[])`]),
    ...(personId === null ? [] : [sql`person_id = ${personId}`]),
    ...(name === null ? [] : [sql`position(lower(${name}::text) IN lower(person_name)) > 0`]),
    ...(agencyId === null ? [] : [sql`(agency_id = ${agencyId} OR touched ? ${String(agencyId)})`]),
    ...(doneForId === null ? [] : [sql`agency_id = ${doneForId}`]),
    ...(touchedId === null ? [] : [sql`touched ? ${String(touchedId)}`]),
    ...(ofAgencyIds === null
      ? []
      : [
          sql`(agency_id = ANY (${[...ofAgencyIds]}::int[]) OR touched ?| ${ofAgencyIds.map(String)}::text[])`,
        ]),
    ...(dataset === null ? [] : [sql`dataset = ${dataset}::"Dataset"`]),
  ];
  return conditions.length > 0 ? join(conditions, ' AND ') : sql`true`;
}

/** Reads the number and hash of the last entry; `beginning` if nothing has been logged. */
export async function readHead({ query }: Transaction): Promise<Head> {
  const { rows } = await query<Head>(
    sql`SELECT number, encode(hash, 'hex') AS hash FROM audit_head`,
  );
  return rows[0] ?? beginning;
}

const ROWS_AT_A_TIME = 200;

/** Reads the whole log in order of number, a few entries at a time, within one transaction. */
export async function* readWholeLog({ query }: Transaction): AsyncGenerator<ChainedEntry, void> {
  await query(
    sql`DECLARE whole_log NO SCROLL CURSOR FOR SELECT ${columns}, filter FROM audit_entry ORDER BY number, hash`,
  );
  for (;;) {
    const { rows } = await query<EntryRow & Pick<Entry, 'filter'>>(
      sql`FETCH ${raw(String(ROWS_AT_A_TIME))} FROM whole_log`,
    );
    for (const { filter, ...row } of rows) yield { ...toEntry(row), filter };
    if (rows.length < ROWS_AT_A_TIME) return;
  }
}

const columns = raw(`
  number, CASE WHEN isfinite(at) THEN at ELSE 'epoch' END AS at,
  CASE WHEN isfinite(at) THEN extract(microseconds FROM at)::int % 1000 ELSE -1 END AS "beyondMs", address, session, format,
  action, person_id AS "personId", person_name AS "personName", agency_id AS "agencyId", touched, what, dataset,
  row_count AS "rowCount", reason, encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash`);

interface EntryRow extends Omit<ChainedEntry, 'actor' | 'filter'> {
  readonly personId: string | null;
  readonly personName: string;
  readonly address: string | null;
  readonly session: string | null;
}

function toEntry({ personId, personName, address, session, ...row }: EntryRow) {
  return { ...row, actor: { personId, name: personName, address, session } };
}

/**
 * The condition for entries of one agency. Entries that touch its records match only for people who
 * may know about them, because a match would reveal that there are some.
 */
export function ofAgency(
  agencyId: number | null,
  visibleAgencyIds: readonly number[] | null,
): Pick<EntryFilter, 'agencyId' | 'doneForId'> {
  const isVisible =
    agencyId === null || visibleAgencyIds === null || visibleAgencyIds.includes(agencyId);
  return isVisible ? { agencyId, doneForId: null } : { agencyId: null, doneForId: agencyId };
}
