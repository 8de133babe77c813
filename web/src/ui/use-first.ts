import { useState } from 'react';

/** How many entries are shown at first, and added each time. */
const STEP = 50;

interface First<Entry> {
  readonly shown: readonly Entry[];
  /** How many entries are not shown yet. */
  readonly more: number;
  readonly showMore: () => void;
}

/**
 * The first entries of a long list, and more on request.
 *
 * @param of the filters of the list: another value starts the list at its top
 */
export function useFirst<Entry>(all: readonly Entry[], of: string): First<Entry> {
  const [asked, setAsked] = useState({ of, count: STEP });
  const count = asked.of === of ? asked.count : STEP;
  return {
    shown: all.slice(0, count),
    more: Math.max(0, all.length - count),
    showMore: () => setAsked({ of, count: count + STEP }),
  };
}
