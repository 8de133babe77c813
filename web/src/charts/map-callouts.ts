import type { DistrictShape, DrawnMap, Point } from './map.type.js';
import type { PlacedName } from './map-names.js';
import { estimateWidth } from './text-width.js';

/** A name outside its district, with a line to it. */
export interface Callout {
  readonly code: string;
  readonly text: string;
  /** The middle of the text, and its baseline. */
  readonly x: number;
  readonly y: number;
  /** The end of the line in the district. */
  readonly from: Point;
  readonly to: Point;
}

/**
 * Where names may be, in CSS pixels from the upper left corner of the map: beside it at x below 0,
 * below it at y beyond its height.
 */
export interface CalloutRoom {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Named {
  readonly code: string;
  readonly name: string;
}

const line = 15;
/** Height of text above its baseline. */
const rise = 11;
/**
 * Distance between the end of a line and its text, and the possible lengths of lines, in pixels.
 */
const gap = 3;
const lengths = Array.from({ length: 16 }, (_, index) => 14 + index * 10);
const directions = Array.from({ length: 24 }, (_, index) => (index * Math.PI) / 12);
/** The cost of text over a district, and over an edge, in pixels of additional line length. */
const costs = { over: 16, edge: 24 };

/**
 * Places the names that do not fit in their districts: each as near to its own district as possible
 * without overlapping another name or line, and beside the map rather than over another district. A
 * name that fits nowhere is left out.
 *
 * @param placed names already placed
 */
export function placeCallouts(
  named: readonly Named[],
  {
    map: { shapes },
    placed,
    room,
  }: { readonly map: DrawnMap; readonly placed: readonly PlacedName[]; readonly room: CalloutRoom },
): readonly Callout[] {
  const taken = placed.map(toBox);
  const points: Point[] = [];
  const callouts: Callout[] = [];
  for (const { code, name } of named) {
    const shape = shapes.find((each) => each.code === code);
    if (shape === undefined || placed.some((each) => each.code === code)) continue;
    const isFree = (callout: Callout) => {
      const box = toBox(callout);
      if (box.left < room.left || box.right > room.right || box.top < 0 || box.bottom > room.bottom)
        return false;
      if (taken.some((other) => doBoxesOverlap(box, other)) || holdsAny(box, points)) return false;
      const along = pointsAlong(callout);
      return (
        !taken.some((other) => holdsAny(other, along)) &&
        !callouts.some((other) => doCross(callout, other))
      );
    };
    const costOf = (callout: Callout) => {
      const under = new Set(
        pointsIn(toBox(callout)).map(
          (point) => shapes.find((each) => covers(each, point))?.code ?? null,
        ),
      );
      return (
        lengthOf(callout) +
        (under.size - 1) * costs.edge +
        ([...under].some((each) => each !== null) ? costs.over : 0)
      );
    };
    const best = startsOf(shape).reduce<Callout | undefined>(
      (found, from) => found ?? findCheapest(waysOf({ code, name }, from), { isFree, costOf }),
      undefined,
    );
    if (best === undefined) continue;
    taken.push(toBox(best));
    points.push(...pointsAlong(best));
    callouts.push(best);
  }
  return callouts;
}

/**
 * The candidate with the lowest cost. No candidate costs less than the length of its line: the
 * shortest come first, and any longer than the best cost is skipped.
 */
function findCheapest(
  ways: readonly Callout[],
  {
    isFree,
    costOf,
  }: { readonly isFree: (way: Callout) => boolean; readonly costOf: (way: Callout) => number },
): Callout | undefined {
  let best: { readonly way: Callout; readonly cost: number } | undefined;
  for (const way of ways.toSorted((one, other) => lengthOf(one) - lengthOf(other))) {
    if (best !== undefined && lengthOf(way) >= best.cost) break;
    if (!isFree(way)) continue;
    const cost = costOf(way);
    if (best === undefined || cost < best.cost) best = { way, cost };
  }
  return best?.way;
}

function lengthOf({ from, to }: Callout): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/**
 * Where a line may start: the middle of a district, and points half way to its edge, which may be
 * free where another name covers the middle.
 */
function startsOf({ centre, ring }: DistrictShape): readonly Point[] {
  const every = Math.ceil(ring.length / 8);
  const halfWay = ring
    .filter((_, index) => index % every === 0)
    .map(([x, y]): Point => [(x + centre[0]) / 2, (y + centre[1]) / 2])
    .filter((point) => covers({ ring }, point));
  return [centre, ...halfWay];
}

function waysOf({ code, name }: Named, from: Point): readonly Callout[] {
  const half = estimateWidth(name) / 2;
  return directions.flatMap((direction) =>
    lengths.map((length): Callout => {
      const [across, down] = [Math.cos(direction), Math.sin(direction)];
      const to: Point = [from[0] + across * length, from[1] + down * length];
      const isBeside = Math.abs(across) > 0.5;
      const x = isBeside ? to[0] + Math.sign(across) * (half + gap) : to[0];
      const y = isBeside ? to[1] + 4 : down > 0 ? to[1] + rise + gap : to[1] - gap - 1;
      return { code, text: name, x, y, from, to };
    }),
  );
}

function toBox({ text, x, y }: Pick<PlacedName, 'text' | 'x' | 'y'>): Box {
  const half = estimateWidth(text) / 2;
  return { left: x - half, right: x + half, top: y - rise, bottom: y - rise + line };
}

function pointsAlong({ from, to }: Callout): readonly Point[] {
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 4);
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const share = step / steps;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}

function doCross(one: Callout, other: Callout): boolean {
  const side = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point) =>
    Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  return (
    side(one.from, one.to, other.from) !== side(one.from, one.to, other.to) &&
    side(other.from, other.to, one.from) !== side(other.from, other.to, one.to)
  );
}

function pointsIn({ left, right, top, bottom }: Box): readonly Point[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) =>
    [top, bottom].map((y): Point => [left + (right - left) * share, y]),
  );
}

function holdsAny({ left, right, top, bottom }: Box, points: readonly Point[]): boolean {
  return points.some(([x, y]) => x > left - gap && x < right + gap && y > top && y < bottom);
}

function doBoxesOverlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right + gap &&
    other.left < one.right + gap &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/**
 * Whether a point is in a district: a line from it to the right crosses the edge an odd number of
 * times.
 */
function covers({ ring }: Pick<DistrictShape, 'ring'>, [x, y]: Point): boolean {
  let isInside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1] ?? [0, 0], ring[index] ?? [0, 0]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
}
