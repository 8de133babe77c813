import { inkHeight, type LabelLine, lineHeight, type MapLabel, toLines, toNarrowLines } from './label-lines.js';
import type { DistrictShape, DrawnMap, Point } from './map.type.js';
import { findBounds } from './map-geometry.js';
import { spread } from './spread.js';

/** Where a label stands: in its district, or outside with a line to it. */
export type PlacedLabel = { readonly code: string; readonly lines: readonly LabelLine[]; readonly at: Point } & (
  { readonly kind: 'inside' } | { readonly kind: 'outside'; readonly from: Point; readonly anchor: 'start' | 'middle' }
);

const gap = 8;

/** How much nearer than the right the lower side must be for a label to stand below the map. */
const leaning = 2;

interface Room {
  readonly map: DrawnMap;
  /** Whether there is room beside and below the map. Without it, what does not fit in its district is left out: the list has it. */
  readonly hasMargin: boolean;
}

/** Each label in its district where it fits, else beside the map or below it, none upon another. */
export function placeLabels(labels: readonly MapLabel[], { map, hasMargin }: Room): readonly PlacedLabel[] {
  const found = labels.flatMap((label) => {
    const shape = map.shapes.find(({ code }) => code === label.code);
    return shape === undefined ? [] : [{ shape, lines: toLines(label), inside: placeInside(shape, label) }];
  });
  const inside = found.flatMap((label) => label.inside ?? []);
  if (!hasMargin) return inside;

  const outside = found
    .filter((label) => label.inside === null)
    .map(({ shape, lines }) => {
      const from = findMiddle(shape);
      return { code: shape.code, lines, from, isRight: map.width - from[0] < leaning * (map.height - from[1]) };
    });
  const right = outside.filter(({ isRight }) => isRight);
  const below = outside.filter(({ isRight }) => !isRight);
  const [across, down] = [Math.max(0, ...below.flatMap(({ lines }) => lines.map(({ width }) => width))) + gap, 2 * lineHeight + 2 * gap];
  const tops = spread(
    right.map(({ from }) => from[1]),
    { gap: down, from: lineHeight, to: map.height - lineHeight },
  );
  const middles = spread(
    below.map(({ from }) => from[0]),
    { gap: across, from: across / 2, to: map.width },
  );
  return [
    ...inside,
    ...right.map(({ code, lines, from }, index) => ({
      code,
      lines,
      kind: 'outside' as const,
      from,
      at: [map.width + gap, tops[index] ?? 0] as const,
      anchor: 'start' as const,
    })),
    ...below.map(({ code, lines, from }, index) => ({
      code,
      lines,
      kind: 'outside' as const,
      from,
      at: [middles[index] ?? 0, map.height + gap + lineHeight] as const,
      anchor: 'middle' as const,
    })),
  ];
}

/** How far the words of a label may reach over the edge of their district, on ground of their own, where they fit no other way. */
const reach = 4;

/** A label in its district, in narrow lines or a little over the edge where nothing else fits. Null where not even that does. */
function placeInside(shape: DistrictShape, label: MapLabel): PlacedLabel | null {
  const ways = [
    { lines: toLines(label), over: 0 },
    { lines: toNarrowLines(label), over: 0 },
    { lines: toLines(label), over: reach },
    { lines: toNarrowLines(label), over: reach },
  ];
  for (const { lines, over } of ways) {
    const at = lines === null ? null : findPlaceInside(shape, lines, over);
    if (lines !== null && at !== null) return { code: shape.code, lines, kind: 'inside', at };
  }
  return null;
}

/** How fine a district is searched for room, along its longer side. */
const steps = 40;

/**
 * The middle of a label whose lines lie in the district, but for `over` pixels at either end, as near to the centre as can be. Null
 * where there is no such place.
 */
export function findPlaceInside(shape: DistrictShape, lines: readonly Pick<LabelLine, 'width' | 'down'>[], over = 0): Point | null {
  const corners = lines.flatMap(({ width, down }) =>
    [-0.5, -0.25, 0, 0.25, 0.5].flatMap((across) =>
      [-0.5, 0.5].map((half) => [across * Math.max(0, width - 2 * over), down + half * inkHeight] as const),
    ),
  );
  const [[left, top], [right, bottom]] = findBounds(shape.ring);
  // Nearest first: the search ends with the first that fits, and what is too wide for the district is not searched for at all.
  const points = findGrid(shape)
    .filter(([x, y]) =>
      corners.every(([across, down]) => x + across >= left && x + across <= right && y + down >= top && y + down <= bottom),
    )
    .map((point) => ({ point, distance: findDistance(point, shape.centre) }))
    .sort((one, other) => one.distance - other.distance);
  return points.find(({ point: [x, y] }) => corners.every(([across, down]) => isInside(shape.ring, [x + across, y + down])))?.point ?? null;
}

/** The point of a district that lies farthest from its edge: where a line to its label begins. */
function findMiddle(shape: DistrictShape): Point {
  const within = findGrid(shape).filter((point) => isInside(shape.ring, point));
  return findLeast(within, (point) => -Math.min(...shape.ring.map((corner) => findDistance(point, corner)))) ?? shape.centre;
}

function findGrid({ ring }: DistrictShape): readonly Point[] {
  const [[left, top], [right, bottom]] = findBounds(ring);
  const step = Math.max(right - left, bottom - top) / steps;
  const [columns, rows] = [Math.floor((right - left) / step), Math.floor((bottom - top) / step)];
  return Array.from({ length: (columns + 1) * (rows + 1) }, (_, index) => [
    left + (index % (columns + 1)) * step,
    top + Math.floor(index / (columns + 1)) * step,
  ]);
}

function findLeast(points: readonly Point[], measure: (point: Point) => number): Point | null {
  return (
    points.reduce<{ readonly point: Point; readonly size: number } | null>((best, point) => {
      const size = measure(point);
      return best === null || size < best.size ? { point, size } : best;
    }, null)?.point ?? null
  );
}

function findDistance([x, y]: Point, [toX, toY]: Point): number {
  return Math.hypot(toX - x, toY - y);
}

/** Whether a point lies within a closed ring: a line from it to the right meets the ring an odd number of times. */
export function isInside(ring: readonly Point[], [x, y]: Point): boolean {
  return ring.reduce((isWithin, [endX, endY], index) => {
    const [startX, startY] = ring[index === 0 ? ring.length - 1 : index - 1] ?? [endX, endY];
    const isMet = startY > y !== endY > y && x < ((startX - endX) * (y - endY)) / (startY - endY) + endX;
    return isMet ? !isWithin : isWithin;
  }, false);
}
