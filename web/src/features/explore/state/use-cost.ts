import { useEffect, useState } from 'react';

import { ask } from '#features/explore/ask.js';
import { readCost, type RunCost } from '#features/explore/read-cost.js';
import type { QuestionText } from '#features/explore/workbench.type.js';

/** How long, in milliseconds, a question must be unchanged before its cost is asked for. */
const DEBOUNCE_MS = 350;

interface KnownCost {
  readonly of: string;
  readonly cost: RunCost | null;
}

/**
 * The cost of the current question, before it runs; null until known.
 * @param isReady whether the question can run
 */
export function useCost({ text, variables }: QuestionText, isReady: boolean): RunCost | null {
  const [known, setKnown] = useState<KnownCost | null>(null);
  const of = JSON.stringify([text, variables]);
  useEffect(() => {
    if (!isReady) return;
    const controller = new AbortController();
    const waiting = setTimeout(() => {
      void ask({ text, variables, operationName: null }, controller.signal, {
        onlyCost: true,
      }).then(({ extensions, state }) =>
        state === 'stopped' || controller.signal.aborted
          ? undefined
          : setKnown({ of, cost: readCost(extensions) }),
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(waiting);
      controller.abort();
    };
    // `of` is derived from the text and its variables.
    // oxlint-disable-next-line hooks/exhaustive-deps
  }, [of, isReady]);
  return isReady && known?.of === of ? known.cost : null;
}
