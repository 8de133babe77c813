import { nameTile } from '#blocks/tiles/tile-export.js';
import type { TilesPage } from '#blocks/tiles/tile-fragment.js';
import type { ScopeParams } from '#lib/scope/scope.js';

import type { Pinnable } from './pin-block.js';

/** The tile with this name on a page of tiles, or else the block with this name, to be pinned. */
export function toPinnedTile(
  name: string,
  { blocks }: TilesPage,
  { area, agency }: Pick<ScopeParams, 'area' | 'agency'>,
): Pinnable {
  const narrowed = { ...(area === null ? {} : { area }), ...(agency === null ? {} : { agency }) };
  for (const block of blocks) {
    const tile = block.tiles.find((each) => nameTile(each) === name);
    if (tile === undefined) continue;
    const { measure, objective } = tile.kpi;
    const scope = objective === null ? narrowed : { ...narrowed, objective };
    return {
      page: 'OVERVIEW',
      block: block.id,
      measure: measure.key,
      scope,
      columns: 3,
      height: 'TILE',
    };
  }
  return { page: 'OVERVIEW', block: name, scope: narrowed };
}
