import type { BlockRow } from '#blocks/block.type.js';

/** A row in words: its name and what its cells say. */
export function describeRow({ label, cells }: Pick<BlockRow, 'label' | 'cells'>): string {
  return `${label}: ${cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(', ')}`;
}
