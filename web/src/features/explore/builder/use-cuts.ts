import { useEffect, useState } from 'react';

import { ask, isPart } from '#features/explore/ask.js';

import { isNumber } from './read-values.js';

/** How close figures are to the viewer's limit on cuts, for the measure that is closest. */
export interface Cuts {
  readonly used: number;
  readonly most: number;
  readonly areOthersShown: boolean;
  /** The names of the cuts. */
  readonly names: readonly string[];
}

/** How long, in milliseconds, a question must be unchanged before the server is asked. */
const DEBOUNCE_MS = 350;

interface KnownCuts {
  readonly of: string;
  readonly cuts: Cuts | null;
}

/**
 * Asks how a question would be protected. Null until known, and for a question without protected
 * parts.
 * @param text the question; null asks nothing
 */
export function useCuts(text: string | null): Cuts | null {
  const [known, setKnown] = useState<KnownCuts | null>(null);
  useEffect(() => {
    if (text === null) return;
    const controller = new AbortController();
    const waiting = setTimeout(() => {
      void ask({ text, variables: {}, operationName: null }, controller.signal).then(
        ({ data, state }) =>
          state === 'answered' ? setKnown({ of: text, cuts: readCuts(data) }) : undefined,
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(waiting);
      controller.abort();
    };
  }, [text]);
  return text !== null && known?.of === text ? known.cuts : null;
}

function readCuts(data: unknown): Cuts | null {
  const found: readonly unknown[] =
    isPart(data) && Array.isArray(data.protections) ? data.protections : [];
  const all = found.flatMap((each) => {
    if (!isPart(each) || !isNumber(each.cutCount) || !isNumber(each.maxCuts)) return [];
    const names: readonly unknown[] = Array.isArray(each.cuts) ? each.cuts : [];
    return [
      {
        used: each.cutCount,
        most: each.maxCuts,
        areOthersShown: each.areOthersShown === true,
        names: names.filter((name) => typeof name === 'string'),
      },
    ];
  });
  return (
    all.toSorted(
      (a, b) => Number(a.areOthersShown) - Number(b.areOthersShown) || b.used - a.used,
    )[0] ?? null
  );
}
