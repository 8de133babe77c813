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

/** What is written along the middle, and the names of dots beside them, none upon another or upon a dot; those that stand out first, and what finds no room is left out. */
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
  const names = wanted.flatMap((dot): readonly FunnelLabel[] => {
    const words = dot.text === null ? dot.name : `${dot.name} ${dot.text}`;
    const [x, y, width] = [toX(dot.base), toY(dot.value), estimateWidth(words)];
    // Above and below a name moves along to stay inside.
    const within = Math.max(left, Math.min(right - width, x - width / 2));
    const ways = [
      { x: x + gap, y: y + 4, anchor: 'start', left: x + gap },
      { x: x - gap, y: y + 4, anchor: 'end', left: x - gap - width },
      { x: within + width / 2, y: y - gap, anchor: 'middle', left: within },
      { x: within + width / 2, y: y + gap + lineHeight - 3, anchor: 'middle', left: within },
    ] as const;
    for (const way of ways) {
      const box = toBox(way, width);
      const isInside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
      if (!isInside || taken.some((other) => doMeet(box, other))) continue;
      taken.push(box);
      return [{ key: dot.key, words, isStrong: rank(dot) < 2, x: way.x, y: way.y, anchor: way.anchor }];
    }
    return [];
  });
  return [middle, ...names];
}

function doMeet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
