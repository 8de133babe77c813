import { type FigureQuestion, narrowExplained } from '#lib/figure-question.js';
import type { Scope } from '#lib/scope.js';
import { toPeriodFilter } from '#lib/scope-filter.js';

import type { BlockQuestion } from './figure-block.type.js';

interface Block {
  /** Whether the table of the block is the answer; false where it holds more. */
  readonly isFile?: boolean;
  /** What the block is about, where that is not the first measure of its question. */
  readonly measure?: string;
}

/** A question with what its block is about: one measure for the quarter or the range shown. */
export function toBlockQuestion(
  figures: FigureQuestion,
  { scope }: { readonly scope: Pick<Scope, 'quarter' | 'from'> },
  block: Block = {},
): BlockQuestion {
  const { isFile = true, measure = figures.measures[0] ?? '' } = block;
  return { figures, isFile, explains: narrowExplained({ measure, where: figures.where }, toPeriodFilter(scope)) };
}
