import type { ReactNode } from 'react';

import styles from './FilterStrip.module.css';

interface FilterStripProps {
  /** The controls; nothing while it is not known what they offer. */
  readonly children: ReactNode;
  /** Takes all filters back, or null while none is set. */
  readonly onClear: (() => void) | null;
  /** A note about the filters together, at the end of the strip. */
  readonly note?: string | null;
  /** A way to keep the filters as one's own. */
  readonly mine?: ReactNode;
  /** What can be done with the page as it is filtered, at the end of the strip. */
  readonly tools?: ReactNode;
  /**
   * Whether phones have the tools too. Most pages leave them out: a phone has ways of its own to
   * print and to share.
   */
  readonly areToolsOnPhones?: boolean;
  /** A second row of controls; null while it is closed. */
  readonly second?: ReactNode;
}

/**
 * The strip of filters under the top bar. Its height is kept while the controls are on their way.
 */
export function FilterStrip({
  children,
  onClear,
  note = null,
  mine = null,
  tools = null,
  areToolsOnPhones = false,
  second = null,
}: FilterStripProps) {
  return (
    <div className={styles.strip} role="group" aria-label="Filters">
      <div className={styles.controls}>
        {children}
        {note === null ? null : <p className={styles.note}>{note}</p>}
        <div className={styles.end}>
          {onClear === null ? null : (
            <button className={styles.clear} type="button" onClick={onClear}>
              Clear filters
            </button>
          )}
          {mine === null ? null : <div className={styles.mine}>{mine}</div>}
          {tools === null ? null : (
            <div className={styles.tools} data-on-phones={areToolsOnPhones}>
              {tools}
            </div>
          )}
        </div>
      </div>
      {second === null ? null : <div className={styles.second}>{second}</div>}
    </div>
  );
}
