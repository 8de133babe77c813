import { sayColumn } from '#parts/column-name.js';
import { ListTable } from '#ui/ListTable.js';

import styles from './Send.module.css';
import { countRows } from './staged-words.js';
import { GUESSED, type OwnWord, sayWhy, SLIP, TO_CHOOSE, UNSAID } from './word-choices.js';

interface WordRowsProps {
  readonly caption: string;
  readonly words: readonly OwnWord[];
  /** The entries that somebody has chosen on this page, by the key of the word. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly mayChange: boolean;
  readonly onChoose: (key: string, entry: string) => void;
}

/** Words of an agency, one per row, each with the entry that it is read as. */
export function WordRows({ caption, words, chosen, mayChange, onChoose }: WordRowsProps) {
  return (
    <ListTable
      caption={caption}
      headings={['Your column', 'Your word', 'In', 'Read as', 'Why']}
      rows={words.map((word) => ({
        key: word.key,
        cells: [
          word.heading ?? sayColumn(word.column),
          <span key="word" className={styles.value}>
            {word.word}
          </span>,
          <span key="rows" className={styles.whole}>
            {word.rows === 0 ? 'not in this file' : countRows(word.rows)}
          </span>,
          mayChange ? (
            <select
              key="as"
              className={styles.select}
              aria-label={`${word.word} in ${word.heading ?? sayColumn(word.column)} is read as`}
              value={chosen.get(word.key) ?? word.proposed}
              onChange={(event) => onChoose(word.key, event.target.value)}
            >
              <option value={UNSAID}>
                {word.entry === null && !word.isSlip ? 'choose' : 'ask again'}
              </option>
              {word.rows === 0 ? null : (
                <option value={SLIP}>a slip: I will correct the rows</option>
              )}
              {word.entries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          ) : word.isSlip ? (
            'a slip'
          ) : (
            word.nameOf(word.proposed)
          ),
          <span
            key="why"
            className={waiting.has(sayWhy(word, chosen)) ? styles.guess : styles.whole}
          >
            {sayWhy(word, chosen)}
          </span>,
        ],
      }))}
    />
  );
}

/** The states of words that somebody must confirm or choose. */
const waiting: ReadonlySet<string> = new Set([GUESSED, TO_CHOOSE]);
