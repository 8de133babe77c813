import type { Status } from './judgement.type.js';
import { statusWords } from './status-words.js';
import styles from './StatusWord.module.css';

interface StatusWordProps {
  readonly status: Status;
}

/**
 * A status as a shape and a word. The shapes differ in outline, so that they can be distinguished
 * on paper without colour.
 */
export function StatusWord({ status }: StatusWordProps) {
  const { shape, tone } = looks[status];

  return (
    <span className={`${styles.status} ${styles[tone]}`}>
      <svg className={styles.shape} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {shape}
      </svg>
      {statusWords[status]}
    </span>
  );
}

const ring = <circle className={styles.hollow} cx="7" cy="7" r="5" />;

/** Two waves, like the sign ≈. */
const between = <path className={styles.hollow} d="M1 5q3-4 6 0t6 0M1 10q3-4 6 0t6 0" />;

const looks = {
  GREEN: { tone: 'on', shape: <circle cx="7" cy="7" r="6" /> },
  AMBER: { tone: 'near', shape: <path d="M7 .8 13.6 13H.4Z" /> },
  RED: { tone: 'off', shape: <path d="M7 0 14 7 7 14 0 7Z" /> },
  TOO_CLOSE: { tone: 'unrated', shape: between },
  NOT_RATED: { tone: 'unrated', shape: ring },
  NO_TARGET: { tone: 'unrated', shape: <circle className={styles.dashed} cx="7" cy="7" r="5" /> },
  NO_DATA: { tone: 'unrated', shape: <path className={styles.hollow} d="M1 7h12" /> },
} as const satisfies Readonly<Record<Status, unknown>>;
