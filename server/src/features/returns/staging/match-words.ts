import { toPlainName } from '#domain/returns/column.js';
import { explainChoices, type RememberedWords } from '#domain/returns/words.js';
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
import type { StagedRecord } from './staged-record.js';
import { updateStaged } from './staged-return.store.js';
import { declaredColumnsOf, toEntries } from './word-columns.js';

/** How many choices are accepted at once: more than all columns of a return with lists can need. */
const MAX_AT_ONCE = 1_000;

/**
 * Reads words by somebody's choices, remembers them for the agency and dataset, and screens the
 * file.
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
    const choices = words.map(({ column, word, entry = null }) => ({ column, word, entry }));
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
    await updateStaged(transaction, toScreenAgain(kept));
    log(
      context,
      transaction,
      kept,
    )('Set the meaning of words in a staged return', {
      columns: [...new Set(choices.map(({ column }) => column))],
      said: choices.filter(({ entry }) => entry !== null).length,
      forgotten: choices.filter(({ entry }) => entry === null).length,
    });
    return [];
  });
  return screenChanged(context, seen, problems);
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
