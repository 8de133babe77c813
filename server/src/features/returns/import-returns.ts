import type { Actor } from '#domain/access/actor.js';
import type { Dataset } from '#domain/lists.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter, startOf } from '#domain/quarter.js';
import { isTold } from '#domain/returns/doubt-basis.js';
import {
  explainAgencyOutsideQuarter,
  explainUnknownAgency,
  type KnownPlaces,
} from '#domain/returns/known-places.js';
import type { SenderRights } from '#domain/returns/sender-rights.js';
import { explainWithdrawal, type RecordSender } from '#domain/returns/withdrawal.js';
import type { HeadlineEffect } from '#domain/scorecard/headline-effect.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { loadBankHolidays } from '#platform/bank-holidays.js';
import { actFor, type Database, type WritingTransaction } from '#platform/database.js';

import { addConflicts, addDoubts, withoutFailed } from './add-findings.js';
import { settleDecisions } from './current-decision.store.js';
import { findDifference, findSenders } from './difference.store.js';
import { findDoubts } from './doubt.js';
import { findHeadlineEffect } from './headline-effect.store.js';
import { findInstallationSecret, findKnownPlaces } from './known-places.store.js';
import { type AroundLock, lockPublishing } from './publishing-lock.store.js';
import type { Batch } from './record-sql.store.js';
import type { RecordTable } from './record-table.js';
import { publish } from './record-writer.store.js';
import { findRememberedColumns, findRememberedRow } from './remembered-columns.store.js';
import { findRememberedWords } from './remembered-words.store.js';
import { forgetErasedNames } from './resent-erasures.store.js';
import type { ChangeCounts, Difference, Screened } from './return.type.js';
import { replaceFindings } from './return-finding.store.js';
import {
  type FileToStage,
  type StagedReturn,
  stageReturns,
  type StagingContext,
} from './stage-returns.js';
import { removeAbandoned, removeStaged } from './submission.store.js';
import { explainTakenOf } from './taken-quarters.store.js';
import type { WarningMark } from './warning-marks.js';

const DAY_MS = 86_400_000;
/** How many records are named for each kind of change. */
const MAX_NAMED_RECORDS = 50;

export interface ReturnsToImport {
  /** The person who sends the files, for the log. */
  readonly actor: Actor;
  /**
   * What the sender may see about other agencies, and how far decisions in the sender's files
   * count.
   */
  readonly rights: SenderRights;
  readonly table: RecordTable;
  /** The agency's code or name. */
  readonly agency: string;
  /** The quarter of the files; null if the dates of each file decide. */
  readonly quarter: Quarter | null;
  /** Whether the files only add and correct. */
  readonly isPartial: boolean;
  /** Whether to publish, which acknowledges the warnings; if not, the files are only checked. */
  readonly isToPublish: boolean;
  /** True if it is confirmed that most of a quarter is withdrawn; false if left out. */
  readonly isWithdrawalMeant?: boolean;
  readonly files: readonly FileToStage[];
  /**
   * True if the caller fills the rollups in the same transaction, once everything is published
   * (`fillRollups`).
   */
  readonly areRollupsLeft?: boolean;
  readonly today: PlainDate;
  readonly now: Date;
  /**
   * Whether the outcome is stored for people who open the agency's records. If so, changes come
   * with their values and with their effect on the agency's own headline figures.
   */
  readonly isForAgency?: boolean;
  /** How many issues of each level are kept in full; the usual number if left out. */
  readonly keptIssues?: number;
  /** Called with a sentence when a step begins. */
  readonly report: (line: string) => void;
  /** Checks the sender again once the lock is held: see `AroundLock`. */
  readonly lookAgain?: AroundLock['lookAgain'];
}

export interface ImportedFile extends Screened {
  /** What publishing would change; null if any file has rows that fail. */
  readonly difference: Difference | null;
  /**
   * The question to confirm before the file is published, because it withdraws a lot; null if there
   * is none.
   */
  readonly withdrawal: string | null;
  /** The effect on the agency's own headline figures, if it was requested. */
  readonly effect?: readonly HeadlineEffect[];
  /** Who sent the records that the file withdraws, if the outcome is stored for the agency. */
  readonly senders?: readonly RecordSender[];
  /** What publishing changed; null if the file was not published. */
  readonly changes: ChangeCounts | null;
  /** Warnings about single records as keyed hashes, by their ids, if requested. */
  readonly marks?: ReadonlyMap<string, WarningMark>;
}

