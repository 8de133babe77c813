import type { ReactNode } from 'react';

import styles from './PageBody.module.css';

interface PageBodyProps {
  readonly children: ReactNode;
}

/** The main part of a page: as wide as its content, with its parts one below the other. */
export function PageBody({ children }: PageBodyProps) {
  return <div className={styles.body}>{children}</div>;
}
