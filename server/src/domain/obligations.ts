import type { Dataset } from './lists.js';
import { type Quarter, quartersBetween } from './quarter.js';

/** One agency owes one dataset for each quarter from the first to the last, both included. */
export interface Obligation {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly from: Quarter;
  /** The last quarter; null means no end yet. */
  readonly until: Quarter | null;
}

/** Results for each list, kept because each row of an answer asks for its quarter again. */
const known = new WeakMap<readonly Obligation[], Map<string, ReadonlySet<number>>>();

/** Ids of the agencies that owe a dataset for a quarter. */
export function owersOf(
  obligations: readonly Obligation[],
  dataset: Dataset,
  quarter: Quarter,
): ReadonlySet<number> {
  const ofList = known.get(obligations) ?? new Map<string, ReadonlySet<number>>();
  known.set(obligations, ofList);
  const key = `${dataset} ${quarter}`;
  const owers = ofList.get(key) ?? findOwers(obligations, dataset, quarter);
  ofList.set(key, owers);
  return owers;
}

function findOwers(
  obligations: readonly Obligation[],
  dataset: Dataset,
  quarter: Quarter,
): ReadonlySet<number> {
  return new Set(
    obligations
      .filter(
        (obligation) =>
          obligation.dataset === dataset &&
          obligation.from <= quarter &&
          quarter <= (obligation.until ?? quarter),
      )
      .map(({ agencyId }) => agencyId),
  );
}

/**
 * All quarters from the first for which any agency owes a dataset to `last`, both included; empty
 * if no agency owes it.
 */
export function quartersOwed(
  obligations: readonly Obligation[],
  dataset: Dataset,
  last: Quarter,
): readonly Quarter[] {
  const [first] = obligations
    .filter((obligation) => obligation.dataset === dataset)
    .map(({ from }) => from)
    .toSorted();
  return first === undefined ? [] : quartersBetween(first, last);
}
