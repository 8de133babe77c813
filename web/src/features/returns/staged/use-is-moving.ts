import { useEffect, useState } from 'react';

/** Milliseconds for which something new is shown before it can be pressed. */
export const MOMENT = 1_000;

/**
 * True for a moment after the lines of a list changed: the button of another line may now be under
 * the pointer, and the second press of a double click must not reach it.
 *
 * @param key the lines that are shown, in their order
 */
export function useIsMoving(key: string): boolean {
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    if (key === settled) return;
    const timer = setTimeout(() => setSettled(key), MOMENT);
    return () => clearTimeout(timer);
  }, [key, settled]);
  return key !== settled;
}
