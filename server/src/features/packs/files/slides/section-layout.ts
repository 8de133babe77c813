import { columnsInWords } from '#features/packs/files/pack-facts.js';
import type { PrintedBlock } from '#features/packs/files/printed-document.js';

/** A rectangle on a slide, in inches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A slide of the widest usual shape, and its area for content, both in inches. */
export const slideSize = { w: 13.333, h: 7.5 } as const;
export const body: Box = { x: 0.5, y: 1.25, w: 12.333, h: 5.5 };
const GAP = 0.25;
/**
 * The number of letters that fit half a slide in the smallest readable size. A wider table gets its
 * own slide.
 */
const HALF_LETTERS = 64;
/** The margins of a cell, in letters. */
const EDGES = 3.5;

export interface Placed {
  readonly block: PrintedBlock;
  readonly box: Box;
}

/**
 * Lays out the blocks of a section on slides, in order: two side by side if both fit in readable
 * letters, or else one on each slide.
 */
export function layOut(blocks: readonly PrintedBlock[]): readonly (readonly Placed[])[] {
  const slides = blocks.reduce<readonly (readonly PrintedBlock[])[]>((former, block) => {
    const [last = []] = former.slice(-1);
    const hasRoom = last.length === 1 && ![...last, block].some(isBroad);
    return hasRoom ? [...former.slice(0, -1), [...last, block]] : [...former, [block]];
  }, []);
  return slides.map(place);
}

function place(blocks: readonly PrintedBlock[]): readonly Placed[] {
  const { x, w, ...down } = body;
  const width = (w - GAP * (blocks.length - 1)) / blocks.length;
  return blocks.map((block, index) => ({
    block,
    box: { ...down, x: x + index * (width + GAP), w: width },
  }));
}

/** Whether a table is too wide for half a slide. A chart never is. */
function isBroad({ table, tiles, kpi }: PrintedBlock): boolean {
  if (kpi?.controlChart) return false;
  if (tiles.length > 0) return true;
  const labels = Math.max(
    table.rowHeading.length,
    ...table.rows.map(({ label, detail }) => label.length + (detail ?? '').length),
  );
  const columns = columnsInWords(table).map((index) => {
    const word = Math.max(
      0,
      ...(table.columns[index]?.heading ?? '').split(' ').map((part) => part.length),
    );
    return Math.max(word, ...table.rows.map(({ cells }) => cells[index]?.text.length ?? 0));
  });
  return [labels, ...columns].reduce((sum, letters) => sum + letters + EDGES, 0) > HALF_LETTERS;
}
