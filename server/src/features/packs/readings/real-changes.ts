import { findRealChanges } from '#domain/packs/readings/real-changes.js';
import type { Reading } from '#domain/packs/readings/since-last.js';
import type { BlockCell } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import type { CachedPage } from '#features/pages/cached-page.type.js';

import {
  type OwnBlock,
  readingsOf,
  toFigureCell,
  toReadingBlock,
  toStatusCell,
  toVariationCell,
} from './reading-block.js';

/**
 * The measures on the scorecard with a real change in a quarter.
 *
 * @param overview the Overview as the edition sees it
 */
export function toRealChanges(overview: CachedPage, quarter: Quarter): OwnBlock {
  const { changed, known, note } = findRealChanges(readingsOf(overview.blocks));
  if (changed.length === 0) return { block: null, note };
  const [shows, measures] = [
    changed.length === 1 ? 'shows' : 'show',
    known === 1 ? 'measure' : 'measures',
  ];
  const block = toReadingBlock(overview, {
    id: 'real-changes',
    about: 'Scorecard measures outside their usual ups and downs',
    finding: {
      kind: 'REAL_CHANGE',
      text: `${changed.length} of ${known} ${measures} ${shows} a real change`,
    },
    summary: `${changed.map(({ name, figure, finding }) => `${name}: ${figure.text}. ${finding?.text ?? ''}`).join('. ')}.`,
    notes: note === null ? [] : [{ code: 'READING', text: note, refersTo: [] }],
    columns: [formatQuarter(quarter), 'Target', 'Change', 'Finding'],
    rows: changed.map((reading) => ({
      reading,
      cells: [
        toFigureCell(reading),
        toStatusCell(reading),
        toVariationCell(reading),
        toFindingCell(reading),
      ],
    })),
  });
  return { block, note: block === null ? note : null };
}

function toFindingCell({ finding }: Reading): BlockCell {
  return { ...emptyCell, text: finding?.text ?? '' };
}
