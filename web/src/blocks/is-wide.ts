import type { BlockColumn, BlockContent, BlockRow } from './block.type.js';

/** The parts of a block that decide how wide it is. */
export interface Shape {
  readonly view: BlockContent['view'];
  readonly table: {
    readonly columns: readonly Pick<BlockColumn, 'drawing'>[];
    readonly rows: readonly Pick<BlockRow, 'isFolded'>[];
  };
  /** The other choices for the block's question. Undefined if there are none. */
  readonly choices?: readonly unknown[];
}

/** A table with more rows than this takes the whole width. */
const maxRowsBeside = 14;

/** The limit for a table with a single column, which has a map or a chart beside it. */
const maxRowsOfOneBeside = 16;

/** A table with at least this many drawn columns does not fit beside other blocks. */
const minColumnsAlone = 3;

/**
 * Whether a block is still easy to read in half the width of a sheet: a chart over time, or a table
 * that fits beside others.
 */
export function fitsHalf(block: Shape): boolean {
  // A range on a line of its own has its numbers beside it, and needs the room.
  const isAlongLines = block.table.columns.some(({ drawing }) => drawing === 'RANGE');
  return (
    block.view === 'CONTROL' ||
    block.view === 'SERIES' ||
    (block.view === 'TABLE' && !isAlongLines && !isWide(block))
  );
}

/** A table with more cells than this does not fit beside others. */
const maxCellsBeside = 28;

/**
 * Whether a block takes the whole width: a strip, tasks, a table of text, a change or a movement in
 * steps, a comparison, lines on one axis, or a table with many rows, cells or drawn columns.
 */
export function isWide({ view, table: { columns, rows }, choices = [] }: Shape): boolean {
  if (view === 'COMPARE' || view === 'FACTS' || view === 'TASKS' || view === 'WORDS') return true;
  // A change without drawings is a table of text, and needs a line of its own. If another change
  // can be chosen, the choices need the whole width.
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
