import { type Block, type Ledger, nameOf } from './ledger.js';
import { propagate } from './propagate.js';

/** The nodes that a cell is cut by, by the places of their axes among those of the target. */
export type CellNodes = ReadonlyMap<number, number>;

/**
 * What another door than that of figures tells of counts: there are so many in these cells
 * together.
 */
export interface Anchor {
  /** The number as the table of numbers names it (`domain/access/numbers.ts`). */
  readonly door: string;
  readonly cells: readonly CellNodes[];
  readonly low: number;
  readonly high: number;
}

/**
 * Draws the bounds of all cells closer by every sum and by what other doors tell, until none is
 * drawn closer any more.
 */
export function settle(ledger: Ledger, anchors: readonly Anchor[]): void {
  const found = anchors.flatMap((anchor) => findCells(ledger, anchor) ?? []);
  do propagate(ledger);
  while (found.map(drawCloser).includes(true));
}

interface Anchored extends Pick<Anchor, 'low' | 'high'> {
  readonly cells: readonly { readonly block: Block; readonly cell: number }[];
}

/**
 * Null where nothing was asked that is cut as one of its cells is: then it ties nothing together.
 */
function findCells({ blocks }: Ledger, { cells, low, high }: Anchor): Anchored | null {
  const found = cells.flatMap((nodes) => {
    const block = blocks.get(nameOf([...nodes.keys()].toSorted((a, b) => a - b)));
    const cell = block?.axes.reduce(
      (sum, axis, position) => sum + (nodes.get(axis) ?? 0) * (block.strides[position] ?? 0),
      0,
    );
    return block && cell !== undefined ? [{ block, cell }] : [];
  });
  return found.length === cells.length ? { cells: found, low, high } : null;
}

function drawCloser({ cells, low, high }: Anchored): boolean {
  const sum = (of: 'low' | 'high') =>
    cells.reduce((total, { block, cell }) => total + (block[of][cell] ?? 0), 0);
  let isCloser = false;
  for (const { block, cell } of cells) {
    const [ownLow, ownHigh] = [block.low[cell] ?? 0, block.high[cell] ?? 0];
    const [least, most] = [low - (sum('high') - ownHigh), high - (sum('low') - ownLow)];
    // What cannot be is told of something else, such as rows that stand for several people.
    if (least > ownHigh || most < ownLow) continue;
    if (least > ownLow) block.low[cell] = least;
    if (most < ownHigh) block.high[cell] = most;
    if (least > ownLow || most < ownHigh) isCloser = true;
  }
  return isCloser;
}
