import { formatQuarterLong, type Quarter } from '#domain/quarter.js';

/** How many rows a return has for a quarter, and the first of them. */
export interface QuarterRows {
  readonly quarter: Quarter;
  readonly rowCount: number;
  readonly firstRow: number;
}

const MAX_NAMED = 6;

/**
 * The quarter that more than half of a return’s dates fall in, which was probably meant, if it is
 * not the one named; otherwise null.
 */
export function findLikelyQuarter(
  said: Quarter | null,
  found: readonly QuarterRows[],
): Quarter | null {
  const all = found.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const most = found.find(({ rowCount }) => rowCount > all / 2);
  return said === null || most === undefined || most.quarter === said ? null : most.quarter;
}

/**
 * The quarter that a return is for: the one named, or else that of its dates; or a message if these
 * are in several quarters.
 *
 * @returns a null quarter if none was named and no date could be read: the findings about rows then
 * say what is wrong
 */
export function decideQuarter(
  said: Quarter | null,
  found: readonly QuarterRows[],
):
  | { readonly ok: true; readonly quarter: Quarter | null }
  | { readonly ok: false; readonly message: string } {
  // Rows outside the named quarter have failed one by one.
  if (said !== null) return { ok: true, quarter: said };
  const [only, ...others] = found;
  if (others.length === 0) return { ok: true, quarter: only?.quarter ?? null };

  const inOrder = [...found].sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
  const named = inOrder
    .slice(0, MAX_NAMED)
    .map(
      ({ quarter, rowCount, firstRow }) =>
        `${formatQuarterLong(quarter)} in ${rowCount} ${rowCount === 1 ? 'row' : 'rows'} (first in row ${firstRow})`,
    );
  const more = found.length > MAX_NAMED ? ` and ${found.length - MAX_NAMED} more quarters` : '';
  return {
    ok: false,
    message: `Its dates are in several quarters: ${named.join(', ')}${more}. A return covers one quarter: send a file for each, or correct the dates.`,
  };
}
