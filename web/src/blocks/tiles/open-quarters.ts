import { joinWords } from '#lib/format.js';
import { toQuarterParts } from '#lib/quarter.js';

interface Trend {
  readonly trend: readonly {
    readonly quarter: { readonly key: string; readonly status: string };
  }[];
}

/**
 * `Q3 so far`, or `Q2 and Q3, not closed`: the quarters that are hatched in the sparklines. Null if
 * there are none.
 */
export function nameOpenQuarters([first]: readonly Trend[]): string | null {
  const open = (first?.trend ?? [])
    .filter(({ quarter }) => quarter.status === 'OPEN')
    .map(({ quarter }) => quarter.key);
  if (open.length === 0) return null;
  return `${joinWords(open.map((key) => toQuarterParts(key)?.number ?? key))}${open.length === 1 ? ' so far' : ', not closed'}`;
}
