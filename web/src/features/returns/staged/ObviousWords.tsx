import { type ComponentProps, useId } from 'react';

import { formatNumber } from '#lib/format.js';
import { sayColumn } from '#parts/column-name.js';

import styles from './Send.module.css';
import type { OwnWord } from './word-choices.js';
import { WordRows } from './WordRows.js';

interface ObviousWordsProps extends Omit<ComponentProps<typeof WordRows>, 'caption'> {
  /** Whether there are no other words to ask about. */
  readonly isAll: boolean;
}

/**
 * Words with an obvious meaning, such as F for Female: one line for each column, to be confirmed
 * together, with the choices folded away.
 */
export function ObviousWords({ isAll, ...table }: ObviousWordsProps) {
  const { words, chosen } = table;
  const id = useId();
  const columns = [...new Set(words.map(({ column }) => column))];
  return (
    <div className={styles.obvious}>
      <p id={id}>
        {isAll
          ? 'They are not in a list, but have an obvious meaning:'
          : `${formatNumber(words.length)} more ${words.length === 1 ? 'has' : 'have'} an obvious meaning, and you confirm them together:`}
      </p>
      <ul aria-labelledby={id}>
        {columns.map((name) => {
          const own = words.filter(({ column }) => column === name);
          return (
            <li key={name}>
              <b>{own[0]?.heading ?? sayColumn(name)}</b>
              {`: ${own.map((word) => sayReading(word, chosen)).join(', ')}`}
            </li>
          );
        })}
      </ul>
      {table.mayChange ? (
        <details>
          <summary>{`Change ${words.length === 1 ? 'it' : 'one of them'}`}</summary>
          <WordRows caption="Words with an obvious meaning, and how to read each" {...table} />
        </details>
      ) : null}
    </div>
  );
}

/** `F is Female`. */
function sayReading(word: OwnWord, chosen: ReadonlyMap<string, string>): string {
  return `${word.word} is ${word.nameOf(chosen.get(word.key) ?? word.proposed)}`;
}
