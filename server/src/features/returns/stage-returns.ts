import { randomUUID } from 'node:crypto';

import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { Column } from '#domain/returns/column.js';
import type { RememberedColumns } from '#domain/returns/column-mapping.js';
import type { KnownAgency, KnownPlaces } from '#domain/returns/known-places.js';
import {
  decideQuarter,
  findLikelyQuarter,
  type QuarterRows,
} from '#domain/returns/return-quarter.js';
import {
  type CellReaders,
  type Screening,
  startScreening,
  toCellReaders,
} from '#domain/returns/screening.js';
import type { RememberedWords } from '#domain/returns/words.js';
import type { BankHolidays } from '#domain/working-days.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import type { Transaction } from '#platform/database.js';

import { applyMapping, withAliases } from './apply-mapping.js';
import type { RawRow } from './file/raw-return.type.js';
import { IssueLog, MAX_KEPT_ISSUES } from './issue-log.js';
import { type RecordKeys, toRecordKeys } from './record-key.js';
import type { RecordTable } from './record-table.js';
import type { Screened, StagedSubmission } from './return.type.js';
import type { OpenReturnFile } from './return-file.js';
import {
  insertStagedRows,
  insertSubmissions,
  type StagedRow,
  type StagedRows,
} from './submission.store.js';
import { type WarningMark, WarningMarks } from './warning-marks.js';
import { WordLog } from './word-log.js';

/** How many rows are passed on at a time. */
const ROWS_AT_A_TIME = 256;

/** Everything that the returns in one request share. */
export interface StagingContext {
  readonly table: RecordTable;
  readonly places: KnownPlaces;
  /** The secret that record keys are made with. */
  readonly secret: Uint8Array;
  readonly sender: KnownAgency;
  readonly today: PlainDate;
  readonly bankHolidays: BankHolidays;
  readonly now: Date;
  /** The sender's choices for headings in its returns for the dataset. */
  readonly remembered: RememberedColumns;
  /** The heading row that somebody chose for a return for the dataset; null if nobody did. */
  readonly rememberedRow: number | null;
  /** The sender's choices for its own words in those returns. */
  readonly words: RememberedWords;
}

export interface FileToStage {
  readonly name: string;
  /** Opens the file by the names of its columns. The headings may be in the remembered row. */
  readonly open: (
    columns: readonly Column[],
    rememberedRow: number | null,
  ) => Promise<OpenReturnFile>;
  /** Whether the header already has our names, so that other names of headings do not matter. */
  readonly isMapped?: boolean;
  /** When the file arrived, if that was earlier than now. */
  readonly receivedAt?: Date;
}

export interface FilesToStage {
  readonly files: readonly FileToStage[];
  /** The quarter of the file; null if the dates of each file decide. */
  readonly quarter: Quarter | null;
  readonly isPartial: boolean;
  /** How many issues of each level are kept in full; the usual number if left out. */
  readonly keptIssues?: number;
  /**
   * Whether the file was sent on a page, so that its warnings are recognised in the next file;
   * false for a command or a token.
   */
  readonly isForAgency?: boolean;
}

export interface StagedReturn extends Screened {
  /** The id of the submission of the staged rows. */
  readonly id: string;
  /** The staged rows; null if no quarter is known, because no row could be read. */
  readonly submission: StagedSubmission | null;
  /** How many issues of each level are kept; the usual number if left out. */
  readonly keptIssues?: number | undefined;
  /** Warnings about single records as keyed hashes, by their ids, if requested. */
  readonly marks?: ReadonlyMap<string, WarningMark> | undefined;
}

/**
 * Screens returns, each a file, row by row as they arrive, and stages the rows that do not fail,
 * with a submission for each file. Holds only the first issues of a file in memory, regardless of
 * its length. Contradictions between rows, and with records of other quarters, are found afterwards
 * (`findConflicts`). All files go into one COPY, because an agency may send many small files, and
 * separate statements would each cost a wait.
 *
 * @throws UnusableReturn if a file cannot be read or its dates are in several quarters; the
 * caller's transaction must then end
 */
export async function stageReturns(
  transaction: Transaction,
  context: StagingContext,
  sent: FilesToStage,
): Promise<readonly StagedReturn[]> {
  const { table, sender, now } = context;
  const target = { table, agencyId: sender.id };
  const staged: StagedReturn[] = [];
  await insertStagedRows(transaction, target, screenFiles(context, sent, staged));
  const submissions = staged.flatMap(({ submission, fileName, rows, warningCount }, index) =>
    submission === null
      ? []
      : [
          {
            ...submission,
            fileName,
            stagedAt: sent.files[index]?.receivedAt ?? now,
            rowCount: countRows(rows),
            warningCount,
          },
        ],
  );
  await insertSubmissions(transaction, target, submissions);
  return staged;
}

/**
 * The accepted rows of one file after the other; each file is added to `staged` when all of it has
 * been read.
 */
async function* screenFiles(
  context: StagingContext,
  { files, ...wish }: FilesToStage,
  staged: StagedReturn[],
): StagedRows {
  const { remembered, rememberedRow, table } = context;
  const { declaration } = table;
  const { columns } = declaration;
  const readers = toCellReaders({ ...context, declaration });
  for (const { name, open, isMapped = false } of files) {
    try {
      const opened = await open(withAliases(columns, remembered), rememberedRow);
      const file = isMapped ? opened : applyMapping(opened, { columns, remembered });
      try {
        staged.push(yield* screenFile(context, { ...wish, readers, file }));
      } finally {
        file.close();
      }
    } catch (error) {
      throw error instanceof UnusableReturn
        ? new UnusableReturn(`${name} cannot be used. ${error.message}`)
        : error;
    }
  }
}

