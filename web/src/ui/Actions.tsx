import type { ReactNode } from 'react';

import styles from './Actions.module.css';

interface ActionsProps {
  readonly children: ReactNode;
}

/** The actions that come next, side by side, the likeliest first. */
export function Actions({ children }: ActionsProps) {
  return <div className={styles.actions}>{children}</div>;
}
