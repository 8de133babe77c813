/**
 * The range that holds the true value of a rounded figure nine times in ten, both ends included.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * How far the true count of one published cell may be from the one shown, nine times in ten: its
 * deviations are whole numbers.
 */
const WITHIN_ONE_CELL = 4;

/**
 * The variance that perturbation adds to a cell, and how many standard deviations cover nine sums
 * in ten.
 */
const VARIANCE = 7;
const NINE_IN_TEN = 1.645;

/**
 * How far the true sum of this many published cells may be from the one shown, nine times in ten. A
 * sum of none is exact.
 */
export function halfWidthOf(cells: number): number {
  if (cells === 0) return 0;
  return cells === 1 ? WITHIN_ONE_CELL : NINE_IN_TEN * Math.sqrt(VARIANCE * cells);
}

/**
 * A count as shown: its exact part, and the number of published cells that the rest is added up
 * from.
 */
export interface ShownCount {
  readonly shown: number;
  /** The viewer's own part and what is open to everybody: the true count is never less. */
  readonly exact: number;
  readonly cells: number;
}

/** The range of a count: whole people, never fewer than are known. */
export function rangeOfCount({ shown, exact, cells }: ShownCount): Range {
  const within = Math.floor(halfWidthOf(cells));
  return { from: Math.max(exact, shown - within), to: shown + within };
}

/**
 * The range of a share, 0 to 1, from its numerator and the rest jointly: from the smallest
 * numerator with the largest rest to the largest numerator with the smallest rest. If there may be
 * nobody at all, the range is 0 to 1.
 */
export function rangeOfShare(numerator: ShownCount, denominator: ShownCount): Range {
  const [part, whole] = [rangeOfCount(numerator), rangeOfCount(denominator)];
  if (whole.from <= 0) return { from: 0, to: 1 };
  return { from: Math.max(0, part.from) / whole.to, to: Math.min(1, part.to / whole.from) };
}

/** Half the width of a range; 0 if exact. */
export function halfOf(range: Range | null): number {
  return range === null ? 0 : (range.to - range.from) / 2;
}
