import styles from './AlertState.module.css';
import type { Alert } from './watch.type.js';
import { alertStates } from './watch-words.js';

const shapes = {
  circle: <circle cx="7" cy="7" r="6" />,
  diamond: <path d="M7 0 14 7 7 14 0 7Z" />,
  triangle: <path d="M7 1 13.5 13H.5Z" />,
  ring: <circle className={styles.hollow} cx="7" cy="7" r="5" />,
} as const;

/**
 * The state of an alert as a shape and a word, not only a colour; if `state` is null, says that the
 * viewer does not receive the alert.
 */
export function AlertState({ state }: Pick<Alert, 'state'>) {
  if (state === null) return <>You do not receive this alert</>;
  const { word, shape } = alertStates[state];
  return (
    <span className={styles.state} data-state={state}>
      <svg width="12" height="12" viewBox="0 0 14 14" aria-hidden="true">
        {shapes[shape]}
      </svg>
      {word}
    </span>
  );
}
