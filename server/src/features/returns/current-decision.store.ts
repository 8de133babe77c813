import sql, { join, raw, type Sql } from 'sql-template-tag';

import { toQuotedValue } from '#domain/quoted-value.js';
import {
  claimColumns,
  decidedColumns,
  decidedStatuses,
  type DecisionAuthority,
  decisionColumns,
  decisionDerived,
  type SentDecision,
  settleDecision,
} from '#domain/returns/current-decision.js';
import type { Transaction } from '#platform/database.js';

import { type Batch, joinByHashing, toBatchSql } from './record-sql.store.js';
import type { Doubt } from './return.type.js';

/** The number of rows read at a time. */
const ROWS_AT_A_TIME = 5_000;

interface StagedDecision extends SentDecision {
  readonly submissionId: string;
  readonly row: number;
  readonly hasWarning: boolean;
  readonly reference: string;
  readonly status: string;
}

/**
 * Settles the decisions in the staged rows of a batch before they are compared with the records:
 * each row takes the recorded decision or has none, by `settleDecision`. Warnings to the sender
 * depend on their own records only.
 */
export async function settleDecisions(
  transaction: Transaction,
  batch: Batch,
  authority: DecisionAuthority,
): Promise<readonly Doubt[]> {
  if (batch.table.declaration.dataset !== 'DISRUPTIONS' || authority === 'AS_SENT') return [];
  await joinByHashing(transaction);
  await transaction.query(sql`DECLARE staged_decision CURSOR FOR ${selectDecisions(batch)}`);
  const doubts: Doubt[] = [];
  for (;;) {
    const { rows } = await transaction.query<StagedDecision>(
      sql`FETCH ${raw(String(ROWS_AT_A_TIME))} FROM staged_decision`,
    );
    if (rows.length === 0) break;
    const settled = rows.map((row) => ({ row, ...settleDecision(authority, row) }));
    const takenFrom = (source: 'RECORD' | 'CLAIM') =>
      settled.filter(({ from }) => from === source).map(({ row }) => row);
    await takeFromRecords(transaction, batch, takenFrom('RECORD'));
    await takeAsClaims(transaction, batch, takenFrom('CLAIM'));
    doubts.push(
      ...settled.flatMap(({ row, warning }) => (warning === null ? [] : [toDoubt(row, warning)])),
    );
  }
  await transaction.query(sql`CLOSE staged_decision`);
  return doubts;
}

/** Staged rows with a decision, in the row or in its record. */
function selectDecisions(batch: Batch): Sql {
  const { table, agencyId } = batch;
  const { isStaged, isSameRecord } = toBatchSql(batch);
  const isDecided = sql`(staged.status::text = ANY (${[...decidedStatuses]}::text[]) OR staged.decided_on IS NOT NULL OR staged.confirmed_impact IS NOT NULL)`;
  const isStanding = sql`coalesce(record.status::text = ANY (${[...decidedStatuses]}::text[]), false)`;
  const saysNothingElse = toNames(batch, decisionColumns)
    .filter(({ source }) => source !== 'status')
    .map(({ name }) =>
      raw(`(staged.${name} IS NULL OR staged.${name} IS NOT DISTINCT FROM record.${name})`),
    );
  const changed = toNames(batch, claimColumns).map(
    ({ name, source }) =>
      sql`CASE WHEN ${raw(`staged.${name} IS DISTINCT FROM record.${name}`)} THEN ${source}::text END`,
  );
  const isOtherGroup = sql`staged.ocg_agency_id <> ${agencyId} AND staged.ocg_reference IS DISTINCT FROM record.ocg_reference`;
  return sql`
    SELECT staged.submission_id AS "submissionId", staged.row_number AS row, staged.has_warning AS "hasWarning", staged.reference, staged.status::text AS status,
           ${isDecided} AS "isDecided", CASE WHEN ${isStanding} THEN record.status::text END AS current,
           ${isStanding} AND (staged.status = record.status OR NOT ${isDecided}) AND ${join(saysNothingElse, ' AND ')} AS "isSame",
           array_remove(ARRAY[${join(changed)}, CASE WHEN ${isOtherGroup} THEN 'ocg_reference'::text END], NULL) AS changed
    FROM   ${raw(table.staging)} AS staged
    LEFT   JOIN ${raw(table.record)} AS record ON record.agency_id = ${agencyId} AND ${isSameRecord}
    WHERE  ${isStaged} AND (${isDecided} OR ${isStanding})
    ORDER  BY staged.submission_id, staged.row_number`;
}

async function takeFromRecords(
  { query }: Transaction,
  batch: Batch,
  rows: readonly StagedDecision[],
): Promise<void> {
  if (rows.length === 0) return;
  const { table, agencyId } = batch;
  const { isSameRecord } = toBatchSql(batch);
  const names = [...toNames(batch, decisionColumns).map(({ name }) => name), ...decisionDerived];
  await query(sql`
    UPDATE ${raw(table.staging)} AS staged SET ${raw(names.map((name) => `${name} = record.${name}`).join(', '))}
    FROM   ${raw(table.record)} AS record
    WHERE  record.agency_id = ${agencyId} AND ${isSameRecord} AND ${isAmong(batch, rows)}`);
}

async function takeAsClaims(
  { query }: Transaction,
  batch: Batch,
  rows: readonly StagedDecision[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = [...toNames(batch, decidedColumns).map(({ name }) => name), ...decisionDerived];
  await query(sql`
    UPDATE ${raw(batch.table.staging)} AS staged SET status = 'SUBMITTED', ${raw(names.map((name) => `${name} = NULL`).join(', '))}
    WHERE  ${isAmong(batch, rows)}`);
}

function isAmong({ agencyId }: Batch, rows: readonly StagedDecision[]): Sql {
  // With `(a, b) IN (SELECT ...)`, Citus would send a faulty UPDATE to other machines.
  return sql`staged.agency_id = ${agencyId} AND EXISTS (
    SELECT FROM unnest(${rows.map(({ submissionId }) => submissionId)}::uuid[], ${rows.map(({ row }) => row)}::int[]) AS decided (submission_id, row_number)
    WHERE  (decided.submission_id, decided.row_number) = (staged.submission_id, staged.row_number))`;
}

/** Columns of a return with their names in the database, in the order of the declaration. */
function toNames({ table }: Batch, sources: readonly string[]) {
  return table.columns.filter(({ source }) => sources.includes(source));
}

function toDoubt(
  { submissionId, row, hasWarning, reference, status }: StagedDecision,
  message: string,
): Doubt {
  const issue = {
    level: 'WARN',
    row,
    column: 'status',
    value: toQuotedValue(status),
    message,
  } as const;
  return { submissionId, isFirstOfRow: !hasWarning, reference, concerns: [], issue };
}
