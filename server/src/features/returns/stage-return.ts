import { randomUUID } from 'node:crypto';

import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { KnownAgency, KnownPlaces } from '#domain/returns/known-places.js';
import { decideQuarter, type QuarterRows } from '#domain/returns/return-quarter.js';
import { type Screening, startScreening } from '#domain/returns/screening.js';
import type { BankHolidays } from '#domain/working-days.js';
import type { Transaction } from '#platform/database.js';

import { IssueLog } from './issue-log.js';
import { toRecordKey } from './record-key.js';
import type { RecordTable } from './record-table.js';
import type { RawReturn, RawRow, Screened, StagedSubmission } from './return.type.js';
import { insertStagedRows, insertSubmission, type StagedRow } from './submission.store.js';
import { UnusableReturn } from './unusable-return.js';

/** What all returns of one sending have in common. */
export interface StagingGround {
  readonly table: RecordTable;
  readonly places: KnownPlaces;
  /** The key of the record keys. */
  readonly secret: Uint8Array;
  readonly sender: KnownAgency;
  readonly today: string;
  readonly bankHolidays: BankHolidays;
  readonly now: Date;
}

export interface ReturnToStage extends RawReturn {
  readonly fileName: string;
  /** Null where its dates tell. */
  readonly quarter: Quarter | null;
  readonly isPartial: boolean;
}

export interface StagedReturn extends Screened {
  /** What its rows stand under in staging. */
  readonly id: string;
  /** Null where no quarter is known, because no row could be read. */
  readonly submission: StagedSubmission | null;
}

/**
 * Screens a return row by row as it comes, and puts the rows that do not fail into staging, under a submission of its
 * own. Holds no more of it than its first issues, whatever its length. What rows say against each other, and against the
 * records of other quarters, is found afterwards (`findConflicts`).
 *
 * @throws UnusableReturn where it cannot be read or its dates lie in several quarters; the caller's transaction must end then
 */
export async function stageReturn(transaction: Transaction, ground: StagingGround, sent: ReturnToStage): Promise<StagedReturn> {
  const {
    table: { declaration },
    places,
    sender,
    today,
    bankHolidays,
  } = ground;
  const screening = startScreening({ declaration, places, sender, today, bankHolidays, quarter: sent.quarter }, sent.header);
  if (!screening.ok) throw new UnusableReturn(screening.message);

  const tally = new Tally();
  tally.issues.add(screening.headerIssues.map((issue) => ({ ...issue, row: sent.headerRow ?? issue.row })));
  const target = { table: ground.table, agencyId: sender.id, submissionId: randomUUID() };
  await insertStagedRows(transaction, target, toStagedRows({ ground, screening, tally }, sent.rows));
  if (tally.rowCount === 0 && sent.quarter === null) {
    throw new UnusableReturn(
      'It has column names and no rows. To send a return of nothing, name its quarter (--quarter 2025-26-Q1): everything sent for that quarter before is withdrawn then.',
    );
  }

  const decided = decideQuarter(sent.quarter, [...tally.quarters.values()]);
  if (!decided.ok) throw new UnusableReturn(decided.message);
  const { quarter } = decided;
  const {
    rowCount,
    rows,
    issues: { warningCount, failureCount, issues },
  } = tally;
  if (quarter !== null)
    await insertSubmission(transaction, {
      ...target,
      quarter,
      isPartial: sent.isPartial,
      fileName: sent.fileName,
      stagedAt: ground.now,
      rowCount,
      warningCount,
    });
  const submission = quarter === null ? null : { id: target.submissionId, quarter, isPartial: sent.isPartial };
  return { id: target.submissionId, submission, fileName: sent.fileName, quarter, rows, warningCount, failureCount, issues };
}

/** What is counted while a return goes by. */
class Tally {
  readonly issues = new IssueLog();
  readonly rows = { pass: 0, warn: 0, fail: 0 };
  readonly quarters = new Map<Quarter, QuarterRows>();

  get rowCount(): number {
    return this.rows.pass + this.rows.warn + this.rows.fail;
  }

  countQuarter(quarter: Quarter, row: number): void {
    const { rowCount, firstRow } = this.quarters.get(quarter) ?? { rowCount: 0, firstRow: row };
    this.quarters.set(quarter, { quarter, rowCount: rowCount + 1, firstRow });
  }
}

interface Desk {
  readonly ground: StagingGround;
  readonly screening: Extract<Screening, { readonly ok: true }>;
  readonly tally: Tally;
}

async function* toStagedRows({ ground, screening, tally }: Desk, rows: AsyncIterable<RawRow> | Iterable<RawRow>): AsyncIterable<StagedRow> {
  const { table, secret, sender } = ground;
  for await (const { row, cells, faults } of rows) {
    const { record, derived, issues, date } = screening.screenRow(row, cells, faults);
    if (issues.length > 0) tally.issues.add(issues);
    if (date !== null) tally.countQuarter(quarterOf(date), row);
    if (record === null) {
      tally.rows.fail += 1;
      continue;
    }
    const hasWarning = issues.length > 0;
    tally.rows[hasWarning ? 'warn' : 'pass'] += 1;
    const reference = table.keys.map(({ source }) => String(record[source] ?? '')).join('\0');
    yield { row, hasWarning, record, derived, recordKey: toRecordKey(secret, sender.code, reference) };
  }
}
