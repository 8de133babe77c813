import { useEffect, useRef } from 'react';

/** Keeps the focus on an entry in a list whose order changes. */
export interface FocusMoved<Element extends HTMLElement> {
  /** The element of an entry, by its name. */
  readonly refOf: (name: string) => (element: Element | null) => void;
  /**
   * Names the entry that is about to move, so that it gets the focus again once it has moved; null
   * if it did not move.
   */
  readonly follow: (name: string | null) => void;
}

/**
 * Restores the focus of an entry that moves within a list and loses the focus while it moves.
 *
 * @param order the entries of the list, in order
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
