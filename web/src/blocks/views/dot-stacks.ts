interface Scale {
  readonly from: number;
  readonly to: number;
}

/** The number of places along a scale: dots in the same place are stacked. */
const places = 30;

export interface DotStack {
  /** The position of the stack, to which its values are rounded. */
  readonly value: number;
  readonly count: number;
}

/**
 * Values in the same place, as one stack. On a short scale, each whole number has a place of its
 * own.
 */
export function stackDots(values: readonly number[], { from, to }: Scale): readonly DotStack[] {
  const width = (to - from) / places;
  const isOfFew = width <= 1 && values.every((value) => Number.isInteger(value));
  const toPlace = (value: number) =>
    isOfFew || width === 0 ? value : Math.round(value / width) * width;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(toPlace(value), (counts.get(toPlace(value)) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => one.value - other.value);
}
