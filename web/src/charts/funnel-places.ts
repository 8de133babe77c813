import type { FunnelLabel } from './funnel-chart.type.js';
import { type Box, boxesOfLine, doBoxesOverlap } from './funnel-ways.js';

/** A possible position of a name, and the space that it takes up. */
export interface Place {
  readonly label: FunnelLabel;
  /** The box of the name's text. */
  readonly box: Box;
  /** One box around the text and the line. */
  readonly around: Box;
  /**
   * The box of the text, and boxes along the line. They are computed on first use, because the box
   * around both is usually enough.
   */
  readonly parts: () => readonly Box[];
  /** Whether other positions overlap this one, as far as that is known. */
  readonly met: Map<Place, boolean>;
}

/** Makes a position from a name and the box of its text. */
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
 * Whether any part of a name overlaps something else. The box around the whole name is checked
 * first, because that is usually enough.
 */
export function overlapsPlace(place: Place, other: Box): boolean {
  if (!doBoxesOverlap(place.around, other)) return false;
  if (doBoxesOverlap(place.box, other)) return true;
  if (place.around === place.box) return false;
  for (const part of place.parts()) if (doBoxesOverlap(part, other)) return true;
  return false;
}

/** Whether any parts of two names overlap. */
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
 * The possible positions of a name, computed one by one as they are needed, and shared by all
 * callers.
 */
export class Places {
  readonly #ways: Iterator<Place>;
  readonly #found: Place[] = [];

  constructor(ways: Iterable<Place>) {
    this.#ways = ways[Symbol.iterator]();
  }

  /** The first position that overlaps none of the names already placed; null if there is none. */
  findBeside(filled: readonly Place[]): Place | null {
    for (const place of this.#found) if (isFree(place, filled)) return place;
    for (let next = this.#ways.next(); next.done !== true; next = this.#ways.next()) {
      this.#found.push(next.value);
      if (isFree(next.value, filled)) return next.value;
    }
    return null;
  }

  /** All positions, best first. */
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
