import { doPlacesOverlap, type Place } from './funnel-places.js';

/** So many names may make way for one, one after the other. */
const MAX_MOVED = 2;

/**
 * Places with one more name among them, for which others may move to places of their own; none is
 * lost. Null where it finds no room so.
 *
 * @param placesOf where a name may stand at all, the best first, by its key
 */
export function makeRoom(
  key: string,
  filled: readonly Place[],
  {
    placesOf,
    moved = MAX_MOVED,
  }: { readonly placesOf: (key: string) => readonly Place[]; readonly moved?: number },
): readonly Place[] | null {
  const tries = placesOf(key).map((place) => ({
    place,
    met: filled.filter((other) => doPlacesOverlap(place, other)),
  }));
  const free = tries.find(({ met }) => met.length === 0);
  if (free !== undefined) return [...filled, free.place];
  if (moved === 0) return null;
  for (const { place, met } of tries) {
    const [only, ...more] = met;
    if (only === undefined || more.length > 0) continue;
    const others = [...filled.filter((other) => other !== only), place];
    const found = makeRoom(only.label.key, others, { placesOf, moved: moved - 1 });
    // The person who made way may not take its place back.
    if (found?.includes(place) === true) return found;
  }
  return null;
}
