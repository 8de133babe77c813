import { perturb } from '#domain/disclosure/perturbation.js';

import type { Count, Counted } from './quality-measure.js';

/** The minimum number of agencies for a median: with fewer it would reveal one agency's number. */
export const MIN_OTHERS = 5;

/** A share of fewer rows than this is hidden if figures are protected (DISCLOSURE). */
const MIN_ROWS = 20;

/** A median of protected shares is rounded to a multiple of this. */
const STEP = 0.05;

/**
 * The median of `shares`, which are other agencies' numbers; null for fewer than five. For an even
 * number it is the mean of the middle two.
 */
export function findMedian(shares: readonly number[]): number | null {
  if (shares.length < MIN_OTHERS) return null;
  const sorted = shares.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The median of counts that are open to everybody. */
export function medianOf(counted: readonly Counted[]): number | null {
  return findMedian(
    counted.flatMap((each) => (typeof each === 'string' ? [] : [each.count / each.outOf])),
  );
}

/** What random rounding of medians depends on, besides the counts. */
export interface Seal {
  /** The installation's salt, 32 bits. */
  readonly salt: number;
  /**
   * Gives the same 32 bits for the same name. Nobody can work them out without the installation's
   * secret: names can be guessed, and with known keys the rounding could be undone.
   */
  readonly toKeys: (name: string) => number;
}

/** One count of an agency, with what its random rounding depends on. */
export interface SealedCount extends Count {
  /** A name for the agency, the quarter and the measure: the same for the same question. */
  readonly name: string;
}

/**
 * The median of protected counts. Both parts of each are rounded at random to a multiple of five
 * like any figure, depending on what is counted and not on the viewer; agencies with fewer than
 * twenty rows after that are left out; and the median itself is rounded to steps of five in a
 * hundred, so that one return hardly ever changes it.
 *
 * @param byAgency the counts of each other agency, one for each quarter
 * @param seal null if the installation has no salt: then nothing is shown
 */
export function medianOfSealed(
  byAgency: readonly (readonly SealedCount[])[],
  seal: Seal | null,
): number | null {
  if (seal === null) return null;
  const shares = byAgency.flatMap((counts) => {
    const sum = (part: 'count' | 'outOf') =>
      counts.reduce((total, each) => total + round(each, part, seal), 0);
    const [count, outOf] = [sum('count'), sum('outOf')];
    if (outOf < MIN_ROWS) return [];
    // Rounding may make a part larger than its whole.
    const isShare = counts.every((each) => each.count <= each.outOf);
    return [isShare ? Math.min(count / outOf, 1) : count / outOf];
  });
  const median = findMedian(shares);
  return median === null ? null : Math.round(median / STEP) * STEP;
}

function round(sealed: SealedCount, part: 'count' | 'outOf', { salt, toKeys }: Seal): number {
  return perturb({ count: sealed[part], keys: toKeys(`${sealed.name} ${part}`) }, salt);
}
