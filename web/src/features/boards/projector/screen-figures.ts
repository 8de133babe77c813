import type { BlockNote } from '#blocks/block.type.js';
import { isWide, type Shape } from '#blocks/is-wide.js';
import { findState } from '#blocks/state-words.js';

import { inParts } from './screen-words.js';

/** The parts of a block that decide how much of a wall it takes. */
interface Shaped extends Shape {
  readonly tiles: readonly unknown[];
  readonly notes: readonly BlockNote[];
}

/** The figures on a screen. */
export interface ScreenFigure<Block> {
  /** The blocks of one screen: more than one only if they are tiles. */
  readonly blocks: readonly Block[];
  /**
   * The width in pixels at which the blocks are laid out before scaling, so that the smallest
   * letters are 24 px on a wall of 1920.
   */
  readonly width: number;
  /** Whether the blocks take the whole wall: their texts are on a separate screen then. */
  readonly isBroad: boolean;
  /**
   * Whether the blocks are drawn at the full width of a page. It is the same for all parts of one
   * table.
   */
  readonly isWide: boolean;
}

/**
 * The maximum number of tiles in one table, which has a screen of its own, and the table's width.
 */
const [MAX_AT_A_GLANCE, GLANCE_WIDTH] = [7, 800];
/**
 * A table with many columns takes the whole wall; up to `MAX_NARROW` columns are legible beside
 * texts.
 */
const [MAX_NARROW, BROAD_WIDTH] = [4, 940];
/**
 * The maximum number of rows that are tall enough to read on a screen: in a dense table, in any
 * other table, and in a list or a table of text.
 */
const [MAX_CLOSE_ROWS, MAX_ROWS, MAX_WORDS] = [12, 7, 6];
/** Widths of figures beside texts, and without texts. */
const [USUAL_WIDTH, ALONE_WIDTH] = [560, 860];
/**
 * The height of drawings that would otherwise be square or taller, such as maps and funnels. In
 * pixels, like the widths.
 */
export const LOW_CHART = 264;

/**
 * The figures in a section, screen by screen: tiles first, every other figure on its own, and a
 * long table on several screens.
 *
 * @param isAlone whether there are no texts beside any figure, so that each may be as wide as the
 * wall
 */
export function toScreenFigures<Block extends Shaped>(
  blocks: readonly Block[],
  isAlone: boolean,
): readonly ScreenFigure<Block>[] {
  const atAGlance = groupAtAGlance(blocks.filter(({ tiles }) => tiles.length > 0));
  return [
    ...atAGlance.map((group): ScreenFigure<Block> => ({
      blocks: group,
      width: GLANCE_WIDTH,
      isBroad: true,
      isWide: true,
    })),
    ...blocks
      .filter(({ tiles }) => tiles.length === 0)
      .flatMap((block) => toFigures(block, isAlone)),
  ];
}

function groupAtAGlance<Block extends Shaped>(
  blocks: readonly Block[],
): readonly (readonly Block[])[] {
  return blocks.reduce<readonly (readonly Block[])[]>((groups, block) => {
    const last = groups.at(-1);
    const count = (last ?? []).reduce((sum, { tiles }) => sum + tiles.length, 0);
    if (last === undefined || count + block.tiles.length > MAX_AT_A_GLANCE)
      return [...groups, [block]];
    return [...groups.slice(0, -1), [...last, block]];
  }, []);
}

function toFigures<Block extends Shaped>(
  block: Block,
  isAlone: boolean,
): readonly ScreenFigure<Block>[] {
  const { view, table } = block;
  const isDrawnWide = isWide(block);
  const isTable = view === 'TABLE' || view === 'WORDS' || view === 'COMPARE';
  const isBroad = isTable && (isDrawnWide || table.columns.length > MAX_NARROW);
  const width = isBroad ? BROAD_WIDTH : isAlone ? ALONE_WIDTH : USUAL_WIDTH;
  // A message in place of a table takes one screen, even if the table would have had many rows.
  const most = findState(block.notes) ? Infinity : maxRowsOf(view, isDrawnWide);
  return splitRows(block, most).map((part) => ({
    blocks: [part],
    width,
    isBroad,
    isWide: isDrawnWide,
  }));
}

function maxRowsOf(view: Shaped['view'], isDrawnWide: boolean): number {
  if (view === 'TABLE') return isDrawnWide ? MAX_CLOSE_ROWS : MAX_ROWS;
  return view === 'WORDS' || view === 'LIST' ? MAX_WORDS : Infinity;
}

/**
 * If a table has more rows than fit on a screen, splits it into parts of about equal length. Rows
 * that are folded away are left out.
 */
function splitRows<Block extends Shaped>(block: Block, most: number): readonly Block[] {
  if (most === Infinity) return [block];
  const rows = block.table.rows.filter(({ isFolded }) => isFolded !== true);
  const parts = rows.length === 0 ? [rows] : inParts(rows, most);
  return parts.map((part) => ({ ...block, table: { ...block.table, rows: part } }));
}
