import type { BlockContent, BlockContext } from '#blocks/block.type.js';

import { type BlockRevision, toTold } from './block-revisions.js';
import { RevisedBelow } from './RevisedBelow.js';
import { RevisedFigure } from './RevisedFigure.js';

/** The notes on revised figures of a block in a signed pack; nothing if there are none. */
export function toRevised(
  revisions: readonly BlockRevision[],
  block: BlockContent,
): Pick<BlockContext, 'revised'> {
  if (revisions.length === 0) return {};
  const told = toTold(revisions, block);
  return {
    revised: {
      beside: ({ row, column }) => {
        const found = revisions.find(({ cell }) => cell?.row === row && cell.column === column);
        return found === undefined ? null : <RevisedFigure now={found.now} />;
      },
      below: () => <RevisedBelow revisions={told} />,
    },
  };
}
