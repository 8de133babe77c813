/** Blocks side by side, or one that takes the whole width. */
export interface BlockLine<Each> {
  readonly isWide: boolean;
  readonly blocks: readonly Each[];
}

/** Blocks in order: small ones side by side, each wide one on its own. */
export function toLines<Each>(
  blocks: readonly Each[],
  isWide: (block: Each) => boolean,
): readonly BlockLine<Each>[] {
  const lines: { isWide: boolean; blocks: Each[] }[] = [];
  for (const block of blocks) {
    const last = lines.at(-1);
    const isAlone = isWide(block);
    if (last === undefined || isAlone || last.isWide)
      lines.push({ isWide: isAlone, blocks: [block] });
    else last.blocks.push(block);
  }
  return lines;
}

/**
 * Whether each block of a line gets half a sheet of paper, as pairs of blocks that fit do. A block
 * without a neighbour gets the full width.
 *
 * @param doFit whether each block fits half a sheet, in the order of the blocks
 */
export function pairOnPaper(doFit: readonly boolean[]): readonly boolean[] {
  const isPaired = doFit.map(() => false);
  for (let index = 1; index < doFit.length; index += 1) {
    const isPair =
      doFit[index] === true && doFit[index - 1] === true && isPaired[index - 1] !== true;
    if (isPair) isPaired.fill(true, index - 1, index + 1);
  }
  return isPaired;
}

/**
 * Whether the first two blocks of a line of three are stacked, because the third is as long as
 * both.
 *
 * @param rows how many rows each block draws, in their order; null for anything but a table
 */
export function areStacked(rows: readonly (number | null)[]): boolean {
  const [first = null, second = null, third = null] = rows;
  return (
    rows.length === 3 &&
    first !== null &&
    second !== null &&
    third !== null &&
    first + second <= third
  );
}
