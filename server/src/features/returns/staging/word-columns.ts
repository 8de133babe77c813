import { canBeReturned } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type Column, toPlainName } from '#domain/returns/column.js';
import { type Guess, guessEntry } from '#domain/returns/word-guess.js';
import {
  type CountedWord,
  type Entries,
  entriesOf,
  takesEntries,
  type WordEntry,
  type WordsOfColumn,
} from '#domain/returns/words.js';
import { recordTables } from '#features/returns/record-table.js';
import { findRememberedWords } from '#features/returns/remembered-words.store.js';
import type { Context } from '#graphql/context.js';

import type { StagedRecord } from './staged-record.js';
import type { StagedWord, StagedWordColumn } from './staged-word.type.js';

/** The columns of a dataset as they are declared. */
export function declaredColumnsOf(dataset: string): readonly Column[] {
  const table = Object.values(recordTables).find(
    ({ declaration }) => declaration.dataset === dataset,
  );
  return table?.declaration.columns ?? [];
}

/** The places and agencies of today that a word may be read as. */
export function toEntries({ places, agencies }: ReferenceData): Entries {
  return {
    areas: places.current.filter(canBeReturned).map(({ code, name }) => ({ code, name })),
    agencies: agencies
      .filter(({ validTo }) => validTo === null)
      .map(({ code, name }) => ({ code, name })),
  };
}

/**
 * The columns of a staged return with words that are not in any list, and its agency's choices for
 * them.
 */
export async function findWordColumns(
  { database, referenceData }: Context,
  { agencyId, dataset, outcome, columns }: StagedRecord,
): Promise<readonly StagedWordColumn[]> {
  if (outcome?.is !== 'SCREENED') return [];
  const { words, columnsWithMoreWords } = outcome.file;
  const scope = { kind: 'AGENCIES', agencyIds: [agencyId] } as const;
  const remembered = await database.readRecords(scope, (transaction) =>
    findRememberedWords(transaction, agencyId, dataset),
  );
  const lists = toEntries(referenceData);
  return declaredColumnsOf(dataset)
    .filter(takesEntries)
    .map((column) => {
      const { name } = column;
      const entries = entriesOf(column, lists);
      const counted = words.filter((word) => word.column === name);
      const place = columns.find((each) => each.column === name);
      const said = {
        remembered: remembered.get(name) ?? new Map<string, string>(),
        slips: new Set(place?.slips),
      };
      return {
        ...{ column: name, entries, hasMore: columnsWithMoreWords.includes(name) },
        ...{ heading: place?.heading ?? null, words: toStagedWords(counted, said, entries) },
      };
    })
    .filter((column) => column.words.length > 0);
}

/** What an agency has said about the words of a column, by their plain names. */
interface Said {
  readonly remembered: WordsOfColumn;
  readonly slips: ReadonlySet<string>;
}

/**
 * The words of a column: first those that somebody is asked about, then those that are remembered.
 */
function toStagedWords(
  counted: readonly CountedWord[],
  { remembered, slips }: Said,
  entries: readonly WordEntry[],
): readonly StagedWord[] {
  const found = counted.map(({ word, rows, entry }) => {
    const isSlip = entry === null && slips.has(toPlainName(word));
    const guess = entry === null && !isSlip ? guessWord(word, remembered, entries) : null;
    return {
      ...{ word, rows, entry, guess: guess?.entry ?? null, isSlip },
      isObvious: guess?.isObvious ?? false,
    };
  });
  const plain = new Set(counted.map(({ word }) => toPlainName(word)));
  const others = [...remembered]
    .filter(([word]) => !plain.has(word))
    .map(([word, entry]) => ({
      word,
      rows: 0,
      entry,
      guess: null,
      isObvious: false,
      isSlip: false,
    }));
  return [
    ...found.filter(({ entry }) => entry === null),
    ...found.filter(({ entry }) => entry !== null),
    ...others,
  ];
}

/** A colleague's choice since the file was screened counts like a guess. */
function guessWord(
  word: string,
  remembered: WordsOfColumn,
  entries: readonly WordEntry[],
): Guess | null {
  const entry = remembered.get(toPlainName(word));
  return entry === undefined ? guessEntry(entries, word) : { entry, isObvious: false };
}
