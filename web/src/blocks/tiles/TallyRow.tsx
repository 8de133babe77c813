import type { ReactNode } from 'react';

import styles from './Tally.module.css';

interface TallyRowProps {
  readonly children: ReactNode;
  readonly count: number;
}

/** A rating and how many headlines have it. */
export function TallyRow({ children, count }: TallyRowProps) {
  return (
    <li>
      {children}
      <b className={count === 0 ? styles.isZero : undefined}>{count}</b>
    </li>
  );
}
