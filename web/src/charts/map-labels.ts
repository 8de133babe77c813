import type { DistrictShape, DrawnMap, Point } from './map.type.js';
import { findBounds } from './map-geometry.js';
import { spread } from './spread.js';

/** What stands in or beside a district. An empty `name` leaves the figure alone. */
export interface MapLabel {
  readonly code: string;
  readonly name: string;
  readonly text: string;
}

/** Where a label stands: in its district, or outside with a line to it. */
export type PlacedLabel = MapLabel &
  (
    | { readonly kind: 'inside'; readonly at: Point }
    | { readonly kind: 'outside'; readonly at: Point; readonly from: Point; readonly anchor: 'start' | 'middle' }
  );

/** Height of a line in pixels, and of the letters in it. */
export const lineHeight = 16;
const inkHeight = 11;
const gap = 8;
/** What is kept free beside letters. */
const air = 5;

/** Widths of letters in pixels, in the 13 px of labels. */
const wideLetters = /[mwMW]/;
const narrowLetters = /[filjtrI .,[\]]/;
const widths = { wide: 10.5, narrow: 4, usual: 6.7 } as const;

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
    return shape === undefined ? [] : [{ label, shape, at: findPlaceInside(shape, toLines(label)) }];
  });
  const inside = found.flatMap(({ label, at }) => (at === null ? [] : [{ ...label, kind: 'inside' as const, at }]));
  if (!hasMargin) return inside;

  const outside = found
    .filter(({ at }) => at === null)
    .map(({ label, shape }) => {
      const from = findMiddle(shape);
      return { label, from, isRight: map.width - from[0] < leaning * (map.height - from[1]) };
    });
  const right = outside.filter(({ isRight }) => isRight);
  const below = outside.filter(({ isRight }) => !isRight);
  const [across, down] = [widest(below.map(({ label }) => label)) + gap, 2 * lineHeight + 2 * gap];
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
    ...right.map(({ label, from }, index) => ({
      ...label,
      kind: 'outside' as const,
      from,
      at: [map.width + gap, tops[index] ?? 0] as const,
      anchor: 'start' as const,
    })),
    ...below.map(({ label, from }, index) => ({
      ...label,
      kind: 'outside' as const,
      from,
      at: [middles[index] ?? 0, map.height + gap + lineHeight] as const,
      anchor: 'middle' as const,
    })),
  ];
}

/** A line of a label, with its middle so far below that of the label. */
export interface LabelLine {
  readonly width: number;
  readonly down: number;
}

function toLines({ name, text }: MapLabel): readonly LabelLine[] {
  if (name === '') return [{ width: toWidth(text), down: 0 }];
  return [
    { width: toWidth(name), down: -lineHeight / 2 },
    { width: toWidth(text), down: lineHeight / 2 },
  ];
}

/** About how wide some words are, in pixels: nothing is drawn yet that could be measured. */
function toWidth(words: string): number {
  if (words === '') return 0;
  return [...words].reduce((sum, letter) => {
    if (wideLetters.test(letter)) return sum + widths.wide;
    return sum + (narrowLetters.test(letter) ? widths.narrow : widths.usual);
  }, air);
}

function widest(labels: readonly MapLabel[]): number {
  return Math.max(0, ...labels.flatMap((label) => toLines(label).map(({ width }) => width)));
}

/** How fine a district is searched for room, along its longer side. */
const steps = 40;

/** The middle of a label that lies wholly in the district, as near to its centre as can be. Null where there is no such place. */
export function findPlaceInside(shape: DistrictShape, lines: readonly LabelLine[]): Point | null {
  const fitting = findGrid(shape).filter(([x, y]) =>
    lines.every(({ width, down }) =>
      [-0.5, -0.25, 0, 0.25, 0.5].every((across) =>
        [-0.5, 0.5].every((half) => isInside(shape.ring, [x + across * width, y + down + half * inkHeight])),
      ),
    ),
  );
  return findLeast(fitting, (point) => findDistance(point, shape.centre));
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
