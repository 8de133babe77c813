import { type CellValue, toPlainName } from './column.js';
import type { WordsOfColumn } from './words.js';

/** Words in a cell that are not in the list of its column; left out if there are none. */
interface ReadWords {
  /** Words that were read by the agency's earlier choices. */
  readonly said?: readonly string[];
  /** Words without a choice. */
  readonly unknown?: readonly string[];
}

/** The value of a cell; a warning asks the sender to confirm it. */
export type Reading = ReadWords &
  (
    | {
        readonly ok: true;
        readonly value: CellValue;
        readonly warning?: string;
        /** How the value may be written, so that there is no warning. */
        readonly meant?: string;
      }
    | { readonly ok: false; readonly message: string }
  );

/** Parses a cell of one column. The text is trimmed already, and is not empty. */
export type CellReader = (text: string) => Reading;

/** What is known about the words of a column. */
interface WordsToRead {
  readonly isRequired: boolean;
  /** Whether a cell may have several words, separated by semicolons. */
  readonly isSeveral: boolean;
  /** The value of an empty cell. */
  readonly absent: CellValue;
  readonly said: WordsOfColumn;
}

/**
 * Reads words that are not in the list by the agency's choices. A word in the list always has the
 * list's meaning, and a choice of an entry that the list no longer has is ignored.
 */
export function readingWords(
  read: CellReader,
  { isRequired, isSeveral, absent, said }: WordsToRead,
): CellReader {
  const entries = new Map(
    [...said].filter(([, entry]) => (entry === '' ? !isRequired : read(entry).ok)),
  );
  if (entries.size === 0) return read;
  return (text) => {
    const first = read(text);
    if (first.ok || first.unknown === undefined) return first;
    const known = first.unknown.filter((word) => entries.has(toPlainName(word)));
    if (known.length === 0) return first;
    const words = isSeveral ? text.split(';').map((part) => part.trim()) : [text];
    const meant = words
      .map((word) => (known.includes(word) ? entries.get(toPlainName(word)) : word) ?? word)
      .filter((word) => word !== '')
      .join(';');
    const second: Reading = meant === '' ? { ok: true, value: absent } : read(meant);
    return { ...second, said: known };
  };
}
