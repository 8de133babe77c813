import type { FunnelLabel } from './funnel-chart.type.js';
import { type Box, boxesOfLine, doBoxesOverlap } from './funnel-ways.js';

/** A name where it may stand, and what it takes up there. */
export interface Place {
  readonly label: FunnelLabel;
  /** Its words. */
  readonly box: Box;
  /** Its words and its line in one. */
  readonly around: Box;
  /**
   * Its words, and what its line runs through: cut up when that is first asked for, since for most
   * the box around is enough.
   */
  readonly parts: () => readonly Box[];
  /** Of which others it is known already whether they lie upon it. */
  readonly met: Map<Place, boolean>;
}

/** A place, of its name and the box of its words. */
export function toPlace(label: FunnelLabel, box: Box): Place {
  const { line } = label;
  if (line === undefined) return { label, box, around: box, parts: () => [box], met: new Map() };
  const around = {
    left: Math.min(box.left, line.x1 - 1, line.x2 - 1),
    right: Math.max(box.right, line.x1 + 1, line.x2 + 1),
    top: Math.min(box.top, line.y1, line.y2),
    bottom: Math.max(box.bottom, line.y1, line.y2),
  };
  let known: readonly Box[] | null = null;
  return {
    label,
    box,
    around,
    parts: () => (known ??= [box, ...boxesOfLine(line)]),
    met: new Map(),
  };
}

/**
 * Whether any of what a name takes up lies upon something else. Most is far apart, which is asked
 * first.
 */
export function overlapsPlace(place: Place, other: Box): boolean {
  if (!doBoxesOverlap(place.around, other)) return false;
  if (doBoxesOverlap(place.box, other)) return true;
  if (place.around === place.box) return false;
  for (const part of place.parts()) if (doBoxesOverlap(part, other)) return true;
  return false;
}

/** Whether any of what two names take up lies upon each other. */
export function doPlacesOverlap(one: Place, other: Place): boolean {
  if (!doBoxesOverlap(one.around, other.around)) return false;
  const known = one.met.get(other);
  if (known !== undefined) return known;
  const does =
    doBoxesOverlap(one.box, other.box) || one.parts().some((part) => overlapsPlace(other, part));
  one.met.set(other, does);
  return does;
}

/**
 * Where a name may stand, found one after the other as far as they are looked through, and once for
 * all who look.
 */
export class Places {
  readonly #ways: Iterator<Place>;
  readonly #found: Place[] = [];

  constructor(ways: Iterable<Place>) {
    this.#ways = ways[Symbol.iterator]();
  }

  /** The first that does not lie upon those that stand already; null where none is. */
  findBeside(filled: readonly Place[]): Place | null {
    for (const place of this.#found) if (isFree(place, filled)) return place;
    for (let next = this.#ways.next(); next.done !== true; next = this.#ways.next()) {
      this.#found.push(next.value);
      if (isFree(next.value, filled)) return next.value;
    }
    return null;
  }

  /** All of them, the best first. */
  all(): readonly Place[] {
    for (let next = this.#ways.next(); next.done !== true; next = this.#ways.next())
      this.#found.push(next.value);
    return this.#found;
  }
}

function isFree(place: Place, filled: readonly Place[]): boolean {
  for (const other of filled) if (doPlacesOverlap(place, other)) return false;
  return true;
}
