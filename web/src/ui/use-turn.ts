import { startTransition, useEffect, useState } from 'react';

/** Those whose turn has not come, the first to ask first. */
const waiting = new Set<() => void>();
let isTaken = false;

function giveTurn(): void {
  const [next] = waiting;
  isTaken = next !== undefined;
  if (next === undefined) return;
  waiting.delete(next);
  startTransition(next);
}

/**
 * Whether its turn to be drawn has come; once come, it stays. Parts of a page that ask together are
 * drawn one after the other, from the top down, each once the one before it stands: a browser that
 * lays out all of them at once answers nobody meanwhile.
 */
export function useTurn(isAsked: boolean): boolean {
  const [hasCome, setHasCome] = useState(false);

  useEffect(() => {
    if (!isAsked || hasCome) return undefined;
    let isMine = false;
    const take = () => {
      isMine = true;
      setHasCome(true);
    };
    waiting.add(take);
    if (!isTaken) giveTurn();
    // It stands, or it is gone: either way the next may be drawn.
    return () => {
      waiting.delete(take);
      if (isMine) giveTurn();
    };
  }, [isAsked, hasCome]);

  return hasCome;
}
