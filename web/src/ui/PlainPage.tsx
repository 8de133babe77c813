import type { ReactNode } from 'react';

import styles from './PlainPage.module.css';

interface PlainPageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of text. */
export function PlainPage({ title, children }: PlainPageProps) {
  return (
    <div className={styles.page} data-early>
      <title>{`${title} - Stronghold`}</title>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
