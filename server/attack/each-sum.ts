import { type Sum, WHOLE } from './attack-axis.js';
import { type Block, type Ledger, nameOf } from './ledger.js';

/** The parts of a sum: the cells at these offsets from a base. */
export interface Parts {
  readonly parts: Int32Array;
  readonly base: number;
  readonly of: Block;
}

/** The cell that the parts add up to. */
export interface Total {
  readonly total: number;
  readonly of: Block;
}

/** Visits every sum that links cells: two lists of figures with the same total. */
export function eachSum(
  { target, blocks }: Ledger,
  identity: (kind: Sum['kind'], parts: Parts, total: Total) => void,
): void {
  for (const block of blocks.values()) {
    for (const [position, axis] of block.axes.entries()) {
      const above = blocks.get(nameOf(block.axes.filter((each) => each !== axis)));
      for (const sum of target.axes[axis]?.sums ?? []) {
        const totals = sum.of === WHOLE ? above : block;
        if (totals) eachLine(sum, { block, position, totals }, identity);
      }
    }
  }
}

interface Along {
  readonly block: Block;
  /** The position of the axis in the block. */
  readonly position: number;
  /** The block with the totals: the block itself, or the block without the axis. */
  readonly totals: Block;
}

function eachLine(
  sum: Sum,
  { block, position, totals }: Along,
  identity: (kind: Sum['kind'], parts: Parts, total: Total) => void,
): void {
  const stride = block.strides[position] ?? 0;
  const step = stride * (block.sizes[position] ?? 0);
  const parts = Int32Array.from(sum.parts, (part) => part * stride);
  for (let outer = 0; outer * step < block.low.length; outer += 1) {
    for (let inner = 0; inner < stride; inner += 1) {
      const base = outer * step + inner;
      const total = sum.of === WHOLE ? outer * stride + inner : base + sum.of * stride;
      identity(sum.kind, { parts, base, of: block }, { total, of: totals });
    }
  }
}
