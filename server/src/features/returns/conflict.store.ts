import sql, { empty, join, raw } from 'sql-template-tag';

import { formatDate } from '#domain/plain-date.js';
import { endBefore, formatQuarter, quarterOf, startOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { Issue } from '#domain/returns/issue.js';
import type { Transaction } from '#platform/database.js';

import { MAX_KEPT_ISSUES } from './issue-log.js';
import { type Batch, joinByHashing, list, toBatchSql, toKeyText } from './record-sql.store.js';
import { explainResentErasure, selectResentErasures } from './resent-erasures.store.js';

/**
 * Contradictions of a submission's rows with each other or with records of another quarter, and
 * rows that send an erased record again. All of these fail.
 */
export interface Conflicts {
  readonly submissionId: string;
  /** How many rows are concerned. Of two rows with the same key, only the second counts. */
  readonly rowCount: number;
  /** How many of these rows already had a warning. */
  readonly warnedRowCount: number;
  readonly issueCount: number;
  /** The first issues; the rest are only counted. */
  readonly issues: readonly Issue[];
}

interface ConflictRow {
  readonly submissionId: string;
  readonly row: number;
  readonly rowCount: number;
  readonly warnedRowCount: number;
  readonly issueCount: number;
  readonly key: string;
  /**
   * The number of the earlier row with the same key, and the submission it came in; null if no row
   * has it.
   */
  readonly otherRow: number | null;
  readonly otherSubmissionId: string | null;
  /** The date of the record, if the key is that of a record of another quarter. */
  readonly recordedOn: string | null;
  /** If the record was erased, the column that names it; the key of the issue is then the name. */
  readonly erasedColumn: string | null;
}

/**
 * Finds keys that occur twice in the staged rows, in one file or in several; keys of records of
 * other quarters; and erased records. A record may move to another quarter only if its former
 * quarter is sent again in full in the same batch.
 */
export async function findConflicts(
  transaction: Transaction,
  batch: Batch,
  fileNames: readonly string[],
): Promise<readonly Conflicts[]> {
  const { table, agencyId, submissions } = batch;
  const { sent, isStaged, isSameRecord } = toBatchSql(batch);
  await joinByHashing(transaction);
  const sentAgain = await selectResentErasures(transaction, batch);
  const { rows } = await transaction.query<ConflictRow>(sql`
    WITH twice AS (
      SELECT ${list(table.keys, 'staged')} FROM ${raw(table.staging)} AS staged
      WHERE  ${isStaged} GROUP BY ${list(table.keys, 'staged')} HAVING count(*) > 1),
    repeated AS (
      SELECT staged.submission_id, staged.row_number, staged.has_warning, ${toKeyText(table, 'staged')} AS key,
             lag(staged.row_number) OVER same_key AS other_row, lag(staged.submission_id) OVER same_key AS other_submission_id,
             NULL::date AS recorded_on, NULL::text AS erased_column, sent.position
      FROM   ${raw(table.staging)} AS staged
      JOIN   twice ON ${raw(table.keys.map(({ name }) => `twice.${name} = staged.${name}`).join(' AND '))}
      JOIN   ${sent} ON sent.id = staged.submission_id
      WHERE  ${isStaged}
      WINDOW same_key AS (PARTITION BY ${list(table.keys, 'staged')} ORDER BY sent.position, staged.row_number)),
    elsewhere AS (
      SELECT staged.submission_id, staged.row_number, staged.has_warning, ${toKeyText(table, 'staged')} AS key,
             NULL::int AS other_row, NULL::uuid AS other_submission_id, record.${raw(table.date)} AS recorded_on,
             NULL::text AS erased_column, sent.position
      FROM   ${raw(table.staging)} AS staged
      JOIN   ${raw(table.record)} AS record ON record.agency_id = ${agencyId} AND ${isSameRecord}
      JOIN   ${sent} ON sent.id = staged.submission_id
      WHERE  ${isStaged}
        AND  NOT (record.${raw(table.date)} >= sent.starts AND record.${raw(table.date)} < sent.ends_before)
        AND  NOT record.${raw(table.date)} <@ ANY (${toRangesSentWhole(batch)}::daterange[])),
    conflict AS (SELECT * FROM repeated WHERE other_row IS NOT NULL UNION ALL SELECT * FROM elsewhere ${sentAgain.length > 0 ? sql`UNION ALL ${join(sentAgain, ' UNION ALL ')}` : empty}),
    counted AS (
      SELECT submission_id, count(DISTINCT row_number)::int AS row_count,
             (count(DISTINCT row_number) FILTER (WHERE has_warning))::int AS warned_row_count, count(*)::int AS issue_count
      FROM   conflict GROUP BY submission_id),
    numbered AS (
      SELECT *, row_number() OVER (PARTITION BY submission_id ORDER BY row_number, recorded_on) AS number FROM conflict)
    SELECT submission_id AS "submissionId", numbered.row_number AS row, counted.row_count AS "rowCount",
           counted.warned_row_count AS "warnedRowCount", counted.issue_count AS "issueCount", numbered.key, numbered.other_row AS "otherRow",
           numbered.other_submission_id AS "otherSubmissionId", numbered.recorded_on AS "recordedOn", numbered.erased_column AS "erasedColumn"
    FROM   numbered JOIN counted USING (submission_id)
    WHERE  numbered.number <= ${MAX_KEPT_ISSUES}
    ORDER  BY numbered.position, numbered.number`);

  return submissions.flatMap(({ id }) => {
    const own = rows.filter(({ submissionId }) => submissionId === id);
    const [first] = own;
    if (!first) return [];
    const { rowCount, warnedRowCount, issueCount } = first;
    return [
      {
        submissionId: id,
        rowCount,
        warnedRowCount,
        issueCount,
        issues: own.map((row) => toIssue(row, batch, fileNames)),
      },
    ];
  });
}

function toRangesSentWhole(batch: Batch): readonly string[] {
  return batch.submissions
    .filter(({ isPartial }) => !isPartial)
    .map(({ quarter }) => `[${startOf(quarter)},${endBefore(quarter)})`);
}

function toIssue(
  { row, key, otherRow, otherSubmissionId, submissionId, recordedOn, erasedColumn }: ConflictRow,
  { table, submissions }: Batch,
  fileNames: readonly string[],
): Issue {
  const said = { level: 'FAIL', row, value: toQuotedValue(key) } as const;
  if (erasedColumn !== null)
    return { ...said, column: erasedColumn, message: explainResentErasure(erasedColumn) };
  const column = table.keys.map(({ source }) => source).join(', ');
  const issue = { ...said, column };
  if (recordedOn !== null) {
    const message = `It is already a record of ${formatQuarter(quarterOf(recordedOn))} (${formatDate(recordedOn)}). Give another ${column}, or send the whole of that quarter again without it, in the same command.`;
    return { ...issue, message };
  }
  const otherFile = fileNames[submissions.findIndex(({ id }) => id === otherSubmissionId)] ?? '';
  const where =
    otherSubmissionId === submissionId
      ? `row ${otherRow ?? ''}`
      : `row ${otherRow ?? ''} of ${otherFile}`;
  return {
    ...issue,
    message: `It is also in ${where}. Each record of an agency needs its own ${column}.`,
  };
}
