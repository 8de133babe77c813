import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import { toProblem } from '#graphql/problem.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { Button } from '#ui/Button.js';

import { EXPLAIN_FIGURE } from './explain-query.js';
import styles from './ExplainDrawer.module.css';
import { Explanation } from './Explanation.js';

interface ExplainDrawerProps {
  readonly figure: ExplainedFigure;
  readonly onClose: () => void;
}

/**
 * Everything behind one number: what it counts, how, from which returns, and what limits its
 * reliability. Escape closes it.
 */
export function ExplainDrawer({ figure, onClose }: ExplainDrawerProps) {
  const { data, error, refetch } = useQuery(EXPLAIN_FIGURE, { variables: figure });
  const heading = useRef<HTMLHeadingElement>(null);
  const name = JSON.stringify(figure);
  useEffect(() => {
    heading.current?.focus();
  }, [name]);

  const drawer = useRef<HTMLElement>(null);
  // Receives keys from any element with the focus inside it.
  useEffect(() => {
    const { current } = drawer;
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onClose();
    };
    current?.addEventListener('keydown', closeOnEscape);
    return () => current?.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);

  return (
    <aside
      ref={drawer}
      className={styles.drawer}
      id="explain"
      aria-labelledby="explain-heading"
      aria-busy={data === undefined && error === undefined}
    >
      <header className={styles.head}>
        <h2 id="explain-heading" ref={heading} tabIndex={-1}>
          Explain this number
        </h2>
        <button
          className={styles.close}
          type="button"
          aria-label="Close the explanation"
          onClick={onClose}
        >
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M1 1l12 12M13 1 1 13" />
          </svg>
        </button>
      </header>
      {data === undefined ? (
        <Waiting error={error} onRetry={() => askAgain(refetch())} />
      ) : (
        <Explanation figure={figure} answer={data} />
      )}
    </aside>
  );
}

interface WaitingProps {
  /** Undefined while the answer is loading. */
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Waiting({ error, onRetry }: WaitingProps) {
  if (error === undefined) return <div className={styles.skeleton} />;
  const { kind, sentence } = toProblem(error);
  return (
    <div className={styles.problem}>
      <p>{sentence}</p>
      {kind === 'failed' ? <Button onPress={onRetry}>Try again</Button> : null}
    </div>
  );
}
