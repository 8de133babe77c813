import { useLayoutEffect } from 'react';

/**
 * Makes the page fill the window while the caller is mounted: long content scrolls in its own pane.
 * The document itself is marked, because with a rule that looks for a mark inside the document the
 * browser would check every element of every page.
 */
export function useFillsWindow(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.fillsWindow = '';
    return () => {
      delete dataset.fillsWindow;
    };
  }, []);
}
