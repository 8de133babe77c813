import { MAX_CUTS } from '#domain/disclosure/cuts.js';
import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { nameCut } from '#domain/figures/words/cut-name.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Question } from '#domain/question/question.js';

/** How a table protects a measure from the viewer. */
export interface Protection {
  readonly measure: MeasureKey;
  /** The cuts of the rows, in words. */
  readonly cuts: readonly string[];
  /** How many cuts these count as: an agency may count as two. */
  readonly cutCount: number;
  readonly maxCuts: number;
  /**
   * False if the question cuts too often, or too finely, so that only the viewer's own part is
   * shown.
   */
  readonly areOthersShown: boolean;
}

/**
 * How the measures of a question are protected, decided only by the question; unprotected measures
 * are left out.
 */
export function findProtections(
  { measures }: Pick<Question, 'measures'>,
  disclosed: Pick<DisclosedTable, 'findCuts' | 'findRefusal'>,
): readonly Protection[] {
  return measures.flatMap((key) => {
    const found = disclosed.findCuts(measureOf(key));
    if (found === null) return [];
    const { cuts, cutCount } = found;
    const areOthersShown = disclosed.findRefusal(measureOf(key)) === null;
    return [{ measure: key, cuts: cuts.map(nameCut), cutCount, maxCuts: MAX_CUTS, areOthersShown }];
  });
}
