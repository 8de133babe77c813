/**
 * The list with one item moved one place up or down; the same list if the item is at that end
 * already, or not in the list.
 */
export function moveBy<Item>(items: readonly Item[], item: Item, by: -1 | 1): readonly Item[] {
  const from = items.indexOf(item);
  const to = from + by;
  return from === -1 || to < 0 || to >= items.length ? items : moveTo(items, item, to);
}

/** The list with one item moved to another index, from 0. */
export function moveTo<Item>(items: readonly Item[], item: Item, place: number): readonly Item[] {
  const others = items.filter((each) => each !== item);
  return [...others.slice(0, place), item, ...others.slice(place)];
}
