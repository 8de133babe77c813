import { type ReactNode, use } from 'react';

import type { ExplainedFigure } from '#lib/figure-question.js';

import { ExplainContext } from './explain-context.js';
import styles from './ExplainButton.module.css';

interface ExplainButtonProps {
  /** Left out if the number cannot be explained. */
  readonly figure: ExplainedFigure | undefined;
  readonly children: ReactNode;
}

/** A number that opens its explanation; just the number if it cannot be explained. */
export function ExplainButton({ figure, children }: ExplainButtonProps) {
  const explain = use(ExplainContext);
  if (explain === null || figure === undefined) return <>{children}</>;
  return (
    <button
      className={styles.button}
      type="button"
      title="Explain this number"
      onClick={({ currentTarget }) => explain(figure, currentTarget)}
    >
      {children}
    </button>
  );
}
