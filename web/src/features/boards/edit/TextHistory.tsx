import { useQuery } from '@apollo/client/react';

import type { PackEdition } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';
import { formatInstant } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { Markdown } from '#ui/Markdown.js';

import styles from './Edit.module.css';
import { TEXT_HISTORY } from './edit-documents.js';
import type { TextPlace } from './text-place.type';

interface TextHistoryProps {
  readonly text: string;
  readonly edition: PackEdition;
  readonly pack: TextPlace['pack'];
  readonly onClose: () => void;
}

/** Every saved version of a text, the latest first. */
export function TextHistory({ text, edition, pack, onClose }: TextHistoryProps) {
  const { data, error } = useQuery(TEXT_HISTORY, {
    variables: { ...pack, edition },
    fetchPolicy: 'network-only',
  });
  const versions =
    data?.board?.headings.flatMap(({ texts }) => texts).find(({ id }) => id === text)?.versions ??
    [];
  return (
    <div className={styles.history}>
      {error === undefined ? null : <p role="alert">{toProblem(error).sentence}</p>}
      {data === undefined && error === undefined ? <p>Loading</p> : null}
      <ol>
        {versions.map(({ number, state, body, savedAt, savedBy }) => (
          <li key={number}>
            <p className={styles.note}>
              Version {number}, {saved[state]} by {savedBy}, {formatInstant(savedAt)}
            </p>
            {body === '' ? <p>Emptied</p> : <Markdown text={body} />}
          </li>
        ))}
      </ol>
      <Button onPress={onClose}>Close</Button>
    </div>
  );
}

const saved = {
  OWED: 'emptied',
  DRAFT: 'saved',
  IN_REVIEW: 'made ready',
  AGREED: 'agreed',
} as const;
