import type { FigureFlag } from './figure.js';
import type { Row } from './order.js';

interface Flagged {
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly other: Row | null;
}

/** Whether any figure of a table carries a flag. */
export function hasFlag({ rows, totals, other }: Flagged, flag: FigureFlag): boolean {
  return [...rows, totals, ...(other ? [other] : [])].some(({ figures }) =>
    [...figures.values()].some(({ flags }) => flags.includes(flag)),
  );
}
