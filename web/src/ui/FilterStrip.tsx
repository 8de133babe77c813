import type { ReactNode } from 'react';

import styles from './FilterStrip.module.css';

interface FilterStripProps {
  /** The controls; nothing until their options are known. */
  readonly children: ReactNode;
  /** Clears all filters; null while none is set. */
  readonly onClear: (() => void) | null;
  /** A note about all filters, at the end of the strip. */
  readonly note?: string | null;
  /** A control for saving the filters. */
  readonly mine?: ReactNode;
  /** Actions for the filtered page, at the end of the strip. */
  readonly tools?: ReactNode;
  /**
   * Whether phones show the tools too. Most pages leave them out: a phone has its own ways to print
   * and to share.
   */
  readonly areToolsOnPhones?: boolean;
  /** Whether some controls are fields with labels above them. */
  readonly hasFields?: boolean;
  /** A second row of controls; null while it is closed. */
  readonly second?: ReactNode;
}

/** The strip of filters below the top bar. Its height is reserved while the controls load. */
export function FilterStrip({
  children,
  onClear,
  note = null,
  mine = null,
  tools = null,
  areToolsOnPhones = false,
  hasFields = false,
  second = null,
}: FilterStripProps) {
  return (
    <div className={styles.strip} role="group" aria-label="Filters">
      <div className={styles.controls} data-fields={hasFields}>
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
