import sql from 'sql-template-tag';

import type { ReturnedQuarter } from '#domain/figures/returned.js';
import type { LateChange } from '#domain/figures/settled.js';
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
 * The publishings that changed a quarter of one of these datasets after it could first be final, two months into the
 * second quarter after it, in their order; `publishedOn` is a day in the Thames Valley.
 */
export async function readLateChanges(
  transaction: Transaction,
  datasets: readonly Dataset[],
): Promise<ReadonlyMap<Dataset, readonly LateChange[]>> {
  const { rows } = await transaction.query<LateChange & { readonly dataset: Dataset }>(sql`
    SELECT dataset, agency_id AS "agencyId", quarter_start AS start, (published_at AT TIME ZONE 'Europe/London')::date AS "publishedOn"
    FROM   submission
    WHERE  status <> 'STAGED' AND dataset::text = ANY (${datasets}::text[]) AND added + corrected + withdrawn > 0
      AND  (published_at AT TIME ZONE 'Europe/London')::date >= (quarter_start::timestamp + interval '8 months')::date
    ORDER  BY published_at, agency_id, id`);
  return byDataset(datasets, rows);
}

function byDataset<Row extends { readonly dataset: Dataset }>(
  datasets: readonly Dataset[],
  rows: readonly Row[],
): ReadonlyMap<Dataset, readonly Row[]> {
  return new Map(datasets.map((dataset) => [dataset, rows.filter((row) => row.dataset === dataset)]));
}
