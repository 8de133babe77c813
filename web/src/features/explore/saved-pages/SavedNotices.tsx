import { Button } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';

import type { SavedWhole } from './saved-pages-documents.js';

interface SavedNoticesProps {
  readonly saved: SavedWhole;
  /** Null for people who may not change anything. */
  readonly onTakeOver: (() => void) | null;
}

/** Warnings about a saved question: that it can no longer be asked, or that its owner has left. */
export function SavedNotices({
  saved: { problems, hasOwnerLeft, canTakeOver },
  onTakeOver,
}: SavedNoticesProps) {
  return (
    <>
      {problems.length === 0 ? null : (
        <Notice title="This question no longer works">
          <ul>
            {problems.map(({ line, message }, index) => (
              <li key={index}>{line === null ? message : `Line ${line}: ${message}`}</li>
            ))}
          </ul>
          <p>Open it in Explore to correct it.</p>
        </Notice>
      )}
      {hasOwnerLeft ? (
        <Notice title="Its owner has left">
          <p>
            {canTakeOver
              ? 'Take it over so that somebody looks after it.'
              : 'Somebody at the agency it belongs to can take it over.'}
          </p>
          {canTakeOver && onTakeOver !== null ? (
            <Button onPress={onTakeOver}>Take it over</Button>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}
