import type { ReactNode } from 'react';

import { Marking } from './Marking.js';
import styles from './PageFoot.module.css';
import { useShowMarking } from './PageMarking.js';

interface PageFootProps {
  /**
   * `Data version 1,482`, `1 December 2026, 09:14`: the version of the page's data, and its time.
   * Empty until known.
   */
  readonly facts: readonly string[];
  /** Null until known. */
  readonly marking: string | null;
  /** A link to the description of how figures are made. */
  readonly children?: ReactNode;
}

/**
 * The end of every page: the data version of its figures, and its marking, which the top bar shows
 * as well.
 */
export function PageFoot({ facts, marking, children = null }: PageFootProps) {
  useShowMarking(marking);
  return (
    <footer className={styles.foot}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {children}
      {marking === null ? null : (
        <span className={styles.marking}>
          <Marking marking={marking} />
        </span>
      )}
    </footer>
  );
}
