import sql from 'sql-template-tag';

import type { AgencyRecord } from '#domain/agencies.js';
import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import {
  areSameTimes,
  findOwingProblems,
  type OwedTime,
  type OwingChange,
} from '#domain/return-calendar/owing-change.js';
import type { Transaction } from '#platform/database.js';

/** An agency's obligation for a dataset, as stored. */
export interface StoredOwing {
  readonly agencyId: number;
  readonly dataset: Dataset;
  /** The times for which the agency owes the dataset, earliest first; empty if it owes nothing. */
  readonly times: readonly OwedTime[];
  /** The version; 0 if nobody ever changed the obligation. */
  readonly version: number;
}

/**
 * The outcome of a change: the current obligation, and the previous one if it differs, or the
 * problems if the agency's first or last day has changed in the meantime.
 */
export type ChangedOwing =
  | {
      readonly ok: false;
      readonly stored: StoredOwing;
      readonly problems: readonly Problem[];
    }
  | {
      readonly ok: true;
      readonly stored: StoredOwing;
      readonly former: readonly OwedTime[] | null;
    };

/** The obligations of agencies for each dataset: current ones, and any that were ever changed. */
export async function readOwing({ query }: Transaction): Promise<readonly StoredOwing[]> {
  const { rows } = await query<{
    readonly agencyId: number;
    readonly dataset: Dataset;
    readonly version: number;
    readonly starts: readonly string[];
    readonly ends: readonly (string | null)[];
  }>(sql`
    SELECT agency_id AS "agencyId", dataset::text AS dataset, coalesce(max(changes.version), 0) AS version,
           coalesce(array_agg(from_quarter_start::text ORDER BY from_quarter_start) FILTER (WHERE from_quarter_start IS NOT NULL), '{}') AS starts,
           coalesce(array_agg(until_quarter_start::text ORDER BY from_quarter_start) FILTER (WHERE from_quarter_start IS NOT NULL), '{}') AS ends
    FROM   return_obligation FULL JOIN obligation_version AS changes USING (agency_id, dataset)
    GROUP  BY agency_id, dataset
    ORDER  BY agency_id, dataset`);
  return rows.map(({ starts, ends, ...row }) => ({
    ...row,
    times: starts.map((start, index) => {
      const end = ends[index] ?? null;
      return { from: quarterOf(start), until: end === null ? null : quarterOf(end) };
    }),
  }));
}

/**
 * Sets the quarters for which an agency owes a dataset, unless somebody changed them after the
 * person saw them. A concurrent change waits for this transaction, and then sees what it wrote.
 */
export async function changeOwing(
  transaction: Transaction,
  { agencyId, dataset, times, seen }: OwingChange,
  { agency, today }: { readonly agency: AgencyRecord; readonly today: PlainDate },
): Promise<ChangedOwing> {
  const { query } = transaction;
  // Locks the whole table, because there may be no row to lock. These tables change only a few
  // times a year.
  await query(sql`LOCK TABLE obligation_version IN EXCLUSIVE MODE`);
  const stored = (await readOwing(transaction)).find(
    (each) => each.agencyId === agencyId && each.dataset === dataset,
  ) ?? { agencyId, dataset, times: [], version: 0 };
  if (areSameTimes(stored.times, times)) return { ok: true, stored, former: null };
  if (stored.version !== seen) return { ok: false, stored, problems: [] };
  // Ending an agency takes the same lock, because the agency may have ended since the lists were
  // read.
  const { rows } = await query<Pick<AgencyRecord, 'validFrom' | 'validTo'>>(sql`
    SELECT valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM agency WHERE id = ${agencyId}`);
  const problems = findOwingProblems(times, { agency: { ...agency, ...rows[0] }, today });
  if (problems.length > 0) return { ok: false, stored, problems };
  await query(sql`
    DELETE FROM return_obligation WHERE agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset"`);
  await query(sql`
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start)
    SELECT ${agencyId}, ${dataset}::"Dataset", owed.start, owed.end
    FROM   unnest(${times.map(({ from }) => startOf(from))}::date[],
                  ${times.map(({ until }) => until && startOf(until))}::date[]) AS owed (start, "end")`);
  await query(sql`
    INSERT INTO obligation_version (agency_id, dataset, version)
    VALUES (${agencyId}, ${dataset}::"Dataset", ${stored.version + 1})
    ON     CONFLICT (agency_id, dataset) DO UPDATE SET version = excluded.version`);
  const sorted = times.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ok: true,
    stored: { agencyId, dataset, times: sorted, version: stored.version + 1 },
    former: stored.times,
  };
}
