import { useEffect, useState } from 'react';

import { BenchDialog } from '#features/explore/marks/BenchDialog.js';
import type { QuestionText } from '#features/explore/workbench.type.js';
import { copyText } from '#lib/clipboard.js';
import { Button } from '#ui/Button.js';
import { ScrollRegion } from '#ui/ScrollRegion.js';

import { toLink } from './question-link.js';
import styles from './ShareDialog.module.css';

interface ShareDialogProps {
  readonly question: QuestionText;
  /** The address of the question if its text is saved; null if it is not. */
  readonly savedLink: string | null;
  readonly onClose: () => void;
}

/**
 * The address that opens the question for somebody else. The answer depends on that person's
 * rights.
 */
export function ShareDialog({ question, savedLink, onClose }: ShareDialogProps) {
  const [link, setLink] = useState<string | null | undefined>(savedLink ?? undefined);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (savedLink !== null) return;
    let isGone = false;
    void toLink(question, window.location.origin).then((made) =>
      isGone ? undefined : setLink(made),
    );
    return () => {
      isGone = true;
    };
  }, [question, savedLink]);
  const copy = (text: string) =>
    void copyText(text).then(
      () => setAnnouncement('Copied'),
      () =>
        setAnnouncement('The browser did not allow copying. Select the link above and copy it.'),
    );

  return (
    <BenchDialog title="Share this question" onClose={onClose}>
      {link === undefined ? <p>Loading</p> : null}
      {link === null ? (
        <p>This question is too long for a link. Save it first, and its link will be short.</p>
      ) : null}
      {typeof link === 'string' ? (
        <>
          <p>
            {savedLink === null
              ? 'The link contains the question itself. Nothing reaches the server until somebody runs it.'
              : 'The link opens the question as it is saved.'}{' '}
            Everybody who opens it sees only what they are allowed to see.
          </p>
          <ScrollRegion label="The link" role="group" className={styles.link}>
            <p>{link}</p>
          </ScrollRegion>
          <div className={styles.buttons}>
            <Button look="main" onPress={() => copy(link)}>
              Copy link
            </Button>
            <span role="status">{announcement}</span>
          </div>
        </>
      ) : null}
    </BenchDialog>
  );
}
