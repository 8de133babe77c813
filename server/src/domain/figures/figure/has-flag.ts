import type { Figure, FigureFlag } from './figure.js';
import type { Row } from './row.js';

interface Listed {
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly other: Row | null;
}

/** Whether any figure of a table has a flag. */
export function hasFlag(table: Listed, flag: FigureFlag): boolean {
  return hasFigure(table, ({ flags }) => flags.includes(flag));
}

/** Whether any figure of a table meets a condition. */
export function hasFigure(
  { rows, totals, other }: Listed,
  isSuch: (figure: Figure) => boolean,
): boolean {
  return [...rows, totals, ...(other ? [other] : [])].some(({ figures }) =>
    [...figures.values()].some(isSuch),
  );
}
