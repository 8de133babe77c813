import { useEffect, useState } from 'react';

/**
 * A value after it has been unchanged for a while.
 * @param ms how long, in milliseconds
 */
export function useDebounced<Value>(value: Value, ms: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(waiting);
  }, [value, ms]);
  return rested;
}
