import type { FunnelDot, FunnelLabel } from './funnel-chart.type.js';
import { overlapsPlace, type Place, Places, toPlace } from './funnel-places.js';
import { makeRoom } from './funnel-room.js';
import {
  type Box,
  boxOfDot,
  doBoxesOverlap,
  grow,
  lineHeight,
  waysBeside,
  waysFarther,
} from './funnel-ways.js';
import { estimateWidth } from './text-width.js';

export interface FunnelPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly toX: (base: number) => number;
  readonly toY: (value: number) => number;
  /** The middle line, and the text along it. */
  readonly centre: { readonly value: number; readonly text: string };
  /** Whether there is little room: then only outliers and highlighted places are named. */
  readonly isNarrow: boolean;
}

/**
 * Places the text along the middle line, and names beside their dots, so that they overlap neither
 * each other nor any dot. Outliers come first. A name that does not fit beside its dot moves
 * further away, with a line to the dot; a name that fits nowhere is left out.
 */
export function placeFunnelLabels(
  dots: readonly FunnelDot[],
  plot: FunnelPlot,
): readonly FunnelLabel[] {
  const { left, right, top, bottom, toX, toY, isNarrow, centre } = plot;
  const boxes = new Map(dots.map((dot) => [dot.key, boxOfDot(toX(dot.base), toY(dot.value))]));
  const taken: Box[] = [...boxes.values()];
  const line = toY(centre.value);
  const centreWidth = estimateWidth(centre.text);
  const along = [
    { x: right - 2, y: line - 5, anchor: 'end', left: right - 2 - centreWidth },
    { x: right - 2, y: line + 14, anchor: 'end', left: right - 2 - centreWidth },
    { x: left + 2, y: line - 5, anchor: 'start', left: left + 2 },
    { x: left + 2, y: line + 14, anchor: 'start', left: left + 2 },
  ] as const;
  const toBox = (way: { readonly left: number; readonly y: number }, width: number): Box => ({
    left: way.left,
    right: way.left + width,
    top: way.y - lineHeight + 3,
    bottom: way.y + 3,
  });
  const free =
    along.find((way) => !taken.some((other) => doBoxesOverlap(toBox(way, centreWidth), other))) ??
    along[0];
  taken.push(toBox(free, centreWidth));
  const middle = {
    key: 'centre',
    words: centre.text,
    isStrong: false,
    x: free.x,
    y: free.y,
    anchor: free.anchor,
  };
  const rank = ({ text, isSetApart }: FunnelDot) => (text !== null ? 0 : isSetApart ? 1 : 2);
  const wanted = dots
    .filter((dot) => !isNarrow || rank(dot) < 2)
    .toSorted((one, other) => rank(one) - rank(other));
  // The middle line runs through no name, and a name that touches another dot would seem to belong
  // to that dot.
  const isStruck = ({ top: above, bottom: below }: Box) => above < line + 1 && below > line - 1;
  const rooms = [...boxes].map(([key, box]) => ({ key, room: grow(box) }));
  const isNearAnother = (box: Box, key: string) =>
    rooms.some((other) => other.key !== key && doBoxesOverlap(box, other.room));
  const isInside = (box: Box) =>
    box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
  // The possible positions of a name are computed once, when needed. After that, the layout only
  // checks which of them are still free.
  const findPlaces = function* (dot: FunnelDot, isFarther: boolean): Generator<Place> {
    const words = dot.text === null ? dot.name : `${dot.name} ${dot.text}`;
    const [x, y, width] = [toX(dot.base), toY(dot.value), estimateWidth(words)];
    // Above and below its dot, a name shifts sideways to stay inside.
    const within = Math.max(left, Math.min(right - width, x - width / 2));
    const ways = isFarther ? waysFarther({ x, y, width }) : waysBeside({ x, y, width, within });
    for (const way of ways) {
      const box = toBox(way, width);
      if (!isInside(box) || isStruck(box) || isNearAnother(box, dot.key)) continue;
      const { left: _, ...at } = way;
      const place = toPlace({ key: dot.key, words, isStrong: rank(dot) < 2, ...at }, box);
      if (!taken.some((other) => overlapsPlace(place, other))) yield place;
    }
  };
  const toPlaces = (isFarther: boolean) =>
    new Map(wanted.map((dot) => [dot.key, new Places(findPlaces(dot, isFarther))]));
  const places = { beside: toPlaces(false), farther: toPlaces(true) };
  const placesOf = (key: string): readonly Place[] =>
    [places.beside, places.farther].flatMap((of) => of.get(key)?.all() ?? []);
  const layOut = (first: readonly string[]): readonly Place[] => {
    const filled: Place[] = [];
    const place = (dot: FunnelDot, where: keyof typeof places): Place | null => {
      const found = places[where].get(dot.key)?.findBeside(filled) ?? null;
      if (found !== null) filled.push(found);
      return found;
    };
    // Names without room beside their dots are placed further away, once all others have their
    // positions.
    const before = first.flatMap((key) => wanted.filter((dot) => dot.key === key));
    const others = wanted.filter(({ key }) => !first.includes(key));
    const firstOnes = before.map((dot) => place(dot, 'beside') ?? place(dot, 'farther'));
    const beside = others.map((dot) => place(dot, 'beside'));
    return [
      ...firstOnes,
      ...others.map((dot, index) => beside[index] ?? place(dot, 'farther')),
    ].filter((each) => each !== null);
  };
  const fullest = findFullest(layOut, wanted);
  const leftOut = wanted.filter(({ key }) => !fullest.some(({ label }) => label.key === key));
  const all = leftOut.reduce(
    (filled, { key }) => makeRoom(key, filled, { placesOf }) ?? filled,
    fullest,
  );
  return [middle, ...all.map(({ label }) => label)];
}

/** How many new attempts there are, each starting with the names that were left out. */
const ROUNDS = 6;

/**
 * Lays out the names so that as few as possible are left out. Each attempt starts with the names
 * that the attempt before left out; further attempts start from another side of the chart. An
 * attempt that places fewer important names is not used.
 */
function findFullest(
  layOut: (first: readonly string[]) => readonly Place[],
  wanted: readonly FunnelDot[],
): readonly Place[] {
  let best = layOut([]);
  const strongOf = (found: readonly Place[]) => found.filter(({ label }) => label.isStrong).length;
  const attempt = (first: readonly string[]): readonly Place[] => {
    const found = layOut(first);
    if (found.length > best.length && strongOf(found) >= strongOf(best)) best = found;
    return found;
  };
  const ways = [
    (dot: FunnelDot) => dot.base,
    (dot: FunnelDot) => -dot.base,
    (dot: FunnelDot) => dot.value,
    (dot: FunnelDot) => -dot.value,
  ];
  for (const start of [null, ...ways]) {
    let first =
      start === null
        ? []
        : wanted.toSorted((one, other) => start(one) - start(other)).map(({ key }) => key);
    let latest = start === null ? best : attempt(first);
    for (let round = 0; round < ROUNDS && best.length < wanted.length; round += 1) {
      const named = new Set(latest.map(({ label }) => label.key));
      const left = wanted.flatMap(({ key }) => (named.has(key) ? [] : [key]));
      const next = [...left, ...first.filter((key) => !left.includes(key))];
      // The same order as before would give the same layout.
      if (next.length === first.length && next.every((key, place) => key === first[place])) break;
      first = next;
      latest = attempt(first);
    }
    if (best.length === wanted.length) break;
  }
  return best;
}
