import type { Problem } from '#domain/problem.js';

/** The width of a pinned block, in twelfths of the page. */
export const pinColumns = [3, 4, 6, 8, 12] as const;

/** The height of a pinned block. */
export const pinHeights = {
  TILE: 'The height of a tile.',
  HALF: 'Half height.',
  FULL: 'Full height.',
} as const;
export type PinHeight = keyof typeof pinHeights;

/** Whether a text is the code of a height. */
export function isPinHeight(text: string): text is PinHeight {
  return Object.hasOwn(pinHeights, text);
}

/** The maximum number of blocks on one page. */
export const MAX_PINS = 40;

/** A block as it is to be shown, in the order of the page. */
export interface Arranged {
  readonly id: string;
  readonly columns: number;
  readonly height: PinHeight;
}

/** What is wrong with the width of a block; null if nothing is. */
export function refuseColumns(columns: number): Problem | null {
  if (pinColumns.some((each) => each === columns)) return null;
  return {
    field: 'columns',
    message: `A block can be 3, 4, 6, 8 or 12 columns wide; this one was ${columns}.`,
  };
}

/**
 * What is wrong with an arrangement of blocks: their widths must be allowed, and it must hold each
 * existing block once, and no other. Null if nothing is wrong.
 */
export function refuseArrangement(
  wanted: readonly Arranged[],
  there: readonly string[],
): Problem | null {
  const wide = wanted
    .map(({ columns }) => refuseColumns(columns))
    .find((problem) => problem !== null);
  if (wide) return wide;
  const ids = wanted.map(({ id }) => id);
  const isSame =
    ids.length === there.length &&
    there.every((id) => ids.includes(id)) &&
    new Set(ids).size === ids.length;
  return isSame
    ? null
    : {
        field: 'pins',
        message:
          'The order must name each block on the page exactly once. Reload the page and arrange the blocks that are there now.',
      };
}
