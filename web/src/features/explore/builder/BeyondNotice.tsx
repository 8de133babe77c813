import { TextButton } from '#ui/TextButton.js';

import styles from './Builder.module.css';
import type { Beyond, TextRange } from './question.type.js';

interface BeyondNoticeProps {
  readonly beyond: Exclude<Beyond, { kind: 'EMPTY' }>;
  readonly onLight: (range: TextRange) => void;
}

/** Says why the builder waits, with a link to the part of the text that it cannot show. */
export function BeyondNotice({ beyond, onLight }: BeyondNoticeProps) {
  const isUnfinished = beyond.kind === 'UNFINISHED';
  return (
    <div className={styles.notice} role="status">
      <b>
        <svg width="12" height="12" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M7 1 13.5 13H.5Z" />
        </svg>
        {isUnfinished ? `Line ${beyond.line} is not finished` : 'Not in the builder'}
      </b>
      <p>
        {isUnfinished
          ? 'The builder continues once the text can be read. Nothing is lost.'
          : `The builder shows one question for figures or for contributions. ${beyond.why} The builder waits until you change the text; you can still run it.`}
      </p>
      <span>
        <TextButton onPress={() => onLight(beyond.range)}>Show it in the text</TextButton>
      </span>
    </div>
  );
}