export type ImportOutcome =
  /** A file, or the request, cannot be used; nothing was changed. */
  | {
      readonly status: 'UNUSABLE';
      readonly message: string;
      /** The sheets that may be meant, if a staged file is a workbook with several. */
      readonly sheets?: readonly string[];
      /** The datasets that a staged file may be a return of, if its headings do not decide. */
      readonly datasets?: readonly string[];
    }
  /** Some rows fail; nothing was changed. */
  | { readonly status: 'FAILED'; readonly files: readonly ImportedFile[] }
  /** All files could be published; nothing was changed. */
  | { readonly status: 'SCREENED'; readonly files: readonly ImportedFile[] }
  | {
      readonly status: 'PUBLISHED';
      readonly files: readonly ImportedFile[];
      readonly dataVersion: number;
    };

/**
 * Screens one agency's returns, each for one quarter, and publishes all or none of them. Everything
 * happens in one transaction: if the process ends, at any moment, nothing has changed.
 *
 * How a return becomes a figure: it is screened and staged (stage-returns.ts), written into the
 * records (record-writer.store.ts), added up in rollups (make-rollups.store.ts), read from there
 * for a question (features/figures/*.reader.ts) and turned into a figure
 * (domain/figures/table/table.ts).
 */
export async function importReturns(
  database: Database,
  request: ReturnsToImport,
): Promise<ImportOutcome> {
  try {
    return await database.write((transaction) => importReturnsWithin(transaction, request));
  } catch (error) {
    if (error instanceof UnusableReturn) return { status: 'UNUSABLE', message: error.message };
    throw error;
  }
}

/**
 * Does what `importReturns` does within the caller's transaction, for several agencies that must be
 * published together or not at all.
 *
 * @throws UnusableReturn, after which the transaction must end
 */
export async function importReturnsWithin(
  transaction: WritingTransaction,
  request: ReturnsToImport,
): Promise<ImportOutcome> {
  const { table, actor, rights, now } = request;
  const context = await prepareContext(transaction, request);
  const agencyId = context.sender.id;
  await actFor(transaction, agencyId);
  await removeAbandoned(transaction, { table, agencyId, before: new Date(now.getTime() - DAY_MS) });

  const staged = await stageReturns(transaction, context, request);
  refuseSameQuarter(staged, request);
  const submissions = staged.flatMap(({ submission }) => submission ?? []);
  const batch: Batch = { table, agencyId, submissions };
  if (request.isToPublish) await lockPublishing(transaction, request);
  await refuseTaken(transaction, table.declaration.dataset, submissions);
  request.report('Comparing with the records');
  await forgetErasedNames(transaction, batch);
  const compared = withoutFailed(batch, staged);
  const settled = await settleDecisions(transaction, compared, rights.decisions);
  const decided = await addDoubts(transaction, { batch, staged }, settled);
  const doubts = await findDoubts(transaction, compared);
  const told = doubts.filter(({ dependsOn }) => isTold(dependsOn, rights));
  const screened = await addConflicts(
    transaction,
    batch,
    await addDoubts(transaction, { batch, staged: decided }, told),
  );
  if (screened.some(({ failureCount }) => failureCount > 0)) {
    await removeStaged(transaction, { table, agencyId, submissions: staged });
    return {
      status: 'FAILED',
      files: screened.map((file) => ({ ...toScreened(file), difference: null, ...notPublished })),
    };
  }

  const { isForAgency = false } = request;
  const differences = await findDifference(transaction, batch, {
    most: MAX_NAMED_RECORDS,
    hasValues: isForAgency,
  });
  const isWithdrawing = [...differences.values()].some(({ withdrawn }) => withdrawn > 0);
  const senders = isWithdrawing ? await findSenders(transaction, batch) : new Map<string, never>();
  const effects = new Map<string, readonly HeadlineEffect[]>();
  // Only a whole return shows what a figure becomes, because it has all the rows that are added up.
  for (const submission of isForAgency && !request.isPartial ? submissions : [])
    effects.set(
      submission.id,
      await findHeadlineEffect(transaction, { table, agencyId, submission }),
    );
  const files = screened.map((file) => ({
    ...toScreened(file),
    id: file.id,
    difference: differences.get(file.id) ?? null,
    withdrawal: askAboutWithdrawal(table, file.quarter, {
      difference: differences.get(file.id),
      senders: rights.opensRecords ? (senders.get(file.id) ?? []) : [],
    }),
    ...(isForAgency
      ? { effect: effects.get(file.id) ?? [], senders: senders.get(file.id) ?? [] }
      : {}),
  }));
  if (!request.isToPublish) {
    await removeStaged(transaction, batch);
    return {
      status: 'SCREENED',
      files: files.map(({ id: _, ...file }) => ({ ...file, changes: null })),
    };
  }
  if (request.isWithdrawalMeant !== true) refuseWithdrawal(files);
  request.report('Publishing');
  await replaceFindings(transaction, { batch, doubts, foundAt: now });
  const receivedAt = new Map(
    staged.flatMap(({ id }, index) => {
      const at = request.files[index]?.receivedAt;
      return at ? [[id, at] as const] : [];
    }),
  );
  const { areRollupsLeft = false } = request;
  const wish = {
    actor,
    undoes: null,
    publishedAt: now,
    receivedAt,
    compared: differences,
    areRollupsLeft,
  };
  const published = await publish(transaction, { ...batch, ...wish });
  if (!published.ok) throw new Error('Records changed after their agency was locked and compared');
  return {
    status: 'PUBLISHED',
    dataVersion: published.dataVersion,
    files: files.map(({ id, ...file }) => ({
      ...file,
      changes: published.changes.get(id) ?? null,
    })),
  };
}

