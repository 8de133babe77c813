import type { ReactNode } from 'react';

import { Marking } from './Marking.js';
import styles from './PageFoot.module.css';
import { useShowMarking } from './PageMarking.js';

interface PageFootProps {
  /**
   * `Data version 1,482`, `1 December 2026, 09:14`: what the page rests on. Empty until it is
   * known.
   */
  readonly facts: readonly string[];
  /** Null until it is known. */
  readonly marking: string | null;
  /** A link to where it says how figures are made. */
  readonly children?: ReactNode;
}

/**
 * The end of every page: what its figures rest on, and its marking, which the bar at the top says
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
