import type { BlockContent } from './block.type.js';
import { toStep } from './time-dimension.js';

/**
 * Whether each row of a block is a measure and has the measure's key, as in a comparison, or in a
 * table or waterfall that is grouped only by time. The movement of a stock is such a waterfall,
 * grouped by the quarters at its two ends.
 */
export function isOfMeasures({
  view,
  question: { by },
}: {
  readonly view: BlockContent['view'];
  readonly question: Pick<BlockContent['question'], 'by'>;
}): boolean {
  return (
    view === 'COMPARE' ||
    ((view === 'TABLE' || view === 'WATERFALL') &&
      by.every((dimension) => toStep(dimension) !== null))
  );
}
