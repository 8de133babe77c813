import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * Scrolls to a part of a page that is drawn late if the address names it, and focuses its heading.
 *
 * @param id of the part
 */
export function useScrollToLatePart(
  id: string,
  isDrawn: boolean,
): RefObject<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    const heading = part.current?.querySelector('h2');
    if (!isDrawn || hash !== `#${id}` || heading === null || heading === undefined) return;
    heading.tabIndex = -1;
    // Focusing the heading scrolls to it, too.
    heading.focus();
  }, [id, hash, isDrawn]);
  return part;
}
