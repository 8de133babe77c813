import type { PrintedBlock } from '#features/packs/files/printed-document.js';

/** Where something stands on a slide, in inches. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A slide of the widest usual shape, and what of it is for what is said. */
export const slideSize = { w: 13.333, h: 7.5 } as const;
export const body: Box = { x: 0.5, y: 1.25, w: 12.333, h: 5.5 };
const GAP = 0.25;
/** Blocks that a slide holds at most. */
const MOST_BLOCKS = 4;

/** A block and where it stands. */
export interface Placed {
  readonly block: PrintedBlock;
  readonly box: Box;
}

/** The blocks of a section on slides: all on one, but for more than four. */
export function layOut(blocks: readonly PrintedBlock[]): readonly (readonly Placed[])[] {
  const slides: (readonly Placed[])[] = [];
  for (let at = 0; at < blocks.length; at += MOST_BLOCKS) slides.push(place(blocks.slice(at, at + MOST_BLOCKS)));
  return slides;
}

function place(blocks: readonly PrintedBlock[]): readonly Placed[] {
  const { x, w } = body;
  const half = (w - GAP) / 2;
  const [first] = blocks;
  if (blocks.length === 1 && first !== undefined) return [{ block: first, box: body }];
  return toColumns(blocks).flatMap((column, index) => stack(column, { x: x + index * (half + GAP), w: half }));
}

/** Two columns: of three blocks the one with the most rows has one to itself. */
function toColumns(blocks: readonly PrintedBlock[]): readonly (readonly PrintedBlock[])[] {
  if (blocks.length === 3) {
    const longest = blocks.reduce((most, block) => (rowsOf(block) > rowsOf(most) ? block : most));
    return [blocks.filter((block) => block !== longest), [longest]];
  }
  return [blocks.filter((_, index) => index % 2 === 0), blocks.filter((_, index) => index % 2 === 1)];
}

/** Blocks under each other, the higher the more rows they have, within bounds. */
function stack(blocks: readonly PrintedBlock[], { x, w }: Pick<Box, 'x' | 'w'>): readonly Placed[] {
  const weights = blocks.map((block) => Math.min(12, Math.max(6, rowsOf(block) + 3)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const room = body.h - GAP * (blocks.length - 1);
  let y = body.y;
  return blocks.map((block, index) => {
    const h = ((weights[index] ?? 0) / all) * room;
    const box = { x, y, w, h };
    y += h + GAP;
    return { block, box };
  });
}

/** Rows that its table would have beside what it draws. */
function rowsOf({ table, kpi }: PrintedBlock): number {
  return kpi?.controlChart ? 0 : table.rows.length;
}
