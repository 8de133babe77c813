import type { Bounds } from '#domain/measures/bounds.js';

/** The range for the points of a process while nothing special happens to it. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** A process, as found from the points of one baseline, which were recorded in one way. */
export interface Process {
  /** The mean. */
  readonly centre: number;
  /** Mean minus and plus 2.66 mean moving ranges. Null if no two points are next to each other. */
  readonly natural: Limits | null;
}

/** Converts the mean moving range of single values to three standard deviations: 3 / 1.128. */
const MOVING_RANGES_TO_LIMIT = 2.66;

/**
 * The control limits of a control chart (XmR): its centre, and three sigma either way. A gap has no
 * point, and there is no moving range across it.
 *
 * @param values one for each consecutive quarter; null if a quarter has none
 * @returns null if there is no value at all
 */
export function findProcess(values: readonly (number | null)[]): Process | null {
  let [sum, count, rangeSum, rangeCount] = [0, 0, 0, 0];
  let before: number | null = null;
  for (const value of values) {
    if (value !== null) {
      sum += value;
      count += 1;
      if (before !== null) {
        rangeSum += Math.abs(value - before);
        rangeCount += 1;
      }
    }
    before = value;
  }
  return count === 0 ? null : toProcess(sum / count, { sum: rangeSum, count: rangeCount });
}

/** A process from the mean of its points, and the moving ranges between them. */
export function toProcess(
  centre: number,
  ranges: { readonly sum: number; readonly count: number },
): Process {
  if (ranges.count === 0) return { centre, natural: null };
  const distance = MOVING_RANGES_TO_LIMIT * (ranges.sum / ranges.count);
  return { centre, natural: { lower: centre - distance, upper: centre + distance } };
}

/** Limits as shown: never beyond the values that the measure can have. */
export function clampLimits({ lower, upper }: Limits, bounds: Bounds): Limits {
  return { lower: Math.max(lower, bounds.lower), upper: Math.min(upper, bounds.upper) };
}
