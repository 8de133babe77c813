import { countOf, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { funnelKindOf } from '#domain/pages/block/compared-parts.js';
import type {
  BlockDeclaration,
  ColumnDeclaration,
  ComparisonDeclaration,
  PageDeclaration,
} from '#domain/pages/declared/declaration.js';
import type { PartDimension } from '#domain/scorecard/headline.js';

/** The measures of a block, once each. */
export function measuresOf(block: BlockDeclaration): readonly MeasureKey[] {
  switch (block.view) {
    case 'TABLE':
      return [...new Set(block.columns.map(({ measure }) => measure))];
    case 'MEASURES':
      return block.measures;
    case 'COMPARE':
      return withCounts(block.measures);
    case 'TILES':
      return [...new Set(block.tiles.map(({ measure }) => measure))];
    case 'RETURNS':
      return [];
    case 'NOW':
      return block.rows.flatMap(({ measure, waiting }) =>
        waiting === undefined ? [measure] : [measure, waiting],
      );
    case 'ANSWERS':
      return block.waiting === undefined ? [block.measure] : [block.measure, block.waiting];
    case 'PARTS':
      return [block.measure, block.whole];
    case 'MOVEMENT':
      return [block.measure, block.came.measure, block.went.measure];
    case 'FUNNEL':
    case 'MAP':
      return withCounts([block.measure]);
    case 'TASKS':
      return [...new Set(block.tasks.flatMap((task) => ('measure' in task ? [task.measure] : [])))];
    default:
      return [block.measure];
  }
}

/** Rates with what they count: a record coded to a larger place than a district has no rate. */
function withCounts(measures: readonly MeasureKey[]): readonly MeasureKey[] {
  return [...new Set([...measures, ...measures.flatMap((measure) => countOf(measure) ?? [])])];
}

/** Which measures of a block are asked for by part. */
export function partedMeasures(block: BlockDeclaration): readonly MeasureKey[] {
  if (block.view !== 'TASKS') return measuresOf(block);
  return [...new Set(block.tasks.flatMap((task) => ('by' in task ? [task.measure] : [])))];
}

/** What the figures in a block are split by; each part is rated as if it alone were asked for. */
export function dimensionsOf(block: BlockDeclaration): readonly PartDimension[] {
  switch (block.view) {
    case 'TABLE':
      return block.by === 'OBJECTIVE' ? [] : [block.by];
    case 'WATERFALL':
      return [block.by];
    case 'PARTS':
      return block.leftOutBy === undefined ? [] : [block.leftOutBy.dimension];
    case 'TASKS':
      return [...new Set(block.tasks.flatMap((task) => ('by' in task ? [task.by] : [])))];
    default:
      return [];
  }
}

/** Whether the parts of a block are compared only with each other. */
export function isComparisonBlock(block: BlockDeclaration): block is ComparisonDeclaration {
  return block.view === 'FUNNEL' || block.view === 'MAP' || block.view === 'COMPARE';
}

/**
 * Whether a block has a row or a tile for each of several measures, some of which may be left out.
 */
export function listsMeasures({ view }: BlockDeclaration): boolean {
  return view === 'TILES' || view === 'MEASURES' || view === 'NOW';
}

/**
 * Whether the figures in a column are compared with each other; a column drawn by quarter is
 * compared with its own past.
 */
export function isComparedColumn({
  measure,
  shows,
  drawing,
  objective,
}: ColumnDeclaration): boolean {
  const isDrawnSo = drawing === 'DOT' || (drawing === 'NONE' && shows === 'VALUE');
  return isDrawnSo && objective === undefined && funnelKindOf(measureOf(measure)) !== null;
}

/** Whether every partner sees the same figures on a page. */
export function isOpenToAll({ blocks }: Pick<PageDeclaration, 'blocks'>): boolean {
  return blocks.flatMap(measuresOf).every((measure) => measureOf(measure).disclosure === 'OPEN');
}
