import type { ReactNode } from 'react';

import styles from './HiddenText.module.css';

interface HiddenTextProps {
  readonly children: ReactNode;
  /** `status` for words that are to be read out when they change. */
  readonly role?: 'status';
}

/** Words for those who listen. */
export function HiddenText({ children, role }: HiddenTextProps) {
  return (
    <span className={styles.hidden} role={role}>
      {children}
    </span>
  );
}
