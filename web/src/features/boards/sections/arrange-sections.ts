/**
 * The same with one of them a place earlier or later; the very same list where it stands at that
 * end already, or is not in it.
 */
export function moveBy<Item>(items: readonly Item[], item: Item, by: -1 | 1): readonly Item[] {
  const from = items.indexOf(item);
  const to = from + by;
  return from === -1 || to < 0 || to >= items.length ? items : moveTo(items, item, to);
}

/** The same with one of them at another place, from 0. */
export function moveTo<Item>(items: readonly Item[], item: Item, place: number): readonly Item[] {
  const others = items.filter((each) => each !== item);
  return [...others.slice(0, place), item, ...others.slice(place)];
}
