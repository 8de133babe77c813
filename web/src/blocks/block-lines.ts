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
