import type { Reading } from '#domain/packs/since-last.js';
import type { BlockCell } from '#domain/pages/block.js';
import { emptyCell } from '#domain/pages/cell.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import { isRealChange } from '#domain/scorecard/variation.js';
import type { KeptPage } from '#features/pages/kept-page.type.js';

import { type OwnBlock, readingsOf, toFigureCell, toReadingBlock, toStatusCell, toVariationCell } from './reading-block.js';

/**
 * Which figures of the scorecard are told to have really changed in a quarter, those that got worse first.
 *
 * @param overview the Overview as an edition is told it
 */
export function findRealChanges(overview: KeptPage, quarter: Quarter): OwnBlock {
  const readings = readingsOf(overview.blocks);
  const changed = readings.filter(({ verdict: { variation } }) => variation !== null && isRealChange(variation)).toSorted(worstFirst);
  const block =
    changed.length === 0
      ? null
      : toReadingBlock(overview, {
          id: 'real-changes',
          about: 'Figures of the scorecard outside their usual ups and downs',
          finding: { kind: 'REAL_CHANGE', text: `${changed.length} of ${readings.length} figures really changed` },
          summary: `${changed.map(({ name, figure, says }) => `${name}: ${figure.text}. ${says}`).join('. ')}.`,
          notes: [],
          columns: [formatQuarter(quarter), 'Target', 'Change', 'What is seen'],
          rows: changed.map((reading) => ({
            reading,
            cells: [toFigureCell(reading), toStatusCell(reading), toVariationCell(reading), toWords(reading)],
          })),
        });
  return block === null ? { block, note: 'No figure of the scorecard really changed.' } : { block, note: null };
}

const worstFirst = (one: Reading, other: Reading) => rank(one) - rank(other);

function rank({ verdict: { variation } }: Reading): number {
  if (variation === 'WORSENING') return 0;
  return variation === 'IMPROVING' ? 2 : 1;
}

function toWords({ says }: Reading): BlockCell {
  return { ...emptyCell, text: says };
}
