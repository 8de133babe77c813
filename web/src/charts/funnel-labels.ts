import { estimateWidth } from './control-layout.js';
import type { FunnelDot } from './funnel-chart.type.js';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A name beside a dot. */
export interface FunnelLabel {
  readonly key: string;
  readonly words: string;
  readonly isStrong: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** From the dot to a name that stands farther from it than beside it; not there where it does not. */
  readonly line?: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

export interface FunnelPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly toX: (base: number) => number;
  readonly toY: (value: number) => number;
  /** The line in the middle, and what is written along it. */
  readonly centre: { readonly value: number; readonly text: string };
  /** Where there is little room those alone are named that stand out or are set apart. */
  readonly isNarrow: boolean;
}

const lineHeight = 14;
const gap = 10;
const radius = 6;

/**
 * What is written along the middle, and the names of dots beside them, none upon another or upon a dot; those that stand out first. What finds no room
 * there stands farther away with a line to its dot, and is left out where there is none either.
 */
export function placeFunnelLabels(dots: readonly FunnelDot[], plot: FunnelPlot): readonly FunnelLabel[] {
  const { left, right, top, bottom, toX, toY, isNarrow, centre } = plot;
  const taken: Box[] = dots.map(({ base, value }) => {
    const [x, y] = [toX(base), toY(value)];
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
  const line = toY(centre.value);
  const centreWidth = estimateWidth(centre.text);
  const along = [
    { x: right - 2, y: line - 5, anchor: 'end', left: right - 2 - centreWidth },
    { x: right - 2, y: line + 14, anchor: 'end', left: right - 2 - centreWidth },
    { x: left + 2, y: line - 5, anchor: 'start', left: left + 2 },
    { x: left + 2, y: line + 14, anchor: 'start', left: left + 2 },
  ] as const;
  const toBox = (way: { readonly left: number; readonly y: number }, width: number): Box => ({
    ...{ left: way.left, right: way.left + width },
    ...{ top: way.y - lineHeight + 3, bottom: way.y + 3 },
  });
  const free = along.find((way) => !taken.some((other) => doMeet(toBox(way, centreWidth), other))) ?? along[0];
  taken.push(toBox(free, centreWidth));
  const middle = { key: 'centre', words: centre.text, isStrong: false, x: free.x, y: free.y, anchor: free.anchor };
  const rank = ({ text, isSetApart }: FunnelDot) => (text !== null ? 0 : isSetApart ? 1 : 2);
  const wanted = dots.filter((dot) => !isNarrow || rank(dot) < 2).toSorted((one, other) => rank(one) - rank(other));
  const place = (dot: FunnelDot, isFarther: boolean): FunnelLabel | null => {
    const words = dot.text === null ? dot.name : `${dot.name} ${dot.text}`;
    const [x, y, width] = [toX(dot.base), toY(dot.value), estimateWidth(words)];
    // Above and below a name moves along to stay inside.
    const within = Math.max(left, Math.min(right - width, x - width / 2));
    for (const { left: start, ...way } of isFarther ? waysFarther({ x, y, width }) : waysBeside({ x, y, width, within })) {
      const box = toBox({ left: start, y: way.y }, width);
      const boxes = way.line === undefined ? [box] : [box, boxOfLine(way.line)];
      const isInside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
      if (!isInside || boxes.some((one) => taken.some((other) => doMeet(one, other)))) continue;
      taken.push(...boxes);
      return { key: dot.key, words, isStrong: rank(dot) < 2, ...way };
    }
    return null;
  };
  // Those that find no room beside their dots stand farther away, once all that do have theirs.
  const beside = wanted.map((dot) => place(dot, false));
  const names = wanted.flatMap((dot, index) => beside[index] ?? place(dot, true) ?? []);
  return [middle, ...names];
}

function boxOfLine({ x1, y1, x2, y2 }: NonNullable<FunnelLabel['line']>): Box {
  return { left: Math.min(x1, x2) - 1, right: Math.max(x1, x2) + 1, top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
}

type Way = Pick<FunnelLabel, 'x' | 'y' | 'anchor' | 'line'> & { readonly left: number };

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where a name may stand that touches its dot: to its right and left, above and below, and at its corners. */
function waysBeside({ x, y, width, within }: Placed & { readonly within: number }): readonly Way[] {
  const corner = gap - 3;
  return [
    { x: x + gap, y: y + 4, anchor: 'start', left: x + gap },
    { x: x - gap, y: y + 4, anchor: 'end', left: x - gap - width },
    { x: within + width / 2, y: y - gap, anchor: 'middle', left: within },
    { x: within + width / 2, y: y + gap + lineHeight - 3, anchor: 'middle', left: within },
    ...[-corner, corner + lineHeight - 4].flatMap((down): readonly Way[] => [
      { x: x + corner, y: y + down, anchor: 'start', left: x + corner },
      { x: x - corner, y: y + down, anchor: 'end', left: x - corner - width },
    ]),
  ];
}

/** Farther away, with a line to its dot. */
function waysFarther({ x, y, width }: Placed): readonly Way[] {
  return [2, 3, 4, 5].flatMap((lines) =>
    [1, -1].flatMap((down): readonly Way[] => {
      const at = y + down * lines * lineHeight;
      const line = { x1: x, y1: y + down * radius, x2: x, y2: at - (down > 0 ? lineHeight - 3 : -3) };
      return [
        { x, y: at, anchor: 'middle', left: x - width / 2, line },
        { x: x - 4, y: at, anchor: 'start', left: x - 4, line },
        { x: x + 4, y: at, anchor: 'end', left: x + 4 - width, line },
      ];
    }),
  );
}

function doMeet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
