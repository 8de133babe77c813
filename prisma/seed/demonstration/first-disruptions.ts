import type { DisruptionRow } from './disruption-row.js';

/**
 * The return of disruptions that a council sent before it checked its figures for that quarter,
 * long after the quarter had closed: two had been graded higher, one of them also with one person
 * too many, and the last one was missing.
 */
export function toFirstDisruptions(rows: readonly DisruptionRow[]): readonly DisruptionRow[] {
  const [first, second] = rows.filter(
    ({ status, confirmed_impact: impact }) => status === 'CONFIRMED' && impact === 'MINOR',
  );
  return rows.slice(0, -1).map((row): DisruptionRow => {
    if (row !== first && row !== second) return row;
    return {
      ...row,
      claimed_impact: 'MODERATE',
      confirmed_impact: 'MODERATE',
      ...(row === first && { adults_safeguarded: '1' }),
    };
  });
}
