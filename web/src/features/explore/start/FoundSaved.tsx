import { skipToken, useQuery } from '@apollo/client/react';
import { useDeferredValue } from 'react';

import { FIND_SAVED } from '#features/explore/saved/saved-documents.js';

import styles from './Start.module.css';

interface FoundSavedProps {
  /** The words that are searched for. */
  readonly words: string;
  readonly onOpen: (id: string) => void;
}

/** Fewer letters than this would find nearly everything. */
const MIN_LETTERS = 3;
const SHOWN = 5;

/** Saved questions that match the search; nothing if there are none. */
export function FoundSaved({ words, onOpen }: FoundSavedProps) {
  const looked = useDeferredValue(words.trim());
  const isAsked = looked.length >= MIN_LETTERS;
  const { data } = useQuery(
    FIND_SAVED,
    isAsked ? { variables: { words: looked, first: SHOWN } } : skipToken,
  );
  const found = isAsked ? (data?.savedQueries.edges ?? []) : [];
  if (found.length === 0) return null;
  return (
    <ul className={styles.measures} aria-label="Saved questions found">
      {found.map(({ node: { id, name, owner } }) => (
        <li key={id}>
          <button type="button" onClick={() => onOpen(id)}>
            {name}
            <span>
              {owner.isYou ? 'saved by you' : `saved by ${owner.name ?? 'another agency'}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
