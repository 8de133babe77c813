/**
 * What words beside a point could lie upon, and where they may stand, in CSS pixels from the top of
 * a chart.
 */
export interface MarkContext {
  /** Of the point. */
  readonly y: number;
  /** Of what runs level past the words: limits, the middle, targets. */
  readonly lines: readonly number[];
  /** Of the line of the figures from one end of the words to the other. */
  readonly path: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

/** From the base line of words up to their tops, and down to their feet. */
const [rise, fall] = [10, 4];
/** Beside the point, below it, above it, and once more. */
const ways = [4, 19, -11, 31, -23] as const;

/**
 * The base line of words beside a point, as near to it as no line runs through them; beside it
 * where one does everywhere.
 */
export function placeMark({ y, lines, path, top, bottom }: MarkContext): number {
  const lowest = bottom - 6;
  const isFree = (base: number) => {
    const [above, below] = [base - rise, base + fall];
    const isCrossed = path.some((at, index) => {
      const former = path[index - 1] ?? at;
      return Math.max(at, former) > above && Math.min(at, former) < below;
    });
    return (
      above >= top &&
      base <= lowest &&
      !isCrossed &&
      lines.every((line) => line <= above || line >= below)
    );
  };
  return ways.map((way) => y + way).find(isFree) ?? Math.min(y + 4, lowest);
}
