import { startTransition, useEffect, useState } from 'react';

/** Parts that wait for their turn, in order of request. */
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
 * Whether it is this part's turn to be drawn; once true, the result stays true. Parts of a page
 * that ask at the same time are drawn one after the other, from the top down, because a browser
 * that lays out all of them at once does not respond meanwhile.
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
    // The part is drawn or gone; in both cases the next may start.
    return () => {
      waiting.delete(take);
      if (isMine) giveTurn();
    };
  }, [isAsked, hasCome]);

  return hasCome;
}
