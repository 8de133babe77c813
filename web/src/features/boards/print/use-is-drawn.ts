import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether everything in an element is drawn: nothing in it is still loading, and its fonts are
 * loaded.
 */
export function useIsDrawn(ref: RefObject<HTMLElement | null>): boolean {
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const isBusy = () => element.querySelector('[aria-busy="true"]') !== null;
    const look = () => {
      if (!isBusy())
        void document.fonts.ready.then(() => setIsDrawn((before) => before || !isBusy()));
    };
    const observer = new MutationObserver(look);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-busy'],
    });
    look();
    return () => observer.disconnect();
  }, [ref]);
  return isDrawn;
}
