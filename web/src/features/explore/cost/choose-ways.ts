import type { Cheaper } from './find-cheaper.js';

export interface PricedCheaper extends Cheaper {
  readonly cost: number;
  readonly canRun: boolean;
}

/** How many alternatives to list that are not enough alone: a second change may do. */
const MAX_SHORT = 3;

/**
 * Of the ways out those that are cheaper than the question is now: the ways that run, and the
 * cheapest of the others.
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
