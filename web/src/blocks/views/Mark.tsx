import type { BlockCell } from '#blocks/block.type.js';

import styles from './TableView.module.css';

interface MarkProps {
  readonly mark: BlockCell['mark'];
}

/**
 * The mark of a cell, centred on the origin: a diamond, or a dot that is filled, grey or hollow.
 * Nothing if there is no figure.
 */
export function Mark({ mark }: MarkProps) {
  switch (mark) {
    case 'SIGNAL':
    case 'ABOVE_OTHERS':
    case 'BELOW_OTHERS':
      return <path className={styles.signal} d="M0-6l6 6-6 6-6-6Z" />;
    case 'PAST_TARGET':
      return <circle className={styles.past} r="5" />;
    case 'FEW':
      return <circle className={styles.few} r="3" />;
    case 'PLAIN':
      return <circle className={styles.plain} r="3.6" />;
    case 'MISSING':
      return null;
  }
}
