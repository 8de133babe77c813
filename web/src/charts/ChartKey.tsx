import { useId } from 'react';

import { joinWords } from '#lib/format.js';

import styles from './ChartKey.module.css';
import { HatchPattern } from './HatchPattern.js';

interface ChartKeyProps {
  /** Names of the quarters that are not closed yet; without any there is nothing to explain. */
  readonly open: readonly string[];
}

/** What the marks of a chart mean. Nothing is shown where nothing needs explaining. */
export function ChartKey({ open }: ChartKeyProps) {
  const hatch = useId();
  if (open.length === 0) return null;

  return (
    <p className={styles.key}>
      <svg width="16" height="12" aria-hidden="true">
        <HatchPattern id={hatch} />
        <rect className={styles.swatch} x="0.5" y="0.5" width="15" height="11" fill={`url(#${hatch})`} />
      </svg>
      {joinWords(open)} so far: returns are still coming in
    </p>
  );
}
