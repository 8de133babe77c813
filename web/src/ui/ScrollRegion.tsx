import type { ReactNode } from 'react';

import styles from './ScrollRegion.module.css';

interface ScrollRegionProps {
  /** What it contains, for screen readers. */
  readonly label: string;
  /** A part of the page by default. */
  readonly role?: 'region' | 'group';
  /**
   * Sets the look and the greatest height of the frame of a text; a table has a frame of its own.
   */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A frame for wide content, which scrolls inside it and never with the page. Keys reach the frame,
 * and its edge fades where there is more.
 */
export function ScrollRegion({
  label,
  role = 'region',
  className = styles.table,
  children,
}: ScrollRegionProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keys must reach what scrolls.
    <div className={`${styles.frame} ${className}`} role={role} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
