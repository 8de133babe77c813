import { type ReactNode, useLayoutEffect, useRef } from 'react';

import styles from './StickyBar.module.css';

interface StickyBarProps {
  readonly children: ReactNode;
}

/**
 * A bar that stays at the bottom of the window while the page continues below. The window scrolls
 * far enough that the bar never covers the element with the focus. In a low window the bar stays
 * where it is on the page.
 */
export function StickyBar({ children }: StickyBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const keepClear = () => {
      const isSticky = getComputedStyle(element).position === 'sticky';
      style.scrollPaddingBlockEnd = isSticky ? `${element.offsetHeight + ROOM}px` : '';
    };
    keepClear();
    const observer = new ResizeObserver(keepClear);
    observer.observe(element);
    window.addEventListener('resize', keepClear);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', keepClear);
      style.scrollPaddingBlockEnd = '';
    };
  }, []);
  return (
    <div ref={bar} className={styles.bar}>
      {children}
    </div>
  );
}

/** Space between the bar and the element with the focus, for the focus ring, in CSS pixels. */
const ROOM = 8;
