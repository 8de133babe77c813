import type { ReactNode } from 'react';

import styles from './Notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * Something to know before reading on. It is announced when it appears, and never covers the page.
 */
export function Notice({ title, children }: NoticeProps) {
  return (
    <div className={styles.notice} role="status">
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
