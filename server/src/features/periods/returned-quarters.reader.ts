import sql, { type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import type { LatePublishing } from '#domain/returned/revisions.js';
import type { Transaction } from '#platform/database.js';

/** A row of what is known about several datasets. */
export type OfDataset<Row> = Row & { readonly dataset: Dataset };

const publishedOn = sql`(published_at AT TIME ZONE 'Europe/London')::date`;

/** Whether a return was published after its quarter could first be final. */
const isLate = sql`(${publishedOn} >= (quarter_start::timestamp + interval '8 months')::date)`;

function isOneOf(datasets: readonly Dataset[]): Sql {
  return sql`dataset = ANY (${datasets}::"Dataset"[])`;
}

/**
 * The agencies that have published returns for each of these datasets, by quarter: rows of
 * `ReturnedQuarter`.
 */
export function returnedQuarters(datasets: readonly Dataset[]): Sql {
  return sql`
    SELECT dataset, quarter_start AS start, array_agg(DISTINCT agency_id) AS "agencyIds",
           coalesce(array_agg(DISTINCT agency_id) FILTER (WHERE NOT is_partial), '{}') AS "wholeAgencyIds"
    FROM   submission
    WHERE  status = 'PUBLISHED' AND ${isOneOf(datasets)}
    GROUP  BY dataset, quarter_start
    ORDER  BY dataset, quarter_start`;
}

/**
 * The agencies that have published returns for resources with hours, by quarter: rows of
 * `ReturnedQuarter`. Each publication counts what its records leave unknown, and lines that are
 * removed at the end of their retention period stay counted.
 */
export const quartersWithHours = sql`
    SELECT quarter_start AS start, array_agg(agency_id) AS "agencyIds", array_agg(agency_id) AS "wholeAgencyIds"
    FROM   return_quality
    WHERE  dataset = 'RESOURCES' AND (unknown->>'hours_committed')::int < records
    GROUP  BY quarter_start
    ORDER  BY quarter_start`;

/**
 * The returns for these datasets that were published after their quarter could first be final, two
 * months into the second quarter after it, in order of publication. Each has the agencies that had
 * published for the quarter earlier; `publishedOn` is a day in London. Rows of `LatePublishing`.
 */
export function latePublishings(datasets: readonly Dataset[]): Sql {
  return sql`
    WITH late AS (
      SELECT dataset, quarter_start, agency_id, id, published_at, added + corrected + withdrawn > 0 OR status = 'UNDOING' AS has_changed, ${publishedOn} AS published_on
      FROM   submission
      WHERE  status <> 'STAGED' AND ${isOneOf(datasets)}
        -- Eight months are more than 240 days: this leaves out nearly all before a time is
        -- converted.
        AND  published_at >= quarter_start + 240 AND ${isLate}),
    earlier AS (
      SELECT dataset, quarter_start, array_agg(DISTINCT agency_id) AS agency_ids
      FROM   submission
      WHERE  status <> 'STAGED' AND (dataset, quarter_start) IN (SELECT dataset, quarter_start FROM late) AND NOT ${isLate}
      GROUP  BY dataset, quarter_start)
    SELECT late.dataset, late.agency_id AS "agencyId", late.quarter_start AS start, late.published_on AS "publishedOn",
           late.has_changed AS "hasChanged", coalesce(earlier.agency_ids, '{}') AS "earlierAgencyIds"
    FROM   late LEFT JOIN earlier USING (dataset, quarter_start)
    ORDER  BY late.published_at, late.agency_id, late.id`;
}

/**
 * The agencies that have published returns for each dataset, by quarter; a dataset without any has
 * an empty list.
 */
export async function readReturned(
  { query }: Transaction,
  datasets: readonly Dataset[],
): Promise<ReadonlyMap<Dataset, readonly ReturnedQuarter[]>> {
  // JSON is parsed much faster than hundreds of arrays.
  const { rows } = await query<{ returned: readonly OfDataset<ReturnedQuarter>[] }>(
    sql`SELECT coalesce(json_agg(row), '[]') AS returned FROM (${returnedQuarters(datasets)}) AS row`,
  );
  return byDataset(datasets, rows[0]?.returned ?? []);
}

/** The quarters for which anybody has published a return for any of these datasets, once each. */
export async function readQuartersReturned(
  { query }: Transaction,
  datasets: readonly Dataset[],
): Promise<readonly Quarter[]> {
  const { rows } = await query<{ start: PlainDate }>(
    sql`SELECT DISTINCT quarter_start AS start FROM submission WHERE status = 'PUBLISHED' AND ${isOneOf(datasets)}`,
  );
  return rows.map(({ start }) => quarterOf(start));
}

/** The late returns for each dataset; a dataset without any has an empty list. */
export async function readLatePublishings(
  { query }: Transaction,
  datasets: readonly Dataset[],
): Promise<ReadonlyMap<Dataset, readonly LatePublishing[]>> {
  const { rows } = await query<OfDataset<LatePublishing>>(latePublishings(datasets));
  return byDataset(datasets, rows);
}

/** Splits rows of several datasets into a list for each. */
export function byDataset<Row>(
  datasets: readonly Dataset[],
  rows: readonly OfDataset<Row>[],
): ReadonlyMap<Dataset, readonly OfDataset<Row>[]> {
  return new Map(
    datasets.map((dataset) => [dataset, rows.filter((row) => row.dataset === dataset)]),
  );
}
