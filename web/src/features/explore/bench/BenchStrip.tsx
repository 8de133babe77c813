import type { ReactNode } from 'react';

import type { StateWords } from '#features/explore/marks/describe-state.js';
import { StateMark } from '#features/explore/marks/StateMark.js';
import { toButtonClass } from '#ui/button-look.js';

import styles from './BenchStrip.module.css';

interface BenchStripProps {
  /** What the question asks for each time. */
  readonly variables: ReactNode;
  readonly state: StateWords;
  /** Whether the server is at work. */
  readonly isRunning: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** Told of the place for what is done with the answer. */
  readonly onPlace: (place: HTMLElement | null) => void;
  /** What is done with the question: save, share. */
  readonly children: ReactNode;
}

/** What the question asks for each time, its state in words, and what is done with it. */
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
          {/* What is done with the answer is drawn here by the answer. */}
          <span className={styles.more} ref={onPlace} />
        </div>
      </div>
    </div>
  );
}
