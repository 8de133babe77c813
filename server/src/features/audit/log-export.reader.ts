import sql, { type Sql } from 'sql-template-tag';

import type { AgencyRecord } from '#domain/agencies.js';
import { toCode, toCodesById, toSafeText } from '#features/records/csv-columns.reader.js';
import { copyOut } from '#platform/copy-out.js';
import type { Database } from '#platform/database.js';

import { countEntries, type EntryFilter, entryFilterToSql } from './audit-log.reader.js';

/**
 * The longest an export may take, in milliseconds, including the time that the client takes to read
 * it.
 */
const EXPORT_TIMEOUT_MS = 30 * 60_000;

interface LogExport {
  readonly filter: EntryFilter;
  /** All agencies, for their codes. */
  readonly agencies: readonly AgencyRecord[];
  /** The ids of the agencies whose record counts the reader may see; null for all. */
  readonly visible: readonly number[] | null;
  /** The text above the header. */
  readonly marking: string;
  /** Receives the file as a stream, with its number of entries. */
  readonly deliver: (rows: number, file: AsyncIterable<Buffer>) => Promise<void>;
  /** Ends the export early. */
  readonly signal: AbortSignal;
}

/** Reads entries of the log into a CSV file, the newest first, from one snapshot, as a stream. */
export function readLogExport(
  database: Database,
  { filter, agencies, visible, marking, deliver, signal }: LogExport,
): Promise<void> {
  return database.readLog(
    async (transaction) => {
      const rows = await countEntries(transaction, filter);
      await deliver(
        rows,
        await copyOut(transaction, {
          select: selectEntries(filter, agencies, visible),
          rows,
          preface: `${marking}\n`,
        }),
      );
    },
    { timeoutMs: EXPORT_TIMEOUT_MS, signal },
  );
}

/**
 * True for entries of actions that were done for an agency whose log is read. The network addresses
 * of other entries are hidden.
 */
function isOfReach({ ofAgencyIds }: EntryFilter): Sql {
  return ofAgencyIds === null ? sql`true` : sql`agency_id = ANY (${[...ofAgencyIds]}::int[])`;
}

/**
 * Selects entries: instants in UTC; agencies by code, each followed by its number of records. An
 * entry that may not be seen in full is reduced by `redactEntry`.
 */
function selectEntries(
  filter: EntryFilter,
  agencies: readonly AgencyRecord[],
  visible: readonly number[] | null,
): Sql {
  const codes = toCodesById(agencies);
  const isVisible = visible === null ? sql`true` : sql`key::int = ANY (${[...visible]}::int[])`;
  const counted = sql`(SELECT coalesce(sum(value::bigint), 0) FROM jsonb_each_text(touched) WHERE ${isVisible})`;
  const rows =
    visible === null
      ? sql`row_count`
      : sql`CASE WHEN touched = '{}' OR row_count IS NULL THEN row_count ELSE ${counted} END`;
  const hash = visible === null ? sql`encode(hash, 'hex')` : sql`NULL`;
  return sql`
    SELECT number, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, action, ${toSafeText(sql`person_name`)} AS who,
           ${toCode(sql`agency_id`, codes)} AS for_agency, ${toSafeText(sql`what`)} AS what, dataset, ${rows} AS rows,
           (SELECT string_agg(${toCode(sql`key::int`, codes)} || ' ' || value, ';' ORDER BY key::int) FROM jsonb_each_text(touched) WHERE ${isVisible}) AS records_of,
           ${toSafeText(sql`reason`)} AS why, filter::text AS filter,
           CASE WHEN ${isOfReach(filter)} THEN address END AS address, CASE WHEN ${isOfReach(filter)} THEN session END AS session, ${hash} AS hash
    FROM   audit_entry
    WHERE  ${entryFilterToSql(filter)}
    ORDER  BY number DESC`;
}
