import { useEffect, useState } from 'react';

const TICK_MS = 100;

/** Milliseconds since a moment, updated ten times a second; 0 if there is none. */
export function useElapsed(since: Date | null): number {
  const [now, setNow] = useState(0);
  const start = since?.getTime() ?? null;
  useEffect(() => {
    if (start === null) return;
    const ticking = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, [start]);
  return start === null ? 0 : Math.max(now - start, 0);
}
