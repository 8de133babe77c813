import type { BlockColumn } from '#blocks/block.type.js';

/** Space at either end of a plot for half a mark, in per cent of its width. */
const room = 4;

/** The position of a value along the scale of its column, in per cent of the width of its plot. */
export function toShare(
  value: number,
  { from, to }: Pick<NonNullable<BlockColumn['scale']>, 'from' | 'to'>,
): number {
  return room + ((value - from) / (to - from)) * (100 - 2 * room);
}
