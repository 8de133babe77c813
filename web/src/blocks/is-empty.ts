import type { BlockContent } from './block.type.js';

/** Views of text, which have something to show even without figures. */
const ofWords: ReadonlySet<BlockContent['view']> = new Set(['FACTS', 'ANSWERS', 'LIST', 'WORDS']);

/** Whether a block has nothing to draw. */
export function isEmpty({ view, table: { rows } }: Pick<BlockContent, 'view' | 'table'>): boolean {
  if (ofWords.has(view)) return false;
  return rows.every(({ cells }) =>
    cells.every(({ value, series }) => value === null && series.every((each) => each === null)),
  );
}
