import { useState } from 'react';
import { Link } from 'react-router';

import { copyText } from '#lib/clipboard.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Section } from '#ui/Section.js';

import type { SavedWhole } from './saved-pages-documents.js';
import styles from './SavedPages.module.css';

interface SavedExportProps {
  readonly saved: Pick<SavedWhole, 'id' | 'name'>;
}

const kinds = ['csv', 'xlsx', 'json'] as const;

/** The address of a saved question for spreadsheets and programs, and its files. */
export function SavedExport({ saved: { id, name } }: SavedExportProps) {
  const [announcement, setAnnouncement] = useState('');
  const address = `${window.location.origin}/export/saved/${id}.csv`;
  const copy = () =>
    void copyText(address).then(
      () => setAnnouncement('Copied'),
      () => setAnnouncement('Not copied: the browser does not allow it here.'),
    );
  return (
    <Section title="For Excel and Power BI">
      <p>Paste this under Data, From Web. You get the latest figures each time.</p>
      <div className={styles.address}>
        <code>{address}</code>
        <Button onPress={copy} label={`Copy the address of ${name}`}>
          Copy
        </Button>
      </div>
      <HiddenText role="status">{announcement}</HiddenText>
      <p className={styles.small}>
        {announcement === '' ? null : <b>{announcement}. </b>}It needs a token:{' '}
        <Link to="/account">make one for figures</Link>. The first lines of the file say whether it
        is complete and what each flag means.
      </p>
      <p>
        Download it now:{' '}
        {kinds.map((kind, index) => (
          <span key={kind}>
            {index === 0 ? '' : ', '}
            <a
              href={`/export/saved/${id}.${kind}`}
              download
              aria-label={`Download ${name} as ${kind.toUpperCase()}`}
            >
              {kind.toUpperCase()}
            </a>
          </span>
        ))}
      </p>
    </Section>
  );
}
