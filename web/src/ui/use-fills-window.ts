import { useLayoutEffect } from 'react';

/**
 * Makes the page fill the window while this is mounted: long content scrolls in its own pane. The
 * document itself is marked, because a rule that looks for a mark inside it makes the browser check
 * every element of every page.
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