async function prepareContext(
  transaction: WritingTransaction,
  { table, agency, quarter, today, now }: ReturnsToImport,
): Promise<StagingContext> {
  const places = await findKnownPlaces(transaction);
  const sender = findSender(places, agency);
  if (quarter !== null && startOf(quarter) > today)
    throw new UnusableReturn(
      `${formatQuarter(quarter)} has not begun. A quarter up to today (${formatDate(today)}) is accepted.`,
    );
  const outside = quarter === null ? null : explainAgencyOutsideQuarter(sender, quarter);
  if (outside !== null) throw new UnusableReturn(outside);
  return {
    table,
    places,
    sender,
    today,
    now,
    bankHolidays: await loadBankHolidays(),
    secret: await findInstallationSecret(transaction),
    remembered: await findRememberedColumns(transaction, sender.id, table.declaration.dataset),
    rememberedRow: await findRememberedRow(transaction, sender.id, table.declaration.dataset),
    words: await findRememberedWords(transaction, sender.id, table.declaration.dataset),
  };
}

function findSender(places: KnownPlaces, agency: string) {
  const sender = places.findAgency(agency);
  if (sender === null) throw new UnusableReturn(explainUnknownAgency(agency));
  return sender;
}

async function refuseTaken(
  transaction: WritingTransaction,
  dataset: Dataset,
  submissions: Batch['submissions'],
): Promise<void> {
  const quarters = submissions.map(({ quarter }) => quarter);
  const taken = await explainTakenOf(transaction, { dataset, quarters });
  if (taken !== null) throw new UnusableReturn(taken);
}

function refuseSameQuarter(
  staged: readonly StagedReturn[],
  { isPartial, files }: ReturnsToImport,
): void {
  if (isPartial) return;
  staged.forEach(({ quarter }, index) => {
    const first = staged.findIndex((other) => other.quarter === quarter);
    if (quarter === null || first === index) return;
    throw new UnusableReturn(
      `${files[first]?.name ?? ''} and ${files[index]?.name ?? ''} are both for ${formatQuarter(quarter)}, and each would withdraw the records that the other adds. Put them into one file, or use --partial.`,
    );
  });
}

const notPublished = { withdrawal: null, changes: null } as const;

interface Asked {
  readonly difference: Difference | undefined;
  /** Who sent the records that are withdrawn, for people who open them. */
  readonly senders: readonly RecordSender[];
}

function askAboutWithdrawal(
  { keys }: RecordTable,
  quarter: Quarter | null,
  { difference, senders }: Asked,
): string | null {
  if (!difference) return null;
  const { withdrawn, before } = difference;
  const hasReferences = keys.some(({ source }) => source === 'reference');
  return explainWithdrawal({ withdrawn, before, quarter, hasReferences, senders });
}

function refuseWithdrawal(files: readonly Pick<ImportedFile, 'fileName' | 'withdrawal'>[]): void {
  const asked = files.find(({ withdrawal }) => withdrawal !== null);
  if (asked)
    throw new UnusableReturn(
      `${asked.fileName} was not published. ${asked.withdrawal ?? ''} If that is what you want, confirm it with --withdraw, or withdraw=yes in the address.`,
    );
}

function toScreened({
  fileName,
  quarter,
  likelyQuarter = null,
  rows,
  warningCount,
  failureCount,
  issues,
  words,
  columnsWithMoreWords,
  headings,
  marks,
}: StagedReturn): Screened & Pick<ImportedFile, 'marks'> {
  return {
    ...{ fileName, quarter, likelyQuarter, rows, warningCount, failureCount, issues, words },
    ...{ columnsWithMoreWords, headings },
    ...(marks === undefined ? {} : { marks }),
  };
}
