/** Blocks that stand beside each other, or one that takes the whole width. */
export interface BlockLine<Each> {
  readonly isWide: boolean;
  readonly blocks: readonly Each[];
}

/** Blocks in their order: those that are small beside each other, each that is wide alone. */
export function toLines<Each>(blocks: readonly Each[], isWide: (block: Each) => boolean): readonly BlockLine<Each>[] {
  const lines: { isWide: boolean; blocks: Each[] }[] = [];
  for (const block of blocks) {
    const last = lines.at(-1);
    const isAlone = isWide(block);
    if (last === undefined || isAlone || last.isWide) lines.push({ isWide: isAlone, blocks: [block] });
    else last.blocks.push(block);
  }
  return lines;
}

/**
 * Which blocks of a line have half of a sheet of paper: charts that stand in pairs. One without another beside it, and whatever else is no
 * chart, has all of it.
 *
 * @param areCharts in the order of the blocks
 */
export function pairOnPaper(areCharts: readonly boolean[]): readonly boolean[] {
  const isPaired = areCharts.map(() => false);
  for (let index = 1; index < areCharts.length; index += 1) {
    const isPair = areCharts[index] === true && areCharts[index - 1] === true && isPaired[index - 1] !== true;
    if (isPair) isPaired.fill(true, index - 1, index + 1);
  }
  return isPaired;
}
