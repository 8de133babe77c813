import { joinAlternatives } from '#domain/join-words.js';
import { groupAcknowledged } from '#domain/quality/acknowledged.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { quoteColumn, toPlainName } from '#domain/returns/column.js';
import { countWarnings, explainNotYet } from '#domain/returns/staged/staged-return.js';
import { areReadAlike } from '#domain/returns/words.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { type ImportOutcome, importReturnsWithin } from '#features/returns/import-returns.js';
import { lockPublishing } from '#features/returns/publishing-lock.store.js';
import { rememberColumns } from '#features/returns/remembered-columns.store.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';
import type { WritingTransaction } from '#platform/database.js';

import { insertAcknowledged } from './acknowledged-warning.store.js';
import { askBeforePublishing } from './ask-before-publishing.js';
import {
  type Change,
  change,
  type Changed,
  changeWithin,
  gone,
  log,
  screenChanged,
  type Seen,
  toChanged,
  toScreenAgain,
  toWork,
} from './keep-change.js';
import { screenStaged, type StagedWork, toImport, toScreened } from './screen-staged.js';
import type { PublishReturnInput, StageReturnInput } from './staged-change.type.js';
import type { StagedColumn, StagedScreened } from './staged-record.js';
import {
  deleteStaged,
  findKept,
  findPublishedAt,
  type KeptReturn,
  updateStaged,
} from './staged-return.store.js';
import { lookAgainAtSender } from './take-turn.js';
import { columnsOf } from './to-staged-return.js';

/** Assigns headings to columns, remembers that for the agency and dataset, and screens the file. */
export async function mapAndScreen(
  context: Context,
  seen: Seen,
  { columns: choices }: Pick<StageReturnInput, 'columns'>,
): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    const names = columnsOf(kept.dataset);
    const columns = kept.columns.map((each) => choose(each, choices));
    const chosen = columns.flatMap(({ column }) => column ?? []);
    const unknown = chosen.find((name) => names.every((each) => each.name !== name));
    if (unknown !== undefined)
      return [toProblem(`No column is called "${toQuotedValue(unknown)}".`, 'columns')];
    const twice = chosen.find((name, index) => chosen.indexOf(name) !== index);
    if (twice !== undefined)
      return [
        toProblem(`Two columns are read as ${quoteColumn(twice)}. Choose one of them.`, 'columns'),
      ];
    const missing = names.filter(({ name, isRequired }) => isRequired && !chosen.includes(name));
    if (missing.length > 0)
      return [
        toProblem(
          `Nothing is read as ${joinAlternatives(missing.map(({ name }) => quoteColumn(name)))}, which every return for this dataset must have. Choose a column for ${missing.length === 1 ? 'it' : 'each'}.`,
          'columns',
        ),
      ];
    const { agencyId, dataset } = kept;
    await rememberColumns(transaction, { agencyId, dataset, columns: toRemember(columns) });
    // A correction belongs to a cell, and does not apply to another column in its place.
    const corrections = kept.corrections.filter(({ position, column }) =>
      columns.some((each) => each.position === position && each.column === column),
    );
    const dropped = kept.corrections.length - corrections.length;
    await updateStaged(transaction, { ...toScreenAgain(kept), columns, corrections });
    log(
      context,
      transaction,
      kept,
    )(
      'Matched the columns of a staged return',
      dropped === 0 ? {} : { droppedCorrections: dropped },
    );
    return [];
  });
  return screenChanged(context, seen, problems);
}

/** A heading as it was chosen; an unconfirmed guess is left out. */
function choose(each: StagedColumn, choices: StageReturnInput['columns']): StagedColumn {
  const choice = choices.find(({ position }) => position === each.position);
  if (!choice) return each.origin === 'GUESS' ? { ...each, column: null, origin: 'NONE' } : each;
  const column = choice.column ?? null;
  const isKnown = column === each.column && (each.origin === 'NAME' || each.origin === 'LABEL');
  return isKnown ? each : { ...each, column, origin: 'REMEMBERED' };
}

/**
 * The choices for headings, by their plain names; if two headings have the same name, the choice
 * for the heading that is read.
 */
function toRemember(columns: readonly StagedColumn[]): ReadonlyMap<string, string | null> {
  const said = columns
    .filter(({ origin, heading }) => origin === 'REMEMBERED' && heading.trim() !== '')
    .map(({ heading, plain = toPlainName(heading), column }) => [plain, column] as const)
    .filter(([plain]) => plain.length <= MAX_REMEMBERED);
  return new Map([
    ...said.filter(([, column]) => column === null),
    ...said.filter(([, column]) => column !== null),
  ]);
}

