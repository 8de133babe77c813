import type { BlockRow } from '#blocks/block.type.js';

/** A row in words: its name and the text of its cells. */
export function describeRow({ label, cells }: Pick<BlockRow, 'label' | 'cells'>): string {
  return `${label}: ${cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(', ')}`;
}
