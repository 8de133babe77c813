import type { GraphQLSchema } from 'graphql';
import { useMemo, useState } from 'react';

import { BenchDialog } from '#features/explore/marks/BenchDialog.js';
import { Button } from '#ui/Button.js';

import { findWords, listWords, type SchemaWord } from './list-words.js';
import styles from './SchemaPane.module.css';

interface SchemaPaneProps {
  readonly schema: GraphQLSchema;
  /** The initial search: the word at the caret. */
  readonly first: string;
  readonly onInsert: (text: string) => void;
  readonly onClose: () => void;
}

const SHOWN = 60;

/** Everything that can be asked, in plain words. Pressing an entry writes its word at the caret. */
export function SchemaPane({ schema, first, onInsert, onClose }: SchemaPaneProps) {
  const words = useMemo(() => listWords(schema), [schema]);
  const [text, setText] = useState(first);
  const found = useMemo(() => findWords(words, text, SHOWN), [words, text]);
  const [chosen, setChosen] = useState<SchemaWord | null>(null);
  const shown = chosen !== null && found.includes(chosen) ? chosen : (found[0] ?? null);

  return (
    <BenchDialog title="What can be asked" onClose={onClose} isWide>
      <input
        className={styles.find}
        type="search"
        aria-label="Find a measure, a list or a part of the answer"
        placeholder="Find a measure, a list or a part of the answer"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.both}>
        <ul className={styles.list} aria-label="Found">
          {found.map((word) => (
            <li key={`${word.within} ${word.word}`}>
              <button
                type="button"
                aria-pressed={word === shown}
                onClick={() => setChosen(word)}
                onFocus={() => setChosen(word)}
              >
                <b>{word.name}</b>
                <span>
                  <code>{word.word}</code> in {word.within}
                </span>
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className={styles.none}>Nothing matches.</li> : null}
        </ul>
        {shown === null ? null : (
          <div className={styles.more} role="group" aria-label={shown.name}>
            <h3>{shown.name}</h3>
            <p>{shown.description}</p>
            <p className={styles.place}>
              Written <code>{shown.word}</code>, in {shown.within}.
            </p>
            <Button look="main" onPress={() => onInsert(shown.insert)}>
              Insert at the cursor
            </Button>
          </div>
        )}
      </div>
    </BenchDialog>
  );
}
