import type { BlockColumn, BlockContent, BlockRow } from './block.type.js';

/** What of a block says how wide it is. */
export interface Shape {
  readonly view: BlockContent['view'];
  readonly table: {
    readonly columns: readonly Pick<BlockColumn, 'drawing'>[];
    readonly rows: readonly Pick<BlockRow, 'isFolded'>[];
  };
  /** By what it can be asked again. Not there where it cannot. */
  readonly choices?: readonly unknown[];
}

/** A table of more rows than this takes the whole width. */
const maxRowsBeside = 14;

/** The same of one with a single column, which a map or a chart stands beside. */
const maxRowsOfOneBeside = 16;

/** As many drawn columns as this do not fit beside others. */
const minColumnsAlone = 3;

/**
 * Whether a block is as easily read in half the width of a sheet: a chart over time, or a table
 * that stands beside others.
 */
export function fitsHalf(block: Shape): boolean {
  // What may lie along a line of its own is told by numbers beside it, and needs the room.
  const isAlongLines = block.table.columns.some(({ drawing }) => drawing === 'RANGE');
  return (
    block.view === 'CONTROL' ||
    block.view === 'SERIES' ||
    (block.view === 'TABLE' && !isAlongLines && !isWide(block))
  );
}

/** A table of more cells than this neither. */
const maxCellsBeside = 28;

/**
 * Whether a block takes the whole width: a strip, what there is to do, a table of words, a change
 * or a movement in steps, a comparison, lines on one axis, or a table of many rows, cells or drawn
 * columns.
 */
export function isWide({ view, table: { columns, rows }, choices = [] }: Shape): boolean {
  if (view === 'COMPARE' || view === 'FACTS' || view === 'TASKS' || view === 'WORDS') return true;
  // What a change was taken apart by beside the first list is a table of words: what is behind it
  // stands in a line of its own. Where it is asked again, what it can be asked by needs the width.
  if (view === 'CHANGE')
    return (
      choices.length > 0 ||
      columns.some(({ drawing }) => drawing === 'STEP') ||
      columns.every(({ drawing }) => drawing === 'NONE')
    );
  if (view === 'WATERFALL' && columns.length === 1) return true;
  if (columns.some(({ drawing }) => drawing === 'PANEL' || drawing === 'LINE')) return true;
  const drawn = columns.filter(({ drawing }) => drawing !== 'NONE' && drawing !== 'SHADE').length;
  const shown = rows.filter(({ isFolded }) => isFolded !== true).length;
  const cells =
    shown * columns.filter(({ drawing }) => drawing !== 'SHADE' && drawing !== 'BAR').length;
  const maxRows = columns.length === 1 ? maxRowsOfOneBeside : maxRowsBeside;
  return (
    view === 'TABLE' && (shown > maxRows || cells > maxCellsBeside || drawn >= minColumnsAlone)
  );
}
