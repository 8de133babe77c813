import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { type Quarter, startOf } from '#domain/quarter.js';
import type { Database } from '#platform/database.js';

/** Why warnings about one column were acknowledged, over some quarters. */
export interface AcknowledgedReason {
  /** The name of the column in a return; empty if the warnings are about the file. */
  readonly column: string;
  readonly why: string;
  readonly warnings: number;
}

/** The maximum number of reasons listed. */
const MOST = 50;

interface ReasonsAsked {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly quarters: readonly Quarter[];
}

/**
 * The reasons that an agency gave most often, from returns that still count. They are its staff's
 * own words, so only people who may see its counts may read them.
 */
export async function readReasons(
  database: Database,
  { agencyId, dataset, quarters }: ReasonsAsked,
): Promise<readonly AcknowledgedReason[]> {
  const { rows } = await database.readRecords(
    { kind: 'AGENCIES', agencyIds: [agencyId] },
    ({ query }) =>
      query<AcknowledgedReason>(sql`
        SELECT given.column_name AS column, given.why, sum(given.warnings)::int AS warnings
        FROM   acknowledged_warning AS given
        JOIN   submission ON submission.agency_id = given.agency_id AND submission.id = given.submission_id
        WHERE  given.agency_id = ${agencyId} AND submission.status = 'PUBLISHED' AND submission.dataset = ${dataset}::"Dataset"
          AND  submission.quarter_start = ANY (${quarters.map(startOf)}::date[])
        GROUP  BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${MOST}`),
  );
  return rows;
}
