import type { AnswerColumn, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { mayWithhold } from '#features/explore/answer/trust.js';
import { toFieldName } from '#features/explore/to-field-name.js';

import { isTime } from './time-axis.js';

/**
 * Why the groups of an answer are not parts of their row, in a sentence; null if they are.
 *
 * @param column the column that is drawn
 */
export function whyNoShares(
  shape: AnswerShape,
  column: Pick<AnswerColumn, 'kind' | 'unit'> | undefined,
): string | null {
  if (column?.kind !== 'FIGURE' || column.unit !== 'COUNT')
    return 'Only counts are parts of a row.';
  if (shape.completeness !== 'COMPLETE') return 'Needs all groups: the answer is incomplete.';
  if (mayWithhold(shape))
    return 'Figures that are rounded or hidden to protect people cannot be added together.';
  const where = JSON.stringify(shape.args.where ?? null);
  if (shape.by.some((dimension) => where.includes(`"${toFieldName(dimension)}"`)))
    return 'Needs whole rows: a filter leaves out some of these groups.';
  // Time runs across, so the figures of a row would be added up over its quarters.
  const isOverTime = shape.by.some((dimension) => isTime({ dimension }));
  if (isOverTime && shape.args.window === 'ROLLING_FOUR_QUARTERS')
    return 'A quarter is in several of the windows, so they cannot be added together.';
  if (isOverTime && shape.notes.some((note) => note.includes('Quarters cannot be added together')))
    return 'It shows the position at the end of each quarter, and quarters cannot be added together.';
  return shape.notes.some((note) => note.includes('must not be added up'))
    ? 'A record may be in several groups, so they cannot be added together.'
    : null;
}
