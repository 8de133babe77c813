import type { ReactNode } from 'react';

import styles from './ScrollRegion.module.css';

interface ScrollRegionProps {
  /** The content of the frame, for screen readers. */
  readonly label: string;
  /** `region` by default. */
  readonly role?: 'region' | 'group';
  /**
   * A class for the look and the maximum height of the frame of a text; a table has a frame of its
   * own.
   */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A frame for wide content, which scrolls inside the frame without the page. The frame can have the
 * focus, and its edge fades where there is more.
 */
export function ScrollRegion({
  label,
  role = 'region',
  className = styles.table,
  children,
}: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line a11y/no-noninteractive-tabindex -- A frame that scrolls can be reached by keyboard.
    <div className={`${styles.frame} ${className}`} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
