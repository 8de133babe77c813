import { useState } from 'react';

import { copyText } from '#lib/clipboard.js';
import { Button } from '#ui/Button.js';

import styles from './ExplainDrawer.module.css';

interface CopyQuestionProps {
  readonly question: string;
}

/** The question behind the number, which anybody can send to the API. */
export function CopyQuestion({ question }: CopyQuestionProps) {
  const [announcement, setAnnouncement] = useState('');

  const copy = () => {
    copyText(question).then(
      () => setAnnouncement('Query copied'),
      () => setAnnouncement('The query could not be copied. Select it above.'),
    );
  };

  return (
    <>
      <pre className={styles.question} role="group" aria-label="GraphQL query">
        <code>{question}</code>
      </pre>
      <div className={styles.copy}>
        <Button onPress={copy}>Copy query</Button>
        <span role="status">{announcement}</span>
      </div>
    </>
  );
}
