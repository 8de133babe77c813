import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { mayWithhold } from '#features/explore/answer/trust.js';
import { toFieldName } from '#features/explore/to-field-name.js';
import type { Unit } from '#lib/unit.js';

/** Why the groups of an answer are not parts of their row, in a sentence; null if they are. */
export function whyNoShares(shape: AnswerShape, unit: Unit | null): string | null {
  if (unit !== 'COUNT') return 'Only counts are parts of a row.';
  if (shape.completeness !== 'COMPLETE') return 'Needs all groups: the answer is cut short.';
  if (mayWithhold(shape))
    return 'Figures that are rounded or hidden to protect people do not add up.';
  const where = JSON.stringify(shape.args.where ?? null);
  if (shape.by.some((dimension) => where.includes(`"${toFieldName(dimension)}"`)))
    return 'Needs whole rows: a filter leaves out some of these groups.';
  return shape.notes.some((note) => note.includes('must not be added up'))
    ? 'A record may stand in several groups, so they do not add up.'
    : null;
}
