import { type Block, type Ledger, nameOf } from './ledger.js';
import { propagate } from './propagate.js';

/** The node of a cell on each axis that cuts it, in the order of axes in the target. */
export type CellNodes = ReadonlyMap<number, number>;

/**
 * A count from a door other than figures, and the cells that contain this many records together.
 */
export interface Anchor {
  /** The door's number in the table of numbers (`domain/access/numbers.ts`). */
  readonly door: string;
  readonly cells: readonly CellNodes[];
  readonly low: number;
  readonly high: number;
}

/**
 * Tightens the bounds of all cells by every sum and by anchors, until nothing changes any more.
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
 * Finds the cells of an anchor. Null if one of them was never asked about: the anchor then does not
 * set a bound.
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
    // A number that contradicts the bounds counts something else, such as rows for several people.
    if (least > ownHigh || most < ownLow) continue;
    if (least > ownLow) block.low[cell] = least;
    if (most < ownHigh) block.high[cell] = most;
    if (least > ownLow || most < ownHigh) isCloser = true;
  }
  return isCloser;
}
