import styles from './PaperMark.module.css';

/** The state of a pack or a text. */
export type PaperState = 'NONE' | 'OWED' | 'DRAFT' | 'IN_REVIEW' | 'DONE' | 'SUPERSEDED' | 'LATE';

interface PaperMarkProps {
  readonly state: PaperState;
  readonly children: string;
}

/** The state of a document, as a square and a word. Ratings have other shapes. */
export function PaperMark({ state, children }: PaperMarkProps) {
  return (
    <span className={`${styles.paper} ${styles[tones[state]]}`}>
      {state === 'NONE' ? null : (
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          {shapes[state]}
        </svg>
      )}
      {children}
    </span>
  );
}

const tones = {
  ...{
    NONE: 'quiet',
    OWED: 'plain',
    DRAFT: 'plain',
    IN_REVIEW: 'plain',
    DONE: 'plain',
    SUPERSEDED: 'quiet',
    LATE: 'late',
  },
} as const;

const square = <rect className={styles.line} x="1.5" y="1.5" width="11" height="11" />;

const shapes = {
  OWED: square,
  DRAFT: (
    <rect className={`${styles.line} ${styles.dashed}`} x="1.5" y="1.5" width="11" height="11" />
  ),
  IN_REVIEW: (
    <>
      {square}
      <path className={styles.full} d="M1.5 1.5H7v11H1.5Z" />
    </>
  ),
  DONE: (
    <>
      <rect className={styles.full} x="1" y="1" width="12" height="12" />
      <path className={styles.tick} d="m3.5 7 2.5 2.5 4.5-5" />
    </>
  ),
  SUPERSEDED: (
    <>
      {square}
      <path className={styles.line} d="M2 12 12 2" />
    </>
  ),
  LATE: <path className={styles.full} d="M7 0 14 7 7 14 0 7Z" />,
} as const;
