import type { ReactNode } from 'react';

import styles from './PageTitle.module.css';

interface PageTitleProps {
  /** Name of the page, for the title of the window. */
  readonly name: string;
  /** The page's message, as a sentence. */
  readonly message: string;
  /** Period, place and agencies in full, and how to read the figures. */
  readonly children: ReactNode;
}

/** The head of a page: its message, and below it what the message covers. */
export function PageTitle({ name, message, children }: PageTitleProps) {
  return (
    <div className={styles.title}>
      <title>{`${name}: ${message} - Stronghold`}</title>
      <h1>{message}</h1>
      <p>{children}</p>
    </div>
  );
}
