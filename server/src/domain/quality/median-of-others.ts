import { perturb } from '#domain/disclosure/perturbation.js';

import type { Count, Counted } from './quality-measure.js';

/** The fewest agencies for a median: with fewer it would reveal one agency's number. */
export const MIN_OTHERS = 5;

/** A share of fewer cases is hidden wherever figures are protected (DISCLOSURE). */
const MIN_ROWS = 20;

/** A median of protected shares is rounded to this many hundredths. */
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

/** One count of an agency, with what its random rounding depends on. */
export interface SealedCount extends Count {
  /** Depends on the agency, the quarter and the measure: the same for the same question. */
  readonly name: string;
}

/**
 * The median of protected counts. Both parts of each are rounded at random to a multiple of five
 * like any figure, depending on what is counted and not on the viewer; agencies with fewer than
 * twenty rows after that are left out; and the median itself is rounded to steps of five in a
 * hundred, so that one return hardly ever moves it.
 *
 * @param byAgency the counts of each other agency, one for each quarter
 * @param salt of random rounding, or null if the installation has none: then nothing is shown
 */
export function medianOfSealed(
  byAgency: readonly (readonly SealedCount[])[],
  salt: number | null,
): number | null {
  if (salt === null) return null;
  const shares = byAgency.flatMap((counts) => {
    const sum = (part: 'count' | 'outOf') =>
      counts.reduce((total, each) => total + seal(each, part, salt), 0);
    const [count, outOf] = [sum('count'), sum('outOf')];
    if (outOf < MIN_ROWS) return [];
    // Rounding may make a part larger than its whole.
    const isShare = counts.every((each) => each.count <= each.outOf);
    return [isShare ? Math.min(count / outOf, 1) : count / outOf];
  });
  const median = findMedian(shares);
  return median === null ? null : Math.round(median / STEP) * STEP;
}

function seal(sealed: SealedCount, part: 'count' | 'outOf', salt: number): number {
  return perturb({ count: sealed[part], keys: toKey(`${sealed.name} ${part}`) }, salt);
}

/** FNV-1a over the UTF-16 code units of a name: 32 bits. */
function toKey(name: string): number {
  let key = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1)
    key = Math.imul(key ^ name.charCodeAt(index), 0x01000193);
  return key >>> 0;
}