interface OpenReturn extends Omit<FilesToStage, 'files'> {
  readonly readers: CellReaders;
  readonly file: OpenReturnFile;
}

async function* screenFile(
  context: StagingContext,
  { file, readers, quarter: wanted, isPartial, keptIssues, isForAgency = false }: OpenReturn,
): AsyncGenerator<readonly StagedRow[], StagedReturn> {
  const { declaration } = context.table;
  const screening = startScreening(
    { ...context, declaration, readers, quarter: wanted },
    file.header,
    {
      leftOut: file.leftOut,
      below: hasTitle(file) ? file.headerRow : undefined,
    },
  );
  if (!screening.ok) throw new UnusableReturn(screening.message);

  const id = randomUUID();
  const tally = new Tally(context.words, keptIssues);
  const { dataset } = declaration;
  const marks = isForAgency
    ? new WarningMarks({
        ...{ secret: context.secret, agencyCode: context.sender.code, dataset },
        most: keptIssues ?? MAX_KEPT_ISSUES,
      })
    : null;
  tally.issues.add(
    screening.headerIssues.map((issue) => ({ ...issue, row: file.headerRow ?? issue.row })),
  );
  yield* toStagedRows(
    { id, context, screening, tally, marks, toKey: toRecordKeys(context.secret) },
    file.rows,
  );
  const { rows } = tally;
  if (countRows(rows) === 0 && wanted === null) {
    throw new UnusableReturn(isForAgency ? NOTHING_ON_PAGE : NOTHING);
  }

  const found = [...tally.quarters.values()];
  const decided = decideQuarter(wanted, found);
  if (!decided.ok) throw new UnusableReturn(decided.message);
  const { quarter } = decided;
  const { warningCount, failureCount, issues } = tally.issues;
  const submission = quarter === null ? null : { id, quarter, isPartial };
  return {
    id,
    submission,
    keptIssues,
    fileName: file.fileName,
    quarter,
    likelyQuarter: findLikelyQuarter(wanted, found),
    rows,
    warningCount,
    failureCount,
    issues,
    words: tally.words.counted,
    columnsWithMoreWords: tally.words.columnsWithMore,
    headings: file.headings ?? [],
    marks: marks?.found,
  };
}

/** Whether there are rows above the headings that are not empty. */
function hasTitle({ firstRows = [], headerRow = 1 }: OpenReturnFile): boolean {
  return firstRows.some(({ row }) => row < headerRow);
}

const NOTHING =
  'It has column names and no rows. To send a nil return, name its quarter (--quarter 2025-26-Q1): everything sent before for that quarter will be withdrawn.';
const NOTHING_ON_PAGE =
  'It has column names and no rows. If there is nothing to report, discard this file and choose “Nothing to report” next to the return, on the quarter’s page.';

function countRows({ pass, warn, fail }: Screened['rows']): number {
  return pass + warn + fail;
}

/** Counts that are kept while a return is read. */
class Tally {
  readonly issues: IssueLog;
  readonly words: WordLog;
  readonly rows = { pass: 0, warn: 0, fail: 0 };
  readonly quarters = new Map<Quarter, QuarterRows>();

  constructor(remembered: RememberedWords, keptIssues?: number) {
    this.issues = new IssueLog(keptIssues);
    this.words = new WordLog(remembered);
  }

  countQuarter(quarter: Quarter, row: number): void {
    const { rowCount, firstRow } = this.quarters.get(quarter) ?? { rowCount: 0, firstRow: row };
    this.quarters.set(quarter, { quarter, rowCount: rowCount + 1, firstRow });
  }
}

interface Desk {
  /** The id of the submission. */
  readonly id: string;
  readonly context: StagingContext;
  readonly screening: Extract<Screening, { readonly ok: true }>;
  readonly tally: Tally;
  /** Marks by which warnings are recognised again; null if that is not needed. */
  readonly marks: WarningMarks | null;
  readonly toKey: RecordKeys;
}

/**
 * Groups accepted rows, because passing each row on separately through every caller takes longer
 * than reading it.
 */
async function* toStagedRows(
  desk: Desk,
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
): StagedRows {
  let accepted: StagedRow[] = [];
  for await (const raw of rows) {
    const row = toStagedRow(desk, raw);
    if (row !== null) accepted.push(row);
    if (accepted.length < ROWS_AT_A_TIME) continue;
    yield accepted;
    accepted = [];
  }
  yield accepted;
}

/** Counts a row and returns it for staging; null if it fails. */
function toStagedRow(
  { id, context, screening, tally, marks, toKey }: Desk,
  { row, cells, faults }: RawRow,
): StagedRow | null {
  const { table, sender } = context;
  const { record, derived, issues, date, words } = screening.screenRow(row, cells, faults);
  if (issues.length > 0) tally.issues.add(issues);
  if (words !== undefined) tally.words.add(words);
  if (date !== null) tally.countQuarter(quarterOf(date), row);
  if (record === null) {
    tally.rows.fail += 1;
    return null;
  }
  const hasWarning = issues.length > 0;
  tally.rows[hasWarning ? 'warn' : 'pass'] += 1;
  const reference = table.keys.map(({ source }) => String(record[source] ?? '')).join('\0');
  if (hasWarning) marks?.add({ reference, record, issues });
  return {
    submissionId: id,
    row,
    hasWarning,
    record,
    derived,
    recordKey: toKey(sender.code, reference),
  };
}
