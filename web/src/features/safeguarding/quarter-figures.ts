import type { OwnedFigure } from '#lib/protected.js';

import type { QuarterFigure } from './quarter-words.js';

interface QuarterRow {
  readonly key: { readonly quarter: { readonly key: string; readonly label: string; readonly status: string } | null };
  readonly referrals: OwnedFigure | null;
}

/** Rows by quarter as plain figures, in the server's order. A row without a quarter or a figure is left out. */
export function toQuarterFigures(rows: readonly QuarterRow[]): readonly QuarterFigure[] {
  return rows.flatMap(({ key: { quarter }, referrals }) =>
    quarter === null || referrals === null
      ? []
      : [{ key: quarter.key, label: quarter.label, isOpen: quarter.status === 'OPEN', figure: referrals }],
  );
}
