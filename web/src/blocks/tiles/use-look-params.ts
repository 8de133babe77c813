import { parseAsStringLiteral, useQueryStates } from 'nuqs';

import type { TileOrder } from './order-tiles.js';

/** The look of the page. */
export interface Look {
  readonly order: TileOrder;
  readonly view: 'tiles' | 'table';
}

const parsers = {
  order: parseAsStringLiteral(['attention', 'usual']).withDefault('attention'),
  view: parseAsStringLiteral(['tiles', 'table']).withDefault('tiles'),
};

/**
 * The look in the address, and a function that changes it. Changing the look does not add a step to
 * the history.
 */
export function useLookParams(): readonly [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [look, (change) => void setLook(change)];
}
