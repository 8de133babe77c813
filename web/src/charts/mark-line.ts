/**
 * What the text of a point could overlap, and where it may be, in CSS pixels from the top of a
 * chart.
 */
export interface MarkContext {
  /** The position of the point. */
  readonly y: number;
  /** Horizontal lines: limits, the middle and targets. */
  readonly lines: readonly number[];
  /** The line of the figures along the width of the text. */
  readonly path: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

/** The distances from the baseline of the text to its top and to its bottom. */
const [rise, fall] = [10, 4];
/** Baselines to try: beside the point, below it, above it, and further below and above. */
const ways = [4, 19, -11, 31, -23] as const;

/**
 * The baseline for text beside a point: the nearest one that no line crosses, else right beside the
 * point.
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
