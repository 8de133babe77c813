import type { Tile, TilesBlock } from './tile-fragment.js';

/**
 * `attention`: tiles that need attention most come first. `usual`: the same order every quarter.
 */
export type TileOrder = 'attention' | 'usual';

type Ordered = Pick<TilesBlock, 'id'> & {
  readonly tiles: readonly { readonly kpi: Pick<Tile['kpi'], 'attention'> }[];
};

/**
 * Sorts blocks of tiles. The usual order is that of the server; by attention, the tile with the
 * highest priority decides where its block is, and the tiles of a block are sorted the same way.
 */
export function orderTiles<Block extends Ordered>(
  blocks: readonly Block[],
  order: TileOrder,
): readonly Block[] {
  if (order === 'usual') return blocks;
  return blocks
    .map((block) => ({
      ...block,
      tiles: block.tiles.toSorted((one, other) => one.kpi.attention - other.kpi.attention),
    }))
    .toSorted((one, other) => findNeed(one) - findNeed(other));
}

function findNeed({ tiles }: Ordered): number {
  return Math.min(...tiles.map(({ kpi }) => kpi.attention));
}
