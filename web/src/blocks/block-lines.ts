/** Blocks that stand beside each other, or one that takes the whole width. */
export interface BlockLine<Each> {
  readonly isWide: boolean;
  readonly blocks: readonly Each[];
}

/** Blocks in their order: those that are small beside each other, each that is wide alone. */
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
 * Which blocks of a line have half of a sheet of paper: those that fit there, in pairs. One without
 * another beside it has all of it.
 *
 * @param doFit in the order of the blocks
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
 * Whether the first two blocks of a line of three stand one above the other, since the third is as
 * long as both.
 *
 * @param rows how many rows each draws, in the order of the blocks; null for what is no table
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
