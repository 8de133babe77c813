import type { BlockContent } from './block.type.js';
import { toStep } from './time-dimension.js';

/** Whether each row of a block is a measure, by its key: a table of nothing but time has no other parts. */
export function isOfMeasures({
  view,
  question: { by },
}: {
  readonly view: BlockContent['view'];
  readonly question: Pick<BlockContent['question'], 'by'>;
}): boolean {
  return view === 'COMPARE' || (view === 'TABLE' && by.every((dimension) => toStep(dimension) !== null));
}
