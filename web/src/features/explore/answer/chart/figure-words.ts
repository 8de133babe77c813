import type { AnswerCell, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { mayWithhold, splitFlags } from '#features/explore/answer/trust.js';
import { describeFlag, formatFlags } from '#lib/figure.js';
import { capitalise } from '#lib/format.js';

import type { ChartOverTime, ChartSeries } from './chart-content.js';

/**
 * An answer whose figures include their flags in their text, as its table shows them: `35% [u]`.
 */
export function withFlags(shape: AnswerShape): AnswerShape {
  const { shared } = splitFlags(shape);
  const isFigure = shape.columns.map(({ kind }) => kind === 'FIGURE');
  const toText = ({ text, value, flags }: AnswerCell) =>
    value === null
      ? text
      : [text, formatFlags(flags.filter((flag) => !shared.includes(flag)))]
          .filter(Boolean)
          .join(' ');
  return {
    ...shape,
    rows: shape.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) =>
        isFigure[index] === true ? { ...cell, text: toText(cell) } : cell,
      ),
    })),
  };
}

/** Why a whole series has no figure, as a heading above its name: `Hidden to protect people`. */
export function describeAbsence({ cells }: ChartSeries): string {
  const flags = cells.flatMap((cell) => cell?.flags ?? []);
  const why = (['CONFIDENTIAL', 'NOT_AVAILABLE', 'NOT_APPLICABLE'] as const).find((flag) =>
    flags.includes(flag),
  );
  return why === undefined ? 'No figure' : capitalise(describeFlag(why));
}

/**
 * The text of one point of a chart over time: its figure, or why there is none, such as `[c] hidden
 * to protect people` or `none recorded`.
 */
export function describePoint(
  { series }: Pick<ChartOverTime, 'series'>,
  { cells }: ChartSeries,
  { index, shape }: { readonly index: number; readonly shape: AnswerShape },
): string {
  const cell = cells[index] ?? null;
  if (cell !== null) {
    if (cell.value !== null) return cell.text;
    const why = cell.flags.find((flag) => formatFlags([flag]) === cell.text);
    return why === undefined ? cell.text || 'no figure' : `${cell.text} ${describeFlag(why)}`;
  }
  const beside = series.flatMap((each) => each.cells[index] ?? []);
  if (shape.completeness !== 'COMPLETE') return 'not listed';
  if (beside.length > 0 && beside.every(isNotAvailable)) return '[x] not available';
  if (mayWithhold(shape)) return 'none, or withheld to protect people';
  return beside.length === 0 ? 'none recorded, or no return received' : 'none recorded';
}

const isNotAvailable = ({ value, flags }: AnswerCell) =>
  value === null && flags.includes('NOT_AVAILABLE');
