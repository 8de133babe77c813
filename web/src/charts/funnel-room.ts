import { doPlacesOverlap, type Place } from './funnel-places.js';

/** How many names may move, one after the other, to make room for another. */
const MAX_MOVED = 2;

/**
 * The positions of all names after one more is added. To make room, other names may move to another
 * of their own positions, but none is lost. Null if there is still no room.
 *
 * @param placesOf the possible positions of a name by its key, best first
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
    // The name that moved may not take its position back.
    if (found?.includes(place) === true) return found;
  }
  return null;
}
