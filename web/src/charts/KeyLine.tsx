import type { ReactNode } from 'react';

import styles from './KeyLine.module.css';

interface KeyLineProps {
  /** A `span` for each mark: the mark, and what it means. */
  readonly children: ReactNode;
}

/** What the marks of a chart mean, side by side above it. */
export function KeyLine({ children }: KeyLineProps) {
  return <p className={styles.key}>{children}</p>;
}
