import { joinWords } from '#lib/format.js';

import type { ShownFinding, ShownWordColumn } from './send-documents.js';
import { countRows } from './staged-words.js';

/** Stands for no choice: no entry has this code. */
export const UNSAID = '?';

/** Marks a word as a slip, whose rows will be corrected: no entry has this code. */
export const SLIP = '!';

type ShownWord = ShownWordColumn['words'][number];

/** A word that people are asked about. */
export interface OwnWord extends Pick<ShownWord, 'word' | 'rows' | 'entry' | 'isSlip'> {
  readonly key: string;
  readonly column: string;
  readonly heading: string | null;
  readonly entries: ShownWordColumn['entries'];
  /**
   * The entry that the word was read as, or probably means; `SLIP`, or `UNSAID` without a choice.
   */
  readonly proposed: string;
  readonly isGuess: boolean;
  /** Whether the guess is obvious, such as Female for F. */
  readonly isObvious: boolean;
  readonly why: string;
  /** The label of an entry, by its code. */
  readonly nameOf: (code: string) => string;
}

/** All words of a return: words without a guess first, then guesses, then known words. */
export function toOwnWords(columns: readonly ShownWordColumn[]): readonly OwnWord[] {
  const words = columns.flatMap(({ column, heading, entries, words: own }) =>
    own.map(({ word, rows, entry, guess, isObvious, isSlip }): OwnWord => ({
      ...{ word, rows, entry, column, heading, entries, isObvious, isSlip },
      key: `${column} ${word}`,
      proposed: isSlip ? SLIP : (entry ?? guess ?? UNSAID),
      isGuess: entry === null && guess !== null,
      why: sayFirst({ entry, guess, isSlip }),
      nameOf: (code) => entries.find((each) => each.code === code)?.name ?? 'not said',
    })),
  );
  return [
    // Words without a guess need somebody's choice.
    ...words.filter(({ entry, isGuess }) => entry === null && !isGuess),
    ...words.filter(({ isGuess }) => isGuess),
    ...words.filter(({ entry }) => entry !== null),
  ];
}

function sayFirst({ entry, guess, isSlip }: Pick<ShownWord, 'entry' | 'guess' | 'isSlip'>): string {
  if (isSlip) return TO_CORRECT;
  if (entry !== null) return 'as your agency said';
  return guess === null ? TO_CHOOSE : GUESSED;
}

/** What becomes of a word that is a slip. */
const TO_CORRECT = 'corrected in its rows';

/** Why a word is read as it is while nobody has chosen an entry for it. */
export const GUESSED = 'a guess';

/**
 * Why a column or a word without a guess is asked about, in the words of the heading that counts
 * them.
 */
export const TO_CHOOSE = 'for you to choose';

/** Why a word is read as it is, once somebody may have chosen another entry. */
export function sayWhy(
  { key, proposed, why }: Pick<OwnWord, 'key' | 'proposed' | 'why'>,
  chosen: ReadonlyMap<string, string>,
): string {
  const entry = chosen.get(key);
  if (entry === undefined || entry === proposed) return why;
  if (entry === SLIP) return TO_CORRECT;
  return entry === UNSAID ? 'not chosen' : 'your choice';
}

/** A word as it is sent: its meaning, or a mark that it is a slip. */
interface SentWord {
  readonly column: string;
  readonly word: string;
  readonly entry: string | null;
  readonly isSlip: boolean;
}

/** The choices to send: new and confirmed ones, slips, and words to be forgotten. */
export function toWordChoices(
  words: readonly OwnWord[],
  chosen: ReadonlyMap<string, string>,
): readonly SentWord[] {
  return words.flatMap(({ key, column, word, entry, isSlip: wasSlip, proposed }) => {
    const choice = chosen.get(key) ?? proposed;
    const isSlip = choice === SLIP;
    const said = isSlip || choice === UNSAID ? null : choice;
    return said === entry && isSlip === wasSlip ? [] : [{ column, word, entry: said, isSlip }];
  });
}

/** The slips among the words, in a sentence; empty if there are none. */
export function describeSlips(words: readonly OwnWord[]): string {
  const slips = words.filter(({ isSlip }) => isSlip);
  if (slips.length === 0) return '';
  const named = slips.slice(0, SHOWN).map(({ word, rows }) => `“${word}” (${countRows(rows)})`);
  const rest = slips.length - named.length;
  const all = joinWords(rest > 0 ? [...named, `${rest} more`] : named);
  return slips.length === 1
    ? `${all} is a slip: correct it in the findings below.`
    : `${all} are slips: correct them in the findings below.`;
}

/** How the file's own words were read, in a sentence. */
export function describeReadWords(words: readonly OwnWord[]): string {
  const read = words
    .filter(({ rows }) => rows > 0)
    .map(
      ({ word, entry, rows, nameOf }) => `“${word}” as ${nameOf(entry ?? '')} (${countRows(rows)})`,
    );
  const shown = read.slice(0, SHOWN);
  const rest = read.length - shown.length;
  return `As your agency said, ${[...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ')}.`;
}

const SHOWN = 6;

/**
 * The entries that the cell of a failure accepts, if its value is one of the agency's own words;
 * none for any other cell, and for a cell with several entries.
 */
export function findCellEntries(
  columns: readonly ShownWordColumn[],
  { column: name, value, level }: Pick<ShownFinding, 'column' | 'value' | 'level'>,
): ShownWordColumn['entries'] {
  if (level !== 'FAIL' || value === null || value.includes(';')) return [];
  const column = columns.find((each) => each.column === name);
  return column?.words.some(({ word }) => isSame(word, value)) === true ? column.entries : [];
}

/** How a cell of the file is read, if its word has a meaning set by the agency; null otherwise. */
export function findReading(
  columns: readonly ShownWordColumn[],
  name: string,
  cell: string,
): string | null {
  const column = columns.find((each) => each.column === name);
  const entry = column?.words.find(({ word }) => isSame(word, cell))?.entry ?? null;
  return column?.entries.find(({ code }) => code === entry)?.name ?? null;
}

function isSame(word: string, cell: string): boolean {
  return word.trim().toLowerCase() === cell.trim().toLowerCase();
}
