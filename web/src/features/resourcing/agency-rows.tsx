import type { RowKey } from '#lib/figure-question.js';
import type { FigureCell, FigureTableRow } from '#ui/figure-block/figure-block.type.js';

import { AgencyLink } from './AgencyLink.js';
import type { BlockContext } from './resourcing.type.js';

/** Rows of a table of agencies: each leads to the page narrowed to it. */
export function toAgencyRows<Agency extends { readonly code: string; readonly name: string }>(
  agencies: readonly Agency[],
  toCells: (agency: Agency, key: RowKey) => readonly FigureCell[],
  context: BlockContext,
): readonly FigureTableRow[] {
  return agencies.map((agency) => ({
    key: agency.code,
    name: agency.name,
    shown: <AgencyLink code={agency.code} name={agency.name} context={context} />,
    cells: toCells(agency, { agency: agency.code }),
  }));
}

/** The row of them all, after the others. */
export function toTotalRow(cells: readonly FigureCell[]): FigureTableRow {
  return { key: 'total', name: 'All agencies', cells, isTotal: true };
}
