import type { Cheaper } from './find-cheaper.js';

export interface PricedCheaper extends Cheaper {
  readonly cost: number;
  readonly canRun: boolean;
}

/** How many alternatives to list that still cost too much: a second change may be enough. */
const MAX_SHORT = 3;

/**
 * The alternatives that are cheaper than the current question: all that can run, and the cheapest
 * of the others.
 */
export function chooseWays(
  priced: readonly PricedCheaper[],
  now: number,
): readonly PricedCheaper[] {
  const cheaper = priced.filter(({ cost }) => cost < now).toSorted((a, b) => a.cost - b.cost);
  return [
    ...cheaper.filter(({ canRun }) => canRun),
    ...cheaper.filter(({ canRun }) => !canRun).slice(0, MAX_SHORT),
  ];
}
