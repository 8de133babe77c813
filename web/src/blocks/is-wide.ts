import type { BlockContent } from './block.type.js';

/** A table of more rows than this takes the whole width. */
const maxRowsBeside = 12;

/** Whether a block takes the whole width: a table of many rows, or a change, which has more columns than fit beside others. */
export function isWide({ view, table }: Pick<BlockContent, 'view' | 'table'>): boolean {
  return view === 'CHANGE' || (view === 'TABLE' && table.rows.length > maxRowsBeside);
}
