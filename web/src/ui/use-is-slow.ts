import { useEffect, useState } from 'react';

/**
 * Whether something has been pending for this long.
 *
 * @param patience in milliseconds
 */
export function useIsSlow(patience: number): boolean {
  const [hasWaited, setHasWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHasWaited(true), patience);
    return () => clearTimeout(timer);
  }, [patience]);
  return hasWaited;
}
