import type { ReactNode } from 'react';

import styles from './EntryPage.module.css';
import { PageFoot } from './PageFoot.js';

interface EntryPageProps {
  readonly title: string;
  /** The purpose of the page, in a sentence or two. */
  readonly lead: ReactNode;
  readonly children: ReactNode;
  /** Null until known. */
  readonly marking: string | null;
}

/** A page about a person and their access: narrower than pages of figures. */
export function EntryPage({ title, lead, children, marking }: EntryPageProps) {
  return (
    <>
      <div className={styles.page} data-early>
        <title>{`${title} - Stronghold`}</title>
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </div>
      {marking === null ? null : (
        <div className={styles.foot} data-early>
          <PageFoot facts={[]} marking={marking} />
        </div>
      )}
    </>
  );
}
