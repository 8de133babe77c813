import type { ReactNode } from 'react';

import styles from './BarRow.module.css';

interface BarRowProps {
  /** What the row is of, such as a link. A link takes the whole row. */
  readonly name: ReactNode;
  /** Whether it is picked out from the others. */
  readonly isChosen: boolean;
  /** Whether it stands close to its neighbours, a long name in lines of its own. */
  readonly isClose?: boolean;
  /** How its chart lays it out: the name is its first child. */
  readonly className?: string | undefined;
  /** The bars and numbers, each in the next column of the chart. */
  readonly children: ReactNode;
}

/** A row of a chart whose bars lie down: its name, and what stands beside it in the columns that all rows share. */
export function BarRow({ name, isChosen, isClose = false, className, children }: BarRowProps) {
  const looks = [styles.row, isClose ? styles.isClose : '', isChosen ? styles.isChosen : '', className ?? ''];

  return (
    <div className={looks.filter((look) => look !== '').join(' ')}>
      <span className={styles.name}>{name}</span>
      {children}
    </div>
  );
}
