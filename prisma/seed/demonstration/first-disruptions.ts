import type { DisruptionRow } from './disruption-row.js';

/**
 * A council's first return of disruptions, which it corrected long after the quarter had closed.
 * Two disruptions have too high a grade, one of these also has one person too many, and the last
 * disruption is missing.
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
