/** The same keys with one of them a place earlier or later; null where it stands at that end already. */
export function moveKey(keys: readonly string[], key: string, by: -1 | 1): readonly string[] | null {
  const from = keys.indexOf(key);
  const to = from + by;
  if (from === -1 || to < 0 || to >= keys.length) return null;
  return moveTo(keys, key, to);
}

/** The same keys with one of them at another place, from 0. */
export function moveTo(keys: readonly string[], key: string, place: number): readonly string[] {
  const others = keys.filter((each) => each !== key);
  return [...others.slice(0, place), key, ...others.slice(place)];
}
