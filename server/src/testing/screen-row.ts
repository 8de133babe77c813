import type { ReturnDeclaration } from '#domain/returns/declaration.js';
import {
  type ScreenedRow,
  type ScreeningContext,
  startScreening,
} from '#domain/returns/screening.js';

import { somePlaces } from './some-places.js';

export type Cells = Readonly<Record<string, string>>;

/**
 * Screens one row of a dataset, row 7 of its file, sent by Thames Valley Police on 24 November 2026
 * by default.
 */
export function screenRow(
  declaration: ReturnDeclaration,
  cells: Cells,
  ground: Partial<ScreeningContext> & { readonly from?: string } = {},
): ScreenedRow {
  const sender = somePlaces.findAgency(ground.from ?? 'TVP');
  if (!sender) throw new Error('No such sender');
  const screening = startScreening(
    {
      declaration,
      places: somePlaces,
      sender,
      quarter: null,
      today: '2026-11-24',
      bankHolidays: new Set(),
      ...ground,
    },
    Object.keys(cells),
  );
  if (!screening.ok) throw new Error(screening.message);
  return screening.screenRow(7, Object.values(cells));
}
