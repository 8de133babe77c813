import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * Brings a part of a page that is drawn late to whoever came for it by its address, and its heading
 * under their keys.
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
    // Which scrolls to it, too.
    heading.focus();
  }, [id, hash, isDrawn]);
  return part;
}
