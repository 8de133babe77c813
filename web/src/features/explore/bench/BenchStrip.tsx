import type { ReactNode } from 'react';

import type { StateWords } from '#features/explore/marks/describe-state.js';
import { StateMark } from '#features/explore/marks/StateMark.js';
import { toButtonClass } from '#ui/button-look.js';

import styles from './BenchStrip.module.css';

interface BenchStripProps {
  /** The question's variables. */
  readonly variables: ReactNode;
  readonly state: StateWords;
  /** Whether the question is running. */
  readonly isRunning: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** Called with the element that holds the answer's buttons. */
  readonly onPlace: (place: HTMLElement | null) => void;
  /** Buttons for the question: save, share. */
  readonly children: ReactNode;
}

/** The question's variables, its state in words, and its buttons. */
export function BenchStrip({
  variables,
  state,
  isRunning,
  onRun,
  onStop,
  onPlace,
  children,
}: BenchStripProps) {
  return (
    <div className={styles.strip}>
      <div className={styles.inner}>
        <div className={styles.variables} role="group" aria-label="Chosen each time">
          {variables}
        </div>
        <div className={styles.actions}>
          <span className={styles.state}>
            <StateMark shape={state.shape} />
            {state.words}
          </span>
          {isRunning ? (
            <button className={toButtonClass({})} type="button" onClick={onStop}>
              Stop <kbd className={styles.keys}>Ctrl+Enter</kbd>
            </button>
          ) : (
            <button className={toButtonClass({ look: 'main' })} type="button" onClick={onRun}>
              Run <kbd className={styles.keys}>Ctrl+Enter</kbd>
            </button>
          )}
          {children}
          {/* The answer draws its own buttons here. */}
          <span className={styles.more} ref={onPlace} />
        </div>
      </div>
    </div>
  );
}
