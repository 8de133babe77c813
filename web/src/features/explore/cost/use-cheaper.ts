import { useEffect, useMemo, useState } from 'react';

import { ask } from '#features/explore/ask.js';
import { readCost } from '#features/explore/read-cost.js';
import type { BenchParts } from '#features/explore/state/use-bench.js';

import { chooseWays, type PricedCheaper } from './choose-ways.js';
import { type Cheaper, findCheaper } from './find-cheaper.js';

/** How many alternatives to price: each is a request to the server, though a cheap one. */
const MAX_PRICED = 10;

/**
 * Cheaper alternatives to a question, with their cost. Undefined until known.
 * @param now the cost of the current question
 */
export function useCheaper(
  {
    question: { text, variables },
    schema,
    choices,
  }: Pick<BenchParts, 'question' | 'schema' | 'choices'>,
  now: number,
) {
  const ways = useMemo(
    () => findCheaper(text, { schema, measures: choices.measures }).slice(0, MAX_PRICED),
    [text, schema, choices],
  );
  const [priced, setPriced] = useState<{
    readonly of: readonly Cheaper[];
    readonly found: readonly PricedCheaper[];
  } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const price = async (way: Cheaper): Promise<readonly PricedCheaper[]> => {
      const { extensions } = await ask(
        { text: way.text, variables, operationName: null },
        controller.signal,
        { onlyCost: true },
      );
      const cost = readCost(extensions);
      return cost === null
        ? []
        : [{ ...way, cost: cost.cost, canRun: cost.cost <= cost.allowance }];
    };
    void Promise.all(ways.map(price)).then((found) => {
      if (!controller.signal.aborted) setPriced({ of: ways, found: found.flat() });
    });
    return () => controller.abort();
  }, [ways, variables]);
  return priced?.of === ways ? chooseWays(priced.found, now) : undefined;
}
