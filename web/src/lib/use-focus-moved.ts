import { useEffect, useRef } from 'react';

/** What stands in a list whose order changes. */
export interface FocusMoved<Element extends HTMLElement> {
  /** Where an entry of the list is held, by its name. */
  readonly refOf: (name: string) => (element: Element | null) => void;
  /**
   * Says which entry is on its way, so that it has the focus again once it is there; null where it
   * did not go.
   */
  readonly follow: (name: string | null) => void;
}

/**
 * Gives the focus back to what is put elsewhere in a list, which loses it on its way.
 *
 * @param order what stands in the list, in its order
 */
export function useFocusMoved<Element extends HTMLElement>(
  order: readonly string[],
): FocusMoved<Element> {
  const elements = useRef(new Map<string, Element>());
  const moved = useRef<string | null>(null);
  const standing = order.join('\n');
  useEffect(() => {
    if (moved.current !== null) elements.current.get(moved.current)?.focus();
    moved.current = null;
  }, [standing]);
  return {
    refOf: (name) => (element) => {
      if (element === null) elements.current.delete(name);
      else elements.current.set(name, element);
    },
    follow: (name) => {
      moved.current = name;
    },
  };
}
