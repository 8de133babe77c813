import { explainBlock, toFigureQuestion } from '#blocks/block-question.js';
import { formatMarking } from '#lib/format.js';
import { formatRange } from '#lib/quarter.js';
import type { FigureToExport } from '#ui/figure-block/use-figure-actions.js';

import type { Tile, TilesBlock } from './tile-fragment.js';

/** The name of a tile in links and files: its objective, otherwise its measure. */
export function nameTile({
  kpi: { measure, objective },
}: {
  readonly kpi: Pick<Tile['kpi'], 'measure' | 'objective'>;
}): string {
  return objective === null ? measure.key : objective.toLowerCase();
}

/**
 * The actions for the figure of a tile: the file has all its quarters, and the explanation is about
 * the quarter shown.
 */
export function toFigureToExport(
  tile: Tile,
  { question: of }: Pick<TilesBlock, 'question'>,
  marking: string,
): FigureToExport {
  const { name, measure, objective } = tile.kpi;
  const question = {
    ...of,
    measures: [measure.key],
    by: of.by.slice(0, 1),
    objective: objective ?? of.objective,
  };
  return {
    name: nameTile(tile),
    subtitle: name,
    content: {
      table: {
        caption: `${name}, ${formatRange(of.from.label, of.to.label)}`,
        headings: [],
        rows: [],
      },
      marking: formatMarking(marking),
      question: {
        figures: toFigureQuestion(question),
        isFile: true,
        explains: explainBlock(question),
      },
    },
  };
}