/**
 * The maximum length of a heading, in characters, for which a choice is remembered; for longer
 * headings people are asked again.
 */
const MAX_REMEMBERED = 500;

/** Discards a staged return with its file. */
export async function discard(context: Context, seen: Seen): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    await deleteStaged(transaction, kept);
    log(context, transaction, kept)('Discarded a staged return');
    return [];
  });
  return { problems, version: null };
}

const otherWords =
  'Somebody else has said in the meantime what your agency’s words mean. Check how each word is read before you continue.';

/** Thrown to end a publication with warnings that nobody has acknowledged; nothing is written. */
class NotYet extends Error {
  constructor(
    readonly sentence: string,
    readonly isToScreen: boolean,
  ) {
    super(sentence);
  }
}

async function publishKeptFile(
  transaction: WritingTransaction,
  kept: KeptReturn,
  work: StagedWork,
): Promise<ImportOutcome> {
  try {
    return await importReturnsWithin(transaction, {
      ...toImport(kept, work).request,
      isToPublish: true,
      // The withdrawal is checked below, with the rest.
      isWithdrawalMeant: true,
    });
  } finally {
    await kept.found.handle.close();
  }
}

/**
 * The result of screening as shown to somebody. The senders of records are shown only to people who
 * open the records.
 */
function shownTo(
  { difference, quarter }: Pick<StagedScreened, 'difference' | 'quarter'>,
  { opensRecords }: StagedWork['rights'],
): Pick<StagedScreened, 'difference' | 'quarter'> {
  const isShown = opensRecords || difference === null;
  return { quarter, difference: isShown ? difference : { ...difference, senders: [] } };
}

/**
 * Publishes a staged return whole or not at all: the import publishes in the transaction that marks
 * the staged return as published. The findings now, compared with the records under the lock, must
 * be the acknowledged ones.
 */
export async function publishStaged(
  context: Context,
  seen: Seen,
  { isMeant }: Pick<PublishReturnInput, 'isMeant'>,
): Promise<Changed> {
  const { database } = context;
  try {
    const publishKept: (work: StagedWork) => Change = (work) => async (kept, transaction) => {
      if (kept.state !== 'SCREENED' || kept.outcome?.is !== 'SCREENED')
        return [toProblem('It must be screened first.', 'id')];
      const whole = await findKept(transaction, kept);
      if (whole === null) return [gone];
      const imported = await publishKeptFile(transaction, whole, work);
      if (imported.status === 'UNUSABLE') throw new NotYet(imported.message, true);
      const file = toScreened(imported.files);
      const notYet = explainNotYet(file, countWarnings(file.issues, kept.acknowledgements));
      if (notYet !== null) throw new NotYet(notYet, true);
      const question = isMeant ? null : askBeforePublishing(kept, shownTo(file, work.rights));
      if (question !== null)
        throw new NotYet(`${question} Confirm that this is what you want.`, true);
      if (!areReadAlike(file.words, kept.outcome.file.words)) throw new NotYet(otherWords, true);
      if (imported.status !== 'PUBLISHED')
        throw new Error('Nothing fails, and it was not published');
      const submissionId = await findPublishedAt(transaction, kept, work.now);
      await updateStaged(transaction, {
        ...{ ...kept, state: 'PUBLISHED', outcome: { is: 'SCREENED', file } },
        submissionId,
      });
      if (submissionId !== null)
        await insertAcknowledged(
          transaction,
          { agencyId: kept.agencyId, submissionId },
          groupAcknowledged(file.issues, kept.acknowledgements),
        );
      return [];
    };
    const problems = await database.write(async (transaction) => {
      // This lock is taken before the lock on the row of the return. An erasure, which deletes such
      // rows, takes both locks in the same order.
      await lockPublishing(transaction);
      // A grant may have ended while this waited for the lock.
      const now = await lookAgainAtSender(context, seen.agencyId);
      return changeWithin(transaction, seen, publishKept(toWork(now, seen.agencyId)));
    });
    return toChanged(problems, seen);
  } catch (error) {
    if (error instanceof UnusableReturn)
      return { problems: [toProblem(error.message, 'id')], version: null };
    if (!(error instanceof NotYet)) throw error;
    if (error.isToScreen) await screenStaged(database, seen, toWork(context, seen.agencyId));
    return { problems: [toProblem(error.sentence, 'id')], version: null };
  }
}
