import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import type { Database } from '#platform/database.js';

/** A request to one agency for one return on a day. */
export interface PastRequest {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  readonly askedOn: PlainDate;
}

/** The days on which agencies were asked for their returns for certain quarters. */
export async function readRequests(
  database: Database,
  agencyIds: readonly number[],
  quarters: readonly Quarter[],
): Promise<readonly PastRequest[]> {
  if (agencyIds.length === 0) return [];
  const { rows } = await database.readRecords({ kind: 'AGENCIES', agencyIds }, ({ query }) =>
    query<Omit<PastRequest, 'quarter'> & { readonly start: PlainDate }>(sql`
      SELECT agency_id AS "agencyId", dataset::text AS dataset, quarter_start AS start, asked_on AS "askedOn"
      FROM   return_request
      WHERE  agency_id = ANY (${[...agencyIds]}::int[]) AND quarter_start = ANY (${quarters.map(startOf)}::date[])
      ORDER  BY asked_on, agency_id, dataset`),
  );
  return rows.map(({ start, ...asked }) => ({ ...asked, quarter: quarterOf(start) }));
}
