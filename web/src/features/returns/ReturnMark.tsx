import type { ShownReturn } from './return-documents.js';
import styles from './ReturnMark.module.css';

interface ReturnMarkProps {
  readonly state: ShownReturn['state'];
  readonly children: string;
}

/** The state of a return, as a shape and words. Only late returns have coloured words. */
export function ReturnMark({ state, children }: ReturnMarkProps) {
  return (
    <span className={`${styles.mark} ${styles[tones[state]]}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {shapes[state]}
      </svg>
      {children}
    </span>
  );
}

const tones = {
  RECEIVED: 'in',
  RECEIVED_LATE: 'late',
  MISSING: 'missing',
  DUE: 'plain',
  NOT_DUE: 'plain',
} as const;

const square = <rect className={styles.line} x="1.5" y="1.5" width="11" height="11" />;

const shapes = {
  RECEIVED: <path className={styles.line} d="m1.5 7.5 3.5 3.5 7-8" />,
  RECEIVED_LATE: <path className={styles.full} d="M2 0h10L7 7ZM7 7l5 7H2Z" />,
  MISSING: <path className={styles.full} d="M7 0 14 7 7 14 0 7Z" />,
  DUE: square,
  NOT_DUE: (
    <rect className={`${styles.line} ${styles.dashed}`} x="1.5" y="1.5" width="11" height="11" />
  ),
} as const;
