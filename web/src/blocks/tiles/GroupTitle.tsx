import type { ReactNode } from 'react';

import styles from './GroupTitle.module.css';

interface GroupTitleProps {
  readonly name: string;
  /** Content beside the name, such as the legend of the charts below; null if there is none. */
  readonly note: ReactNode;
  /** Switches at the end of the line. */
  readonly children: ReactNode;
}

/** The heading of a group of figures, with switches for their look. */
export function GroupTitle({ name, note, children }: GroupTitleProps) {
  return (
    <div className={styles.title}>
      <h2>{name}</h2>
      {note}
      <div className={styles.switches}>{children}</div>
    </div>
  );
}
