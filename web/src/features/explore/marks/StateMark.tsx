import type { StateShape } from './describe-state.js';
import styles from './StateMark.module.css';

interface StateMarkProps {
  readonly shape: StateShape;
}

/** The shape of a state, next to its words. */
export function StateMark({ shape }: StateMarkProps) {
  return (
    <svg className={styles[shape]} width="12" height="12" viewBox="0 0 14 14" aria-hidden="true">
      {shape === 'DIAMOND' ? <path d="M7 0l7 7-7 7-7-7z" /> : null}
      {shape === 'TRIANGLE' ? <path d="M7 1l7 12H0z" /> : null}
      {shape === 'CIRCLE' ? <circle cx="7" cy="7" r="6" /> : null}
      {shape === 'RING' ? <circle cx="7" cy="7" r="5" /> : null}
    </svg>
  );
}
