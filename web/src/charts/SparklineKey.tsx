import { useId } from 'react';

import { SoftHatch } from './SoftHatch.js';
import marks from './Sparkline.module.css';
import styles from './SparklineKey.module.css';

interface SparklineKeyProps {
  /** `Q3 so far`; null if no quarter shown is open. */
  readonly open: string | null;
}

/** The legend for all sparklines on a page. It appears once. */
export function SparklineKey({ open }: SparklineKeyProps) {
  const hatch = useId();

  return (
    <ul className={styles.key} aria-label="Key">
      <li>
        <svg width="20" height="12" aria-hidden="true">
          <rect className={marks.usual} width="20" height="12" />
        </svg>
        usual range
      </li>
      <li>
        <svg width="22" height="12" aria-hidden="true">
          <path className={marks.target} d="M0 6H22" />
        </svg>
        target
      </li>
      <li>
        <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
          <path className={marks.signal} d="M7 1l5 5-5 5-5-5Z" />
        </svg>
        real change
      </li>
      {open === null ? null : (
        <li>
          <svg width="12" height="14" aria-hidden="true">
            <SoftHatch id={hatch} />
            <rect width="12" height="14" fill={`url(#${hatch})`} />
          </svg>
          {open}
        </li>
      )}
    </ul>
  );
}
