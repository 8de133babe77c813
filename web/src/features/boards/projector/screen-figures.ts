import type { BlockNote } from '#blocks/block.type.js';
import { isWide, type Shape } from '#blocks/is-wide.js';
import { findState } from '#blocks/state-words.js';

import { inParts } from './screen-words.js';

/** What of a block decides how much of a wall it takes. */
interface Shaped extends Shape {
  readonly tiles: readonly unknown[];
  readonly notes: readonly BlockNote[];
}

/** Figures that a screen shows. */
export interface ScreenFigure<Block> {
  /** Several only of figures at a glance. */
  readonly blocks: readonly Block[];
  /**
   * Pixels across which they are drawn before they are made larger, so that the smallest letters
   * come to 24 on a wall of 1920.
   */
  readonly width: number;
  /** Whether they take the whole wall: what is said of them stands on a screen of its own then. */
  readonly isBroad: boolean;
  /** Whether they are drawn as what takes the whole width of a page: all parts of one table are. */
  readonly isWide: boolean;
}

/** Figures at a glance in one table, on a screen of their own. */
const [MAX_AT_A_GLANCE, GLANCE_WIDTH] = [7, 800];
/**
 * A table with many columns takes the whole wall; columns up to `MAX_NARROW` read well beside
 * words.
 */
const [MAX_NARROW, BROAD_WIDTH] = [4, 940];
/**
 * Rows that are high enough on a screen: of a dense table, of any other, and of words, of which
 * a list folds away at least as many.
 */
const [MAX_CLOSE_ROWS, MAX_ROWS, MAX_WORDS] = [12, 7, 6];
/** Beside what is said, and where nothing is. */
const [USUAL_WIDTH, ALONE_WIDTH] = [560, 860];
/**
 * How high what would else be as high as it is wide is drawn: a map, a funnel. In pixels, as widths
 * are.
 */
export const LOW_CHART = 264;

/**
 * The figures of a section, screen by screen: figures at a glance first, each other by itself, and
 * a long table over several screens.
 *
 * @param isAlone whether nothing is said beside any of them, so that each may be as wide as the
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
  // Words that stand in place of a table take one screen, however many rows it would have had.
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
 * A table of more rows than a screen holds, in parts that are about as long. What is folded away is
 * no row of a wall.
 */
function splitRows<Block extends Shaped>(block: Block, most: number): readonly Block[] {
  if (most === Infinity) return [block];
  const rows = block.table.rows.filter(({ isFolded }) => isFolded !== true);
  const parts = rows.length === 0 ? [rows] : inParts(rows, most);
  return parts.map((part) => ({ ...block, table: { ...block.table, rows: part } }));
}
