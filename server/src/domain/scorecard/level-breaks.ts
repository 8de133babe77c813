import { poissonLimits } from '#domain/distributions.js';
import { isAbove } from '#domain/nearly.js';

import { toProcess } from './control-limits.js';

/** The level of some quarters, and the range that chance allows around it. */
export interface Baseline {
  /** Positions of the baseline's quarters, in order. */
  readonly indexes: readonly number[];
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** A change of level that lasts. */
export interface Break {
  /** Position of the first quarter at the new level. */
  readonly start: number;
  readonly side: 'HIGH' | 'LOW';
  /** The level before the break. */
  readonly baseline: Baseline;
  /**
   * Position of the first quarter that is back at the old level before eight have followed; null if
   * there is none.
   */
  readonly backSince: number | null;
  /**
   * The mean of the quarters from the start of the break until the level is back, the next break,
   * or the end.
   */
  readonly level: number;
}

export interface BreakOptions {
  /** Whether values are numbers of cases: a small one varies by chance as a Poisson count does. */
  readonly isCount: boolean;
}

/** The number of quarters in a baseline, and in a level with limits of its own. */
const MIN_BASELINE = 8;
/**
 * How many quarters in a row beyond one limit make a break if they reach the latest quarter or
 * have not ended yet, and how many make one in any case.
 */
const MIN_ROW = 2;
const MIN_ROW_THAT_ENDED = 4;
/** This many quarters in a row within the limits end a break. */
const ROW_BACK_INSIDE = 2;
/** Below this mean the limits of a count are never narrower than chance. */
const SMALL_COUNT = 20;
/** The probability within three standard deviations of a normal variable. */
const WITHIN_THREE = 0.9973;

/**
 * The breaks of a series that was recorded in one way, earliest first (FINDINGS 1). Each is found
 * using only the quarters before it: at least eight since the beginning, or since the previous
 * break. A level that went back within eight quarters was an excursion, and the usual range before
 * it continues after it.
 *
 * @param values one for each consecutive closed quarter; null for a quarter without a value, which
 * ends a sequence
 */
export function findBreaks(
  values: readonly (number | null)[],
  options: BreakOptions,
): readonly Break[] {
  const found: Omit<Break, 'level'>[] = [];
  let usual = new Usual();
  let index = 0;
  while (index < values.length) {
    const baseline = usual.indexes.length < MIN_BASELINE ? null : usual.toBaseline();
    // Chance only widens limits, and is expensive to work out: nothing within the narrower limits
    // is a break.
    const broken =
      baseline && isOutside(values[index], baseline)
        ? findBreakAt(values, index, widenByChance(baseline, options))
        : null;
    if (!broken) {
      const value = values[index];
      if (isKnown(value)) usual.add(index, value);
      index += 1;
      continue;
    }
    found.push({ ...broken, baseline: { ...broken.baseline, indexes: [...usual.indexes] } });
    if (broken.backSince === null) {
      // The first eight values since this break are the baseline for the next one.
      const since = indexesFrom(values, broken.start).slice(0, MIN_BASELINE);
      usual = new Usual();
      for (const each of since) usual.add(each, values[each] ?? 0);
      index = since.length < MIN_BASELINE ? values.length : (since.at(-1) ?? index) + 1;
    } else index = broken.backSince;
  }
  return found.map((each, place) => ({
    ...each,
    level: levelOf(values, each, found[place + 1] ?? null),
  }));
}

/** The baseline for finding a break, with its sums: these are updated quarter by quarter. */
class Usual {
  readonly indexes: number[] = [];
  private readonly values: number[] = [];
  private sum = 0;
  /** The moving ranges of quarters next to each other. */
  private rangeSum = 0;
  private rangeCount = 0;

  add(index: number, value: number): void {
    const before = this.values.at(-1);
    if (before !== undefined && this.indexes.at(-1) === index - 1) {
      this.rangeSum += Math.abs(value - before);
      this.rangeCount += 1;
    }
    this.indexes.push(index);
    this.values.push(value);
    this.sum += value;
  }

  /** The level, and the wider of two limits: by moving ranges, and by three standard deviations. */
  toBaseline(): Baseline {
    const mean = this.sum / this.values.length;
    const { natural } = toProcess(mean, { sum: this.rangeSum, count: this.rangeCount });
    let squares = 0;
    for (const value of this.values) squares += (value - mean) ** 2;
    const deviation = Math.sqrt(squares / (this.values.length - 1));
    const distance = Math.max((natural?.upper ?? mean) - mean, 3 * deviation);
    return { indexes: this.indexes, mean, lower: mean - distance, upper: mean + distance };
  }
}

/** The limits of a small number of cases are never narrower than chance. */
function widenByChance(baseline: Baseline, { isCount }: BreakOptions): Baseline {
  const { mean, lower, upper } = baseline;
  if (!isCount || mean >= SMALL_COUNT) return baseline;
  const byChance = poissonLimits(mean, WITHIN_THREE);
  return {
    ...baseline,
    lower: Math.min(lower, byChance.lower),
    upper: Math.max(upper, byChance.upper),
  };
}

function isOutside(value: number | null | undefined, { lower, upper }: Baseline): boolean {
  return isKnown(value) && (isAbove(value, upper) || isAbove(lower, value));
}

function findBreakAt(
  values: readonly (number | null)[],
  start: number,
  baseline: Baseline,
): Omit<Break, 'level'> | null {
  const sides = [
    { side: 'HIGH', isBeyond: (value: number) => isAbove(value, baseline.upper) },
    { side: 'LOW', isBeyond: (value: number) => isAbove(baseline.lower, value) },
  ] as const;
  for (const { side, isBeyond } of sides) {
    let length = 0;
    for (
      let value = values[start];
      isKnown(value) && isBeyond(value);
      value = values[start + length]
    )
      length += 1;
    if (length < MIN_ROW) continue;
    const backSince = findBackInside(values, start + length, (value) => !isBeyond(value));
    const doesHold = length >= MIN_ROW_THAT_ENDED || backSince === null;
    if (!doesHold) continue;
    const followed = backSince === null ? Infinity : backSince - start;
    return { start, side, baseline, backSince: followed < MIN_BASELINE ? backSince : null };
  }
  return null;
}

/** Position of the first two in a row that are within the limits again; null if there are none. */
function findBackInside(
  values: readonly (number | null)[],
  from: number,
  isInside: (value: number) => boolean,
): number | null {
  for (let index = from; index + ROW_BACK_INSIDE <= values.length; index += 1) {
    const row = values.slice(index, index + ROW_BACK_INSIDE);
    if (row.every((value) => isKnown(value) && isInside(value))) return index;
  }
  return null;
}

function levelOf(
  values: readonly (number | null)[],
  { start, backSince }: Omit<Break, 'level'>,
  next: Omit<Break, 'level'> | null,
): number {
  const until = backSince ?? next?.start ?? values.length;
  return meanOf(values.slice(start, until).filter(isKnown));
}

function indexesFrom(values: readonly (number | null)[], start: number): readonly number[] {
  return values.flatMap((value, index) => (index >= start && isKnown(value) ? [index] : []));
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
