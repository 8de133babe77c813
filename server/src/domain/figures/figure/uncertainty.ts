/** Where the truth of a rounded figure lies nine times in ten, both ends among it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * How far the truth of one published cell lies from what is shown of it, nine times in ten: its
 * deviations are whole numbers.
 */
const WITHIN_ONE_CELL = 4;

/**
 * The variance of what perturbation adds to a cell, and how many standard deviations hold nine of
 * ten sums.
 */
const VARIANCE = 7;
const NINE_IN_TEN = 1.645;

/**
 * How far the truth of a sum of so many published cells lies from what is shown of it, nine times
 * in ten. None are exact.
 */
export function halfWidthOf(cells: number): number {
  if (cells === 0) return 0;
  return cells === 1 ? WITHIN_ONE_CELL : NINE_IN_TEN * Math.sqrt(VARIANCE * cells);
}

/**
 * A count as it is shown: what of it is exact, and how many published cells the rest is added up
 * from.
 */
export interface ShownCount {
  readonly shown: number;
  /** One's own and what is open to everybody: no truth lies below it. */
  readonly exact: number;
  readonly cells: number;
}

/** Where the truth of a count lies: whole people, never fewer than are known. */
export function rangeOfCount({ shown, exact, cells }: ShownCount): Range {
  const within = Math.floor(halfWidthOf(cells));
  return { from: Math.max(exact, shown - within), to: shown + within };
}

/**
 * Where the truth of a share lies, 0 to 1, from its numerator and the rest jointly: from the fewest
 * in the numerator with the most beside them to the most with the fewest. Where there may be nobody
 * at all it is any share.
 */
export function rangeOfShare(numerator: ShownCount, denominator: ShownCount): Range {
  const [part, whole] = [rangeOfCount(numerator), rangeOfCount(denominator)];
  if (whole.from <= 0) return { from: 0, to: 1 };
  return { from: Math.max(0, part.from) / whole.to, to: Math.min(1, part.to / whole.from) };
}

/** Half of how wide a range is; 0 of what is exact. */
export function halfOf(range: Range | null): number {
  return range === null ? 0 : (range.to - range.from) / 2;
}
