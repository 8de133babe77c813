import { parseAsStringLiteral, useQueryStates } from 'nuqs';

import type { TileOrder } from './order-tiles.js';

/** How the page is looked at. */
export interface Look {
  readonly order: TileOrder;
  readonly view: 'tiles' | 'table';
}

const parsers = {
  order: parseAsStringLiteral(['attention', 'usual']).withDefault('attention'),
  view: parseAsStringLiteral(['tiles', 'table']).withDefault('tiles'),
};

/**
 * The look in the address, and a way to change it. Looking at the same figures in another way is no
 * step to take back.
 */
export function useLookParams(): readonly [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [look, (change) => void setLook(change)];
}
