import { oddsByRest, oddsOfSmall, STEP } from '#domain/disclosure/perturbation.js';

import type { Answer, Table } from './table.js';

/** The known bounds of a count, both included. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The upper bound of a count without a known bound: more than any count. */
export const ENDLESS = 1_000_000_000;

/**
 * A disclosure rule as seen by an attacker, who may ask anything and knows how the rule works, but
 * not the secret or the salt.
 */
export interface Rule {
  readonly ask: (table: Table) => Answer;
  /** What a shown number reveals about the count behind it. */
  readonly read: (shown: number) => Bounds;
  /** Whether a shown number stands for a hidden figure. */
  readonly isHidden: (shown: number) => boolean;
  /**
   * Whether any set of atoms is rounded on its own. If not, its figure is the sum of cells that are
   * shown anyway.
   */
  readonly areSetsDrawn: boolean;
}

/**
 * Computes from the rounding table, once for every number, the bounds of the count behind a
 * randomly rounded number.
 */
export function readingOfPerturbation(): (shown: number) => Bounds {
  const small = new Set(oddsOfSmall.map(([value]) => value));
  const couldShow = (count: number, shown: number) =>
    count === 0
      ? shown === 0
      : count < STEP
        ? small.has(shown)
        : (oddsByRest[count % STEP] ?? []).some(([deviation]) => count + deviation === shown);
  const known = new Map<number, Bounds>();
  return (shown) => {
    const found =
      known.get(shown) ?? boundsOf((count) => couldShow(count, shown), shown + 2 * STEP);
    known.set(shown, found);
    return found;
  };
}

function boundsOf(isPossible: (count: number) => boolean, most: number): Bounds {
  const possible = Array.from({ length: most + 1 }, (_, count) => count).filter(isPossible);
  return { low: possible[0] ?? 0, high: possible.at(-1) ?? ENDLESS };
}
