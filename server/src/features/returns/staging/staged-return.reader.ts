import sql, { raw, type Sql } from 'sql-template-tag';

import { STAGED_DAYS } from '#domain/returns/staged/staged-return.js';
import type { Database } from '#platform/database.js';

import { type StagedRecord, stagedRecord } from './staged-record.js';

/** The columns of a staged return, without its file. */
export const stagedColumns = columnsWith('outcome');

/**
 * The columns of a staged return with the counts of findings instead of each finding. If a row was
 * written before warnings were counted, the warnings are counted from the findings when the row is
 * read.
 */
const columnsWithCounts = columnsWith(
  `CASE WHEN outcome #> '{file,warnings}' IS NULL THEN outcome ELSE outcome #- '{file,issues}' #- '{file,words}' #- '{file,marks}' END`,
);

function columnsWith(outcome: string): Sql {
  return raw(`
  agency_id AS "agencyId", id, dataset::text AS dataset, quarter_start AS "quarterStart", state::text AS state, file_name AS "fileName", sheet, is_partial AS "isPartial",
  staged_at AS "stagedAt", staged_by AS "stagedBy", version, columns, heading_row AS "headingRow", first_rows AS "firstRows", left_out AS "leftOut", ${outcome} AS outcome, corrections, acknowledgements, submission_id AS "submissionId"`);
}

export interface StagedFilter {
  readonly agencyIds: readonly number[];
  /** The id of a staged return; null for all. */
  readonly id: string | null;
  /** Whether to read each finding; if not, only the counts are read. */
  readonly hasFindings: boolean;
  readonly now: Date;
}

/** A staged return, and whether the submission that it published has been taken back since. */
export type FoundStaged = StagedRecord & { readonly isTakenBack: boolean };

/** Staged returns that are waiting or were published, newest first; at most a hundred. */
export async function readStaged(
  database: Database,
  { agencyIds, id, now, hasFindings }: StagedFilter,
): Promise<readonly FoundStaged[]> {
  if (agencyIds.length === 0) return [];
  const { rows } = await database.readRecords({ kind: 'AGENCIES', agencyIds }, ({ query }) =>
    query<{ isTakenBack: boolean }>(sql`
      SELECT ${hasFindings ? stagedColumns : columnsWithCounts},
             coalesce((SELECT status = 'UNDONE' FROM submission WHERE submission.id = submission_id), false) AS "isTakenBack"
      FROM   staged_return
      WHERE  agency_id = ANY (${[...agencyIds]}::int[]) AND (${id}::text IS NULL OR id::text = ${id})
        AND  staged_at > ${now}::timestamptz - ${STAGED_DAYS} * interval '1 day'
      ORDER  BY staged_at DESC, id LIMIT 100`),
  );
  return rows.map((row) => ({ ...stagedRecord.parse(row), isTakenBack: row.isTakenBack }));
}
