import type { AnswerCell } from '#features/explore/answer/shape/shape.type.js';

import type { ChartOfHeat } from './chart-content.js';

/** With fewer cases than this, a percentage would mislead, so the cases are given instead. */
const MIN_FOR_PERCENT = 20;

/**
 * A table of counts as the shares of its rows, in per cent, with the counts beside them. A row of
 * fewer than 20 cases has the cases in place of shares, `5 of 16`; a row with a missing count keeps
 * its counts.
 */
export function toSharesOfRows(heat: ChartOfHeat): ChartOfHeat {
  const lines = heat.lines.map((line) => {
    const values = line.cells.flatMap((cell) => (cell === null ? [] : [cell.value]));
    const known = values.filter((value) => value !== null);
    const total = known.reduce((sum, value) => sum + value, 0);
    if (known.length < values.length || total === 0)
      return { ...line, cells: line.cells.map((cell) => cell && { ...cell, value: null }) };
    const toShare = (cell: AnswerCell): AnswerCell => {
      const share = ((cell.value ?? 0) / total) * 100;
      const text =
        total < MIN_FOR_PERCENT
          ? `${cell.text} of ${total}`
          : `${share.toFixed(0)}% (${cell.text})`;
      return { ...cell, value: share, text };
    };
    return { ...line, cells: line.cells.map((cell) => cell && toShare(cell)) };
  });
  return { ...heat, lines, largest: 100 };
}
