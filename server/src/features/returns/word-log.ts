import { toPlainName } from '#domain/returns/column.js';
import {
  type CountedWord,
  isVocabulary,
  MAX_WORDS,
  type RememberedWords,
  type SentWord,
} from '#domain/returns/words.js';

interface Counting {
  readonly column: string;
  readonly word: string;
  readonly isSaid: boolean;
  rows: number;
}

/** Counts words that are not in any list, in limited memory, even if a return has many. */
export class WordLog {
  readonly #columns = new Map<string, Map<string, Counting>>();
  readonly #withMore = new Set<string>();

  constructor(private readonly remembered: RememberedWords) {}

  /** Adds the words of a row. */
  add(words: readonly SentWord[]): void {
    for (const { column, word, isSaid } of words) {
      if (!isSaid && !isVocabulary(word)) continue;
      const counted = this.#columns.get(column) ?? new Map<string, Counting>();
      this.#columns.set(column, counted);
      const plain = toPlainName(word);
      const before = counted.get(plain);
      if (before) before.rows += 1;
      else if (counted.size < MAX_WORDS) counted.set(plain, { column, word, isSaid, rows: 1 });
      else this.#withMore.add(column);
    }
  }

  /** The words by column, most frequent first. */
  get counted(): readonly CountedWord[] {
    return [...this.#columns].flatMap(([column, counted]) =>
      [...counted]
        .sort(([, one], [, other]) => other.rows - one.rows)
        .map(([plain, { word, rows, isSaid }]) => ({
          ...{ column, word, rows },
          entry: isSaid ? (this.remembered.get(column)?.get(plain) ?? null) : null,
        })),
    );
  }

  get columnsWithMore(): readonly string[] {
    return [...this.#withMore];
  }
}
