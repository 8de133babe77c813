import { z } from 'zod';

import type { Reading } from '#domain/packs/since-last.js';
import type { BlockCell } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { toldStatus, variationWords } from '#domain/pages/cells/verdict-words.js';
import type { Status } from '#domain/scorecard/status.js';
import type { CachedPage } from '#features/pages/cached-page.type.js';

import { judgedKpi, toVerdict } from './judged-kpi.js';

type CachedBlock = CachedPage['blocks'][number];

/**
 * A block that a pack makes from readings, and what to say beside it, such as why there is none.
 */
export interface OwnBlock {
  readonly block: CachedBlock | null;
  readonly note: string | null;
}

/** What a table of readings says, as its block says it. */
interface ReadingTable extends Pick<CachedBlock, 'id' | 'about' | 'finding' | 'summary' | 'notes'> {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly reading: Reading; readonly cells: readonly BlockCell[] }[];
}

/**
 * A block of a pack's own: readings in words, of the quarter and the place of a page.
 *
 * @param page the Overview that the readings come from; null where it rates nothing
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

/** What stands in place of a status where pages leave it out. */
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

/**
 * What is read of the tiles of blocks, as pages keep them and as documents hold them. A block of
 * another kind has none.
 */
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
