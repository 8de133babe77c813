import sql from 'sql-template-tag';

import type { ReturnedQuarter } from '#domain/figures/returned.js';
import type { LatePublishing } from '#domain/figures/settled.js';
import type { Dataset } from '#domain/lists.js';
import type { Transaction } from '#platform/database.js';

/** Who has published returns of each of these datasets, quarter by quarter. A dataset without any has an empty list. */
export async function readReturned(
  transaction: Transaction,
  datasets: readonly Dataset[],
): Promise<ReadonlyMap<Dataset, readonly ReturnedQuarter[]>> {
  const { rows } = await transaction.query<ReturnedQuarter & { readonly dataset: Dataset }>(sql`
    SELECT dataset, quarter_start AS start, array_agg(DISTINCT agency_id) AS "agencyIds",
           coalesce(array_agg(DISTINCT agency_id) FILTER (WHERE NOT is_partial), '{}') AS "wholeAgencyIds"
    FROM   submission
    WHERE  status = 'PUBLISHED' AND dataset::text = ANY (${datasets}::text[])
    GROUP  BY dataset, quarter_start
    ORDER  BY dataset, quarter_start`);
  return byDataset(datasets, rows);
}

/**
 * The publishings of one of these datasets after their quarter could first be final, two months into the second quarter
 * after it, in their order, each with who had published for the quarter before that day; `publishedOn` is a day in the
 * Thames Valley.
 */
export async function readLatePublishings(
  transaction: Transaction,
  datasets: readonly Dataset[],
): Promise<ReadonlyMap<Dataset, readonly LatePublishing[]>> {
  const { rows } = await transaction.query<LatePublishing & { readonly dataset: Dataset }>(sql`
    WITH published AS (
      SELECT dataset, quarter_start, agency_id, id, published_at, added + corrected + withdrawn > 0 AS has_changed,
             (published_at AT TIME ZONE 'Europe/London')::date AS published_on,
             (published_at AT TIME ZONE 'Europe/London')::date >= (quarter_start::timestamp + interval '8 months')::date AS is_late
      FROM   submission
      WHERE  status <> 'STAGED' AND dataset::text = ANY (${datasets}::text[])),
    late AS (SELECT * FROM published WHERE is_late),
    earlier AS (
      SELECT dataset, quarter_start, array_agg(DISTINCT agency_id) AS agency_ids FROM published
      WHERE  NOT is_late AND (dataset, quarter_start) IN (SELECT dataset, quarter_start FROM late)
      GROUP  BY dataset, quarter_start)
    SELECT late.dataset, late.agency_id AS "agencyId", late.quarter_start AS start, late.published_on AS "publishedOn",
           late.has_changed AS "hasChanged", coalesce(earlier.agency_ids, '{}') AS "earlierAgencyIds"
    FROM   late LEFT JOIN earlier USING (dataset, quarter_start)
    ORDER  BY late.published_at, late.agency_id, late.id`);
  return byDataset(datasets, rows);
}

function byDataset<Row extends { readonly dataset: Dataset }>(
  datasets: readonly Dataset[],
  rows: readonly Row[],
): ReadonlyMap<Dataset, readonly Row[]> {
  return new Map(datasets.map((dataset) => [dataset, rows.filter((row) => row.dataset === dataset)]));
}
