import type { ReactNode } from 'react';

import { Button } from '#ui/Button.js';

import styles from './BenchStrip.module.css';
import type { StateWords } from './describe-state.js';
import { StateMark } from './StateMark.js';

interface BenchStripProps {
  /** What the question asks for each time. */
  readonly variables: ReactNode;
  readonly state: StateWords;
  /** Whether the server is at work. */
  readonly isRunning: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** What is done with the question: save, share, take away. */
  readonly children: ReactNode;
}

/** What the question asks for each time, its state in words, and what is done with it. */
export function BenchStrip({ variables, state, isRunning, onRun, onStop, children }: BenchStripProps) {
  return (
    <div className={styles.strip}>
      <div className={styles.inner}>
        <div className={styles.variables} role="group" aria-label="Asked each time">
          {variables}
        </div>
        <div className={styles.doings}>
          <span className={styles.state}>
            <StateMark shape={state.shape} />
            {state.words}
          </span>
          {isRunning ? (
            <Button onPress={onStop} label="Stop (Ctrl+Enter)">
              Stop
            </Button>
          ) : (
            <Button look="main" onPress={onRun} label="Run (Ctrl+Enter)">
              Run
            </Button>
          )}
          {children}
        </div>
      </div>
    </div>
  );
}
