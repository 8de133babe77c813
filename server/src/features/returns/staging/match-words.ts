import { toPlainName } from '#domain/returns/column.js';
import { explainChoices, type RememberedWords, type WordChoice } from '#domain/returns/words.js';
import { findRememberedWords, rememberWords } from '#features/returns/remembered-words.store.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import {
  change,
  type Changed,
  log,
  screenChanged,
  type Seen,
  toScreenAgain,
} from './keep-change.js';
import type { MatchWordsInput } from './staged-change.type.js';
import type { StagedColumn, StagedRecord } from './staged-record.js';
import { updateStaged } from './staged-return.store.js';
import { declaredColumnsOf, toEntries } from './word-columns.js';

/** How many choices are accepted at once: more than all columns of a return with lists can need. */
const MAX_AT_ONCE = 1_000;

/**
 * Reads words by somebody's choices, remembers the choices for the agency and dataset, and screens
 * the file.
 */
export async function matchWords(
  context: Context,
  seen: Seen,
  { words }: Pick<MatchWordsInput, 'words'>,
): Promise<Changed> {
  const problems = await change(context, seen, async (kept, transaction) => {
    if (words.length > MAX_AT_ONCE)
      return [toProblem(`At most ${MAX_AT_ONCE} words can be set at once.`, 'words')];
    const { agencyId, dataset } = kept;
    const choices = words.map(({ column, word, entry = null, isSlip }) => ({
      ...{ column, word, isSlip },
      entry: isSlip ? null : entry,
    }));
    const remembered = await findRememberedWords(transaction, agencyId, dataset);
    const wrong = explainChoices(choices, {
      ...{ columns: declaredColumnsOf(dataset), remembered },
      entries: toEntries(context.referenceData),
    });
    if (wrong !== null) return [toProblem(wrong, 'words')];
    const known = toKnown(kept, remembered);
    if (!choices.every((each) => known.has(`${each.column}\0${toPlainName(each.word)}`)))
      return [
        toProblem('One of these words is no longer in the list. Look at the list again.', 'words'),
      ];
    await rememberWords(transaction, { agencyId, dataset, choices });
    const columns = kept.columns.map((each) => withSlips(each, choices));
    await updateStaged(transaction, { ...toScreenAgain(kept), columns });
    log(
      context,
      transaction,
      kept,
    )('Set the meaning of words in a staged return', {
      columns: [...new Set(choices.map(({ column }) => column))],
      said: choices.filter(({ entry }) => entry !== null).length,
      forgotten: choices.filter(({ entry, isSlip }) => entry === null && !isSlip).length,
      slips: choices.filter(({ isSlip }) => isSlip).length,
    });
    return [];
  });
  return screenChanged(context, seen, problems);
}

/**
 * A column with the words that are now slips. Words with a new choice that is not a slip are
 * removed.
 */
function withSlips(
  { slips: before = [], ...column }: StagedColumn,
  choices: readonly (Pick<WordChoice, 'column' | 'word'> & { readonly isSlip: boolean })[],
): StagedColumn {
  const own = choices
    .filter((each) => each.column === column.column)
    .map(({ word, isSlip }) => ({ word: toPlainName(word), isSlip }));
  const slips = [
    ...before.filter((slip) => own.every(({ word }) => word !== slip)),
    ...own.filter(({ isSlip }) => isSlip).map(({ word }) => word),
  ];
  return slips.length === 0 ? column : { ...column, slips };
}

/** The words that somebody was asked about, and the remembered ones. */
function toKnown(
  { outcome }: Pick<StagedRecord, 'outcome'>,
  remembered: RememberedWords,
): ReadonlySet<string> {
  const found = outcome?.is === 'SCREENED' ? outcome.file.words : [];
  return new Set([
    ...found.map(({ column, word }) => `${column}\0${toPlainName(word)}`),
    ...[...remembered].flatMap(([column, words]) =>
      [...words.keys()].map((word) => `${column}\0${word}`),
    ),
  ]);
}
