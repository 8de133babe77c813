import { useState } from 'react';

import { copyText } from '#lib/clipboard.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './AnswerJson.module.css';
import { JsonBranch } from './JsonBranch.js';

interface AnswerJsonProps {
  /** The answer as it was sent. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** An answer as it was sent: folded below the second level, with a copy button for each branch. */
export function AnswerJson({ answer }: AnswerJsonProps) {
  const [announcement, setAnnouncement] = useState('');
  const copy = (value: unknown, name: string) => {
    copyText(JSON.stringify(value, null, 2)).then(
      () => setAnnouncement(`${name} copied`),
      () => setAnnouncement('It could not be copied: the browser does not allow it here.'),
    );
  };

  return (
    <div className={styles.json} role="group" aria-label="The answer as JSON">
      <HiddenText role="status">{announcement}</HiddenText>
      <JsonBranch name={null} value={answer} depth={0} isLast onCopy={copy} />
    </div>
  );
}
