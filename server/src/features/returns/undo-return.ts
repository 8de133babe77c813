import { randomUUID } from 'node:crypto';

import type { Actor } from '#domain/access/actor.js';
import { formatDate } from '#domain/plain-date.js';
import { endBefore, formatQuarterLong, startOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { actFor, type Database, type WritingTransaction } from '#platform/database.js';

import { type AroundLock, lockPublishing } from './publishing-lock.store.js';
import { recordTables } from './record-table.js';
import { publish } from './record-writer.store.js';
import type { ChangeCounts } from './return.type.js';
import { restoreFindings } from './return-finding.store.js';
import { insertSubmissions } from './submission.store.js';
import { explainTakenOf } from './taken-quarters.store.js';
import {
  findLater,
  findSubmission,
  type KnownSubmission,
  markUndone,
  restoreSenders,
  stageFormer,
} from './undo.store.js';

export interface UndoRequest {
  /** Id of the submission. */
  readonly id: string;
  /** The person who takes the return back, for the log. */
  readonly actor: Actor;
  readonly now: Date;
  /**
   * Whether the person may take back moderators' decisions about disruptions; false if left out,
   * because an agency does not undo a panel's decision about its claims.
   */
  readonly mayTakeBackDecisions?: boolean;
  /** Called with a sentence when a step begins. */
  readonly report: (line: string) => void;
  /** Checks the person again once the lock is held: see `AroundLock`. */
  readonly lookAgain?: AroundLock['lookAgain'];
  /** The ids of the agencies whose returns may be taken back; all if left out. */
  readonly agencyIds?: readonly number[];
  /** Whether to change nothing, and only say what would change. */
  readonly isOnlyShown?: boolean;
}

export type UndoOutcome =
  /** Nothing was changed; the sentence says why and what would work. */
  | { readonly status: 'REFUSED'; readonly message: string }
  | {
      readonly status: 'UNDONE';
      readonly submission: KnownSubmission;
      readonly changes: ChangeCounts;
      readonly dataVersion: number;
    };

/**
 * Takes back one published return, in one transaction: what it added is removed, and what it
 * corrected or withdrew is restored. This publishes the quarter as it would be without the return,
 * through the one writing function, so history, rollups and links follow. Later returns of the same
 * records, or of the whole quarter, prevent this. They must be taken back first.
 */
export async function undoReturn(database: Database, request: UndoRequest): Promise<UndoOutcome> {
  try {
    return await database.write(async (transaction) => {
      const outcome = await undoWithin(transaction, request);
      if (request.isOnlyShown === true) throw new OnlyShown(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof OnlyShown) return error.outcome;
    throw error;
  }
}

/** Thrown to end a transaction that was meant to change nothing; contains its result. */
class OnlyShown extends Error {
  constructor(readonly outcome: UndoOutcome) {
    super('The change was only previewed');
  }
}

/** The agency that sent a published return, by the return's id; null if there is no such return. */
export async function findSender(
  database: Pick<Database, 'write'>,
  id: string,
): Promise<number | null> {
  if (!isUuid(id)) return null;
  const submission = await database.write((transaction) => findSubmission(transaction, id));
  return submission?.agencyId ?? null;
}

async function undoWithin(
  transaction: WritingTransaction,
  { id, actor, now, report, lookAgain, agencyIds, mayTakeBackDecisions = false }: UndoRequest,
): Promise<UndoOutcome> {
  await lockPublishing(transaction, { report, lookAgain });
  const submission = isUuid(id) ? await findSubmission(transaction, id) : null;
  if (submission === null || agencyIds?.includes(submission.agencyId) === false)
    return refuse(
      `No return has the id "${toQuotedValue(id)}". "./stronghold submissions" lists those that were published.`,
    );
  if (submission.status !== 'PUBLISHED') return refuse(explainStatus[submission.status]);

  const { agencyId, dataset, quarter, isModeration } = submission;
  if (isModeration && !mayTakeBackDecisions) return refuse(decidedByThePanel);
  const taken = await explainTakenOf(transaction, { dataset, quarters: [quarter] });
  if (taken !== null) return refuse(taken);
  await actFor(transaction, agencyId);
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  if (!table) throw new Error(`No table of ${dataset}`);
  const undoing = { table, agencyId, id };
  const later = await findLater(transaction, undoing);
  if (!mayTakeBackDecisions && later.some((each) => each.isModeration)) return refuse(decidedSince);
  if (later.length > 0) return refuse(explainLater(later));

  const undoingId = randomUUID();
  const staged = { id: undoingId, quarter, isPartial: false };
  report(
    `Taking back ${submission.fileName}: ${submission.agencyCode}, ${dataset.toLowerCase()}, ${formatQuarterLong(quarter)}`,
  );
  const rowCount = await stageFormer(transaction, undoing, {
    id: undoingId,
    starts: startOf(quarter),
    endsBefore: endBefore(quarter),
  });
  await insertSubmissions(transaction, { table, agencyId }, [
    {
      ...staged,
      fileName: submission.fileName,
      stagedAt: now,
      rowCount,
      warningCount: 0,
      isModeration,
    },
  ]);
  const published = await publish(transaction, {
    table,
    agencyId,
    submissions: [staged],
    actor,
    undoes: id,
    publishedAt: now,
    isModeration,
  });
  if (!published.ok)
    throw new Error(`The records from before ${id} conflict with records of other quarters`);
  await restoreSenders(transaction, undoing, undoingId);
  await restoreFindings(transaction, undoing);
  await markUndone(transaction, undoing, undoingId);
  const changes = published.changes.get(undoingId) ?? { added: 0, corrected: 0, withdrawn: 0 };
  return { status: 'UNDONE', submission, changes, dataVersion: published.dataVersion };
}

const decidedByThePanel =
  'That is not a return but a moderation decision. A moderator can take it back on the moderation page.';

const decidedSince =
  'Moderators have since decided on disruptions in that return, so it can no longer be taken back. To correct it, send it again.';

const explainStatus = {
  STAGED: 'That return was never published, so there is nothing to take back.',
  UNDONE: 'That return has already been taken back. Import its file again to bring it back.',
  UNDOING:
    'That is not a return but the undoing of one. To bring that return back, import its file again.',
} as const;

function explainLater(later: Awaited<ReturnType<typeof findLater>>): string {
  const named = later.map(({ id, fileName, publishedOn, records }) => {
    const reason =
      records === 0 ? 'was a full return for the quarter' : `changed ${records} of its records`;
    return `${toQuotedValue(fileName)}, published on ${formatDate(publishedOn)} (id ${id}), which ${reason}`;
  });
  return `Later returns depend on it: ${named.join('; ')}. Take back the later ones first.`;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function refuse(message: string): UndoOutcome {
  return { status: 'REFUSED', message };
}
