import { useEffect, useRef } from 'react';

import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';

import styles from './Edit.module.css';
import { compareTexts, type TextSegment } from './join-texts.js';

interface TextConflictProps {
  /** The text that somebody else saved meanwhile. */
  readonly theirs: string;
  /** The text that was typed here and is not saved. */
  readonly mine: string;
  /**
   * @param words the text to continue with; this does not save it
   */
  readonly onChoose: (words: string) => void;
}

/**
 * Two versions of one text side by side, to continue with either or both. What somebody else saved
 * stays in the history.
 */
export function TextConflict({ theirs, mine, onChoose }: TextConflictProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const compared = compareTexts(theirs, mine);
  // Done once, so that somebody who keeps typing does not lose the focus.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.clash}>
      <h4 ref={heading} tabIndex={-1}>
        Somebody saved this text while you were writing. Choose what to continue with
      </h4>
      <div className={styles.clashTwo}>
        <Version title="Theirs, saved" segments={compared.theirs} />
        <Version title="Yours, not saved" segments={compared.mine} />
      </div>
      <Actions>
        <Button look="main" onPress={() => onChoose(compared.both)}>
          Keep both
        </Button>
        <Button look="quiet" onPress={() => onChoose(theirs)}>
          Theirs
        </Button>
        <Button look="quiet" onPress={() => onChoose(mine)}>
          Mine
        </Button>
      </Actions>
    </div>
  );
}

function Version({
  title,
  segments,
}: {
  readonly title: string;
  readonly segments: readonly TextSegment[];
}) {
  return (
    <div>
      <h5>{title}</h5>
      <p dir="auto">
        {segments.map(({ words, isShared }, index) =>
          isShared ? words : <mark key={index}>{words}</mark>,
        )}
      </p>
    </div>
  );
}
