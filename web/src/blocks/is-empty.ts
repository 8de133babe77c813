import type { BlockTable } from './block.type.js';

/** Whether a block has nothing that could be drawn. */
export function isEmpty({ rows }: Pick<BlockTable, 'rows'>): boolean {
  return rows.every(({ cells }) => cells.every(({ value, series }) => value === null && series.every((each) => each === null)));
}
