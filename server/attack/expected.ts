import { type Block, type Ledger, nameOf, NOT_ASKED } from './ledger.js';

/** The assumed count of a cell that shows nothing: between 0 and 4, closer to zero. */
const OF_HIDDEN = 1.3;

/**
 * The expected count of a cell from the figures around it with fewer cuts (Kirkwood’s
 * superposition). Null if one of these figures was not asked for.
 */
export function expectedIn({ blocks }: Ledger, block: Block, cell: number): number | null {
  const cuts = block.axes.length;
  if (cuts === 0) return null;
  let logarithm = 0;
  for (let chosen = 0; chosen < 2 ** cuts - 1; chosen += 1) {
    const kept = block.axes.flatMap((_, position) =>
      (chosen >> position) % 2 === 1 ? [position] : [],
    );
    const around = blocks.get(nameOf(kept.map((position) => block.axes[position] ?? 0)));
    // An axis that is always cut has no figure without the cut.
    if (!around) continue;
    const shown = around.shown[placeIn(around, block, { kept, cell })] ?? NOT_ASKED;
    if (shown === NOT_ASKED) return null;
    logarithm +=
      (kept.length % 2 === (cuts - 1) % 2 ? 1 : -1) * Math.log(shown > 0 ? shown : OF_HIDDEN);
  }
  return Math.exp(logarithm);
}

function placeIn(
  { strides }: Block,
  block: Block,
  { kept, cell }: { readonly kept: readonly number[]; readonly cell: number },
): number {
  let place = 0;
  for (const [index, position] of kept.entries()) {
    const stride = block.strides[position] ?? 1;
    const node = Math.floor(cell / stride) % (block.sizes[position] ?? 1);
    place += node * (strides[index] ?? 0);
  }
  return place;
}
