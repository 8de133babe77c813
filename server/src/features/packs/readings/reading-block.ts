import { z } from 'zod';

import type { Reading } from '#domain/packs/readings/since-last.js';
import type { BlockCell } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { toldStatus, variationWords } from '#domain/pages/cells/verdict-words.js';
import type { Status } from '#domain/scorecard/status.js';
import type { CachedPage } from '#features/pages/cached-page.type.js';

import { judgedKpi, toVerdict } from './judged-kpi.js';

type CachedBlock = CachedPage['blocks'][number];

/** A block made from readings, and notes on it, such as why it is missing. */
export interface OwnBlock {
  readonly block: CachedBlock | null;
  readonly note: string | null;
}

/** The text cells of a table of readings. */
interface ReadingTable extends Pick<CachedBlock, 'id' | 'about' | 'finding' | 'summary' | 'notes'> {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly reading: Reading; readonly cells: readonly BlockCell[] }[];
}

/**
 * A pack’s own block: readings in words, for the quarter and place of a page; null if the first
 * block of the page has no tiles.
 *
 * @param page the Overview that the readings come from
 */
export function toReadingBlock(
  page: CachedPage,
  { columns, rows, ...told }: ReadingTable,
): CachedBlock | null {
  const [like] = page.blocks;
  const measure = like?.tiles[0]?.kpi.measure;
  if (!like || !measure) return null;
  return {
    ...like,
    ...{
      view: 'WORDS',
      kpi: null,
      tiles: [],
      judged: [],
      compared: null,
      contributions: [],
      choices: [],
    },
    ...{ funnel: null, outlined: [], byQuarter: null, because: null },
    ...told,
    table: {
      rowHeading: 'Measure',
      columns: columns.map((heading) => ({
        measure,
        heading,
        drawing: 'NONE',
        scale: null,
        wanted: [],
      })),
      rows: rows.map(({ reading: { key, name }, cells }) => ({
        ...{ key, kind: 'PART', label: name, group: null, isMarked: false },
        cells: [...cells],
      })),
    },
  };
}

export function toFigureCell({ figure }: Reading): BlockCell {
  return { ...emptyCell, ...figure };
}

export function toStatusCell({ verdict }: Reading): BlockCell {
  const status = verdict.status ?? 'NO_TARGET';
  return { ...emptyCell, status, text: unjudged[status] ?? toldStatus[status] };
}

/** The words for statuses that pages leave out. */
const unjudged: Readonly<Partial<Record<Status, string>>> = {
  NO_TARGET: 'No target',
  NO_DATA: 'No data',
};

export function toVariationCell({ verdict: { variation } }: Reading): BlockCell {
  if (variation === null) return { ...emptyCell, text: 'Not known' };
  return { ...emptyCell, variation, text: variationWords[variation] };
}

const tile = z.object({
  kpi: judgedKpi,
  finding: z.object({ kind: z.string(), text: z.string() }).nullish(),
});
const scored = z.object({ tiles: z.array(tile) });

/** Reads the tiles in blocks, as on pages and in documents. Other blocks have no tiles. */
export function readingsOf(blocks: readonly unknown[]): readonly Reading[] {
  return blocks.flatMap((block) => {
    const found = scored.safeParse(block);
    if (!found.success) return [];
    return found.data.tiles.map(({ kpi, finding }) => ({
      ...{
        key: `${kpi.measure.key} ${kpi.objective ?? ''}`,
        name: kpi.name,
        verdict: toVerdict(kpi),
      },
      figure: { text: kpi.figure.displayText, value: kpi.figure.value },
      finding: finding ?? null,
    }));
  });
}
