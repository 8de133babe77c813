import { hasInvisible } from '#domain/invisible-characters.js';

import { type Column, type ColumnKind, toPlainName } from './column.js';

/** The entry for each of an agency's own words in a column; empty if it means an empty cell. */
export type WordsOfColumn = ReadonlyMap<string, string>;

/** An agency's earlier choices: for each column by its name, the words by their plain names. */
export type RememberedWords = ReadonlyMap<string, WordsOfColumn>;

/** A word in a cell that is not in the list of its column. */
export interface SentWord {
  /** The name of the column in a return. */
  readonly column: string;
  /** The word as written in the file. */
  readonly word: string;
  /** Whether the word was read by the agency's earlier choice. */
  readonly isSaid: boolean;
}

/** A word that is not in the list of its column, and how many rows have it. */
export interface CountedWord {
  readonly column: string;
  /** The word as written in the first row that has it. */
  readonly word: string;
  readonly rows: number;
  /**
   * The code of the entry that it was read as, empty for an empty cell; null if nobody has chosen
   * one.
   */
  readonly entry: string | null;
}

/** An entry of a list. */
export interface WordEntry {
  /** The entry's code; empty for an empty cell. */
  readonly code: string;
  readonly name: string;
}

/** The maximum number of words of a column that are counted and remembered. */
export const MAX_WORDS = 200;

/** The maximum length of a word, in characters. */
const MAX_WORD_LENGTH = 40;

/**
 * Whether the cells of a column take entries of a list, so that a word in them can be remembered.
 * All other columns hold numbers, days, references, labels or sentences, which are never
 * remembered.
 */
export function takesEntries({ kind }: Pick<Column, 'kind'>): boolean {
  return isOfList(kind) || kind.type === 'yes-no';
}

function isOfList({ type }: ColumnKind): boolean {
  return ['code', 'codes', 'area', 'agency', 'agencies'].includes(type);
}

/** Whether a cell may have several entries, separated by semicolons. */
export function hasSeveral({ type }: ColumnKind): boolean {
  return type === 'codes' || type === 'agencies';
}

/**
 * Whether a word can be part of a vocabulary: short and visible, and not a person's address, a
 * telephone number or a case number.
 */
export function isVocabulary(word: string): boolean {
  const plain = toPlainName(word);
  return (
    plain !== '' &&
    plain.length <= MAX_WORD_LENGTH &&
    !hasInvisible(word) &&
    !word.includes('@') &&
    !/\d{5}/.test(plain.replaceAll('_', ''))
  );
}

/** The choices for a word in a column: the entries of its list, and an empty cell. */
export interface Entries {
  readonly areas: readonly WordEntry[];
  readonly agencies: readonly WordEntry[];
}

/** The entries that a word in a column may be read as; none if the column does not take entries. */
export function entriesOf(
  { kind, isRequired }: Pick<Column, 'kind' | 'isRequired'>,
  { areas, agencies }: Entries,
): readonly WordEntry[] {
  const empty = isRequired ? [] : [{ code: '', name: 'an empty cell' }];
  switch (kind.type) {
    case 'code':
    case 'codes':
      return [...Object.entries(kind.list).map(([code, name]) => ({ code, name })), ...empty];
    case 'yes-no':
      return [{ code: 'YES', name: 'Yes' }, { code: 'NO', name: 'No' }, ...empty];
    case 'area':
      return [...areas, ...empty];
    case 'agency':
    case 'agencies':
      return [...agencies, ...empty];
    default:
      return [];
  }
}

/** Somebody's choice for a word. */
export interface WordChoice {
  readonly column: string;
  readonly word: string;
  /** The code of an entry, empty for an empty cell; null forgets the choice. */
  readonly entry: string | null;
}

/** The facts that decide whether words can be remembered. */
export interface KnownWords {
  readonly columns: readonly Column[];
  readonly entries: Entries;
  readonly remembered: RememberedWords;
}

/** Why words cannot be read as somebody chose, in a sentence; null if they can. */
export function explainChoices(
  choices: readonly WordChoice[],
  { columns, entries, remembered }: KnownWords,
): string | null {
  for (const { column: name, word, entry } of choices) {
    const column = columns.find((each) => each.name === name);
    if (!column || !takesEntries(column))
      return 'Only words in columns with a list are remembered. Put the cells right instead.';
    if (!isVocabulary(word))
      return `Only words of at most ${MAX_WORD_LENGTH} characters are remembered, and none with an @ or five digits in a row. Put the cells right instead.`;
    if (entry !== null && entriesOf(column, entries).every(({ code }) => code !== entry))
      return 'One of the choices is not in the list of its column. Choose again.';
  }
  const counts = new Map([...remembered].map(([column, words]) => [column, new Set(words.keys())]));
  for (const { column, word, entry } of choices) {
    const words = counts.get(column) ?? new Set<string>();
    counts.set(column, words);
    if (entry === null) words.delete(toPlainName(word));
    else words.add(toPlainName(word));
  }
  return [...counts.values()].some(({ size }) => size > MAX_WORDS)
    ? `At most ${MAX_WORDS} words per column are remembered. In your file, use words from the list, or remove remembered words that no longer occur in it.`
    : null;
}

/** Whether the same words are read as the same entries. */
export function areReadAlike(
  some: readonly CountedWord[],
  others: readonly CountedWord[],
): boolean {
  const say = (words: readonly CountedWord[]) =>
    words
      .filter(({ entry }) => entry !== null)
      .map(({ column, word, entry }) => `${column}\0${toPlainName(word)}\0${entry ?? ''}`)
      .sort()
      .join('\n');
  return say(some) === say(others);
}
