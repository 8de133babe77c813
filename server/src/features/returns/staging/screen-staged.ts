import { actingIn } from '#domain/access/acting.js';
import type { Actor } from '#domain/access/actor.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf } from '#domain/quarter.js';
import type { SenderRights } from '#domain/returns/sender-rights.js';
import type { EarlierChanges } from '#domain/returns/staged/earlier-corrections.js';
import type { LeftOutRow } from '#domain/returns/staged/left-out-rows.js';
import { MAX_STAGED_ISSUES } from '#domain/returns/staged/staged-return.js';
import { type ImportedFile, type ReturnsToImport } from '#features/returns/import-returns.js';
import { importReturns } from '#features/returns/import-returns.js';
import { toScreeningEntry } from '#features/returns/note-screening.js';
import { type RecordTable, recordTables } from '#features/returns/record-table.js';
import type { ReadingProgress } from '#features/returns/return-file.js';
import type { Database } from '#platform/database.js';

import { withEarlierAcknowledgements } from './earlier-acknowledgements.js';
import { toFileToStage } from './open-kept.js';
import { RowNotices } from './row-notices.js';
import type { StagedOutcome, StagedRecord } from './staged-record.js';
import {
  findKept,
  findPutRight,
  type KeptReturn,
  lockStaged,
  updateStaged,
} from './staged-return.store.js';

/** The person who screens or publishes a staged return, and how progress is reported to them. */
export interface StagedWork {
  readonly identity: RequestIdentity;
  readonly rights: SenderRights;
  /** Code of the agency. */
  readonly agency: string;
  readonly now: Date;
  readonly today: PlainDate;
  readonly report?: (line: string) => void;
  readonly onProgress?: ReadingProgress;
}

/**
 * A staged return in the form that the import takes, which is the same import by page, command and
 * token. Its findings are stored for every colleague, so they include nothing that depends on
 * records of other agencies, regardless of the access of the person who screens it.
 */
export function toImport(
  kept: KeptReturn,
  { identity, rights, agency, now, today, report = () => undefined, onProgress }: StagedWork,
  before: EarlierChanges = { corrections: [], leftOut: [] },
): StagedImport {
  const table = tableOf(kept);
  const keys = table.keys.map(({ source }) => source);
  const notices = new RowNotices({ kept, keys, before });
  const actor: Actor = actingIn(identity).actor;
  const request = {
    ...{ actor, table, agency, now, today, report, isPartial: kept.isPartial },
    rights: { ...rights, seesOtherAgencies: false },
    quarter: kept.quarterStart === null ? null : quarterOf(kept.quarterStart),
    files: [toFileToStage(kept, table.declaration.columns, { notices, onProgress })],
    ...{ keptIssues: MAX_STAGED_ISSUES, isForAgency: true },
  };
  return { request, notices };
}

/** The table for the records of a staged return. */
export function tableOf({ dataset }: Pick<StagedRecord, 'dataset'>): RecordTable {
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  if (!table) throw new Error(`No table of ${dataset}`);
  return table;
}

/** The request to the import, and what it notices about rows on the way. */
export interface StagedImport {
  readonly request: Omit<ReturnsToImport, 'isToPublish'>;
  readonly notices: RowNotices;
}

/**
 * Screens a staged return and stores its findings. It screens in a transaction that changes
 * nothing, and then writes the outcome: if the process ends in between, the return is screened
 * again.
 *
 * @returns null if the staged return is gone, or was changed meanwhile
 */
export async function screenStaged(
  database: Database,
  { agencyId, id }: Pick<StagedRecord, 'agencyId' | 'id'>,
  work: StagedWork,
): Promise<StagedOutcome | null> {
  const kept = await database.write((transaction) => findKept(transaction, { agencyId, id }));
  if (kept === null) return null;
  try {
    return kept.state === 'PUBLISHED' ? null : await screenKept(database, kept, work);
  } finally {
    await kept.found.handle.close();
  }
}

async function screenKept(
  database: Database,
  kept: KeptReturn,
  work: StagedWork,
): Promise<StagedOutcome | null> {
  const { agencyId, id } = kept;
  const before = await database.write((transaction) => findPutRight(transaction, kept, work.now));
  const { request, notices } = toImport(kept, work, before);
  const imported = await importReturns(database, { ...request, isToPublish: false });
  const outcome: StagedOutcome =
    imported.status === 'UNUSABLE'
      ? { is: 'UNUSABLE', message: imported.message }
      : { is: 'SCREENED', file: { ...toScreened(imported.files), ...toOffers(notices) } };
  return database.write(async (transaction) => {
    const now = await lockStaged(transaction, { agencyId, id });
    if (now?.version !== kept.version) return null;
    const acknowledgements = await withEarlierAcknowledgements(transaction, now, outcome);
    const noted = { ...notices.toNoted(now), acknowledgements };
    await updateStaged(transaction, { ...now, ...noted, state: 'SCREENED', outcome });
    if (imported.status !== 'UNUSABLE')
      transaction.log(
        toScreeningEntry({
          ...{ identity: work.identity, at: work.now, dataset: kept.dataset, agencyId },
          files: imported.files,
        }),
      );
    return outcome;
  });
}

/** What is suggested to people for the rows of a file. */
function toOffers({ totals, again }: RowNotices) {
  return {
    totals: [...totals],
    again: { cells: [...again.cells], rows: again.rows.map(toStored) },
  };
}

function toStored({ cells, ...row }: LeftOutRow) {
  return { ...row, cells: [...cells] };
}

export function toScreened(files: readonly ImportedFile[]) {
  const [file] = files;
  if (!file) throw new Error('A staged return has one file');
  const {
    quarter,
    likelyQuarter = null,
    rows,
    warningCount,
    failureCount,
    issues,
    difference,
    effect,
    senders = [],
  } = file;
  return {
    ...{ quarter, likelyQuarter, rows, warningCount, failureCount, issues: [...issues] },
    marks: Object.fromEntries(file.marks ?? []),
    ...{ words: [...file.words], columnsWithMoreWords: [...file.columnsWithMoreWords] },
    difference: difference && {
      ...difference,
      senders: [...senders],
      records: difference.records.map((each) => ({
        ...{ ...each, columns: [...each.columns], values: [...(each.values ?? [])] },
      })),
    },
    effect: [...(effect ?? [])],
    ...{ totals: [], again: { cells: [], rows: [] } },
  };
}
