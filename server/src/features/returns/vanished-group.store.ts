import sql, { raw } from 'sql-template-tag';

import { formatQuarter, shift, startOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { Transaction } from '#platform/database.js';

import { type Batch, joinByHashing, toBatchSql } from './record-sql.store.js';
import type { Doubt } from './return.type.js';

/**
 * Groups that were in the agency's register of the quarter before, not archived there, and are
 * missing from a register that was sent whole: opening + mapped + reopened - archived would differ
 * from the closing number. The register of the quarter before is the register that will be there
 * after publishing: that of the same batch, or else the recorded one. If there is none, no group
 * counts as vanished.
 */
export async function findVanishedGroups(
  transaction: Transaction,
  batch: Batch,
): Promise<readonly Doubt[]> {
  const { table, agencyId, submissions } = batch;
  const { sent, isStaged } = toBatchSql(batch);
  const before = submissions.map(({ quarter }) => startOf(shift(quarter, -1)));
  await joinByHashing(transaction);
  const { rows } = await transaction.query<{ submissionId: string; reference: string }>(sql`
    WITH register AS (
      SELECT record.quarter_start, record.reference FROM ${raw(table.record)} AS record
      WHERE  record.agency_id = ${agencyId} AND NOT record.is_erased AND record.status <> 'ARCHIVED' AND record.quarter_start = ANY (${before}::date[])
        AND  NOT record.quarter_start = ANY (${submissions.map(({ quarter }) => startOf(quarter))}::date[])
      UNION  ALL
      SELECT staged.quarter_start, staged.reference FROM ${raw(table.staging)} AS staged
      WHERE  ${isStaged} AND staged.status <> 'ARCHIVED' AND staged.quarter_start = ANY (${before}::date[]))
    SELECT sent.id AS "submissionId", register.reference
    FROM   ${sent}
    JOIN   register ON register.quarter_start = (sent.starts - interval '3 months')::date
    LEFT   JOIN ${raw(table.staging)} AS staged ON ${isStaged} AND staged.submission_id = sent.id AND staged.reference = register.reference
    WHERE  NOT sent.is_partial AND staged.agency_id IS NULL
    ORDER  BY sent.position, register.reference`);

  return rows.map(({ submissionId, reference }) => {
    const quarter = submissions.find(({ id }) => id === submissionId)?.quarter;
    const register =
      quarter === undefined ? 'the quarter before' : formatQuarter(shift(quarter, -1));
    const message = `It was in the register of ${register} and was not archived, but no row of this file has it. A group leaves a register by being archived: send it as ARCHIVED with archived_on, or with its current status.`;
    return {
      submissionId,
      isFirstOfRow: false,
      reference,
      concerns: [],
      issue: {
        level: 'WARN',
        row: 1,
        column: 'reference',
        value: toQuotedValue(reference),
        message,
      },
    };
  });
}
