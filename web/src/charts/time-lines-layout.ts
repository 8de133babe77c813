import { toSpanTicks } from './scale.js';
import { spread } from './spread.js';
import { estimateWidth } from './text-width.js';
import type { LinePeriod, LinePoint, TimeLine } from './time-lines.type.js';

/** The positions of a chart of lines, in CSS pixels. */
export interface TimeLinesLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly slot: number;
  readonly ticks: readonly number[];
  /** Whether each line has its name at its end; otherwise the names are below. */
  readonly areNamesAtEnds: boolean;
  /** The name of each line at its end; null for a line without a single figure. */
  readonly ends: readonly (LineEnd | null)[];
  /** Labels under the axis, as many as there is room for. */
  readonly marks: readonly { readonly x: number; readonly words: string }[];
  readonly toX: (index: number) => number;
  readonly toY: (value: number) => number;
}

/** A name beside the last figure of its line. */
interface LineEnd {
  readonly key: string;
  readonly y: number;
  /**
   * The start of the line that leads to the name: at the edge, or at the last figure if that is
   * earlier.
   */
  readonly from: { readonly x: number; readonly y: number };
  /** `Drugs 12`; `Drugs 12 (Q1 2025/26)` if its last figure is for an earlier period. */
  readonly words: string;
}

interface ToLayOut {
  readonly width: number;
  readonly periods: readonly LinePeriod[];
  readonly lines: readonly TimeLine[];
  readonly formatMark: (value: number) => string;
}

/** Below this width there is no room for names beside the lines. */
const narrowest = 520;
const heights = { wide: 420, narrow: 300 };
const axisHeight = 30;
const head = 26;
const endGap = 20;
const maxNameLength = 26;

/** Lays out lines for the available width. The axis starts at zero, unless a value is below it. */
export function layOutLines({ width, periods, lines, formatMark }: ToLayOut): TimeLinesLayout {
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const ticks = toSpanTicks({ lowest: Math.min(0, ...values), highest: Math.max(0, ...values) });
  const [lowest, highest] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const areNamesAtEnds = width >= narrowest;
  const named = lines.flatMap((line) => {
    const latest = findLatest(line.points, periods);
    return latest === null ? [] : [{ key: line.key, latest, words: nameEnd(line, latest) }];
  });
  const left = Math.ceil(Math.max(...ticks.map((tick) => estimateWidth(formatMark(tick))))) + 12;
  const room = areNamesAtEnds
    ? Math.ceil(Math.max(0, ...named.map(({ words }) => estimateWidth(words)))) + 28
    : 4;
  const right = Math.max(left + 40, width - room);
  const height = areNamesAtEnds ? heights.wide : heights.narrow;
  const bottom = height - axisHeight;
  const slot = (right - left) / Math.max(1, periods.length);
  const toX = (index: number) => left + (index + 0.5) * slot;
  const toY = (value: number) =>
    bottom - ((value - lowest) / (highest - lowest || 1)) * (bottom - head);
  const wanted = named.map(({ latest }) => toY(latest.value));
  const places = spread(wanted, { gap: endGap, from: head, to: bottom });
  const ends = named.map(({ key, latest, words }, index): LineEnd => ({
    key,
    words,
    y: places[index] ?? head,
    from: {
      x: latest.earlier === null ? right + 2 : toX(latest.index) + 6,
      y: wanted[index] ?? head,
    },
  }));

  return {
    height,
    left,
    right,
    top: head,
    bottom,
    slot,
    ticks,
    areNamesAtEnds,
    ends: lines.map(({ key }) => ends.find((end) => end.key === key) ?? null),
    marks: placeMarks(periods, toX, right),
    toX,
    toY,
  };
}

interface LatestFigure {
  readonly index: number;
  readonly value: number;
  readonly text: string;
  /** The label of the figure's period; null if that is the last closed one. */
  readonly earlier: string | null;
}

/**
 * The latest figure of a line, from a closed period if there is one; null for a line without a
 * figure.
 */
function findLatest(
  points: readonly LinePoint[],
  periods: readonly LinePeriod[],
): LatestFigure | null {
  const found = points.flatMap(({ value, text }, index) =>
    value === null ? [] : [{ index, value, text }],
  );
  const latest = found.findLast(({ index }) => periods[index]?.isOpen !== true) ?? found.at(-1);
  if (latest === undefined) return null;
  const lastClosed = periods.findLastIndex(({ isOpen }) => !isOpen);
  const last = lastClosed === -1 ? periods.length - 1 : lastClosed;
  return {
    ...latest,
    earlier: latest.index === last ? null : (periods[latest.index]?.label ?? null),
  };
}

function nameEnd({ name }: TimeLine, { text, earlier }: LatestFigure): string {
  const short = name.length > maxNameLength ? `${name.slice(0, maxNameLength - 1)}…` : name;
  return `${short} ${text}${earlier === null ? '' : ` (${earlier})`}`;
}

/**
 * All marks if they fit; otherwise only those that start a year, if there are several. Marks that
 * would still overlap the one before are left out.
 */
function placeMarks(
  periods: readonly LinePeriod[],
  toX: (index: number) => number,
  right: number,
): TimeLinesLayout['marks'] {
  const all = periods.flatMap(({ mark }, index) =>
    mark === null ? [] : [{ x: toX(index), words: mark.words, startsYear: mark.startsYear }],
  );
  const years = all.filter(({ startsYear }) => startsYear);
  const fits = (marks: typeof all) =>
    marks.every(
      (mark, index) =>
        index === 0 || mark.x - (marks[index - 1]?.x ?? 0) >= estimateWidth(mark.words) + 8,
    );
  const shown = fits(all) ? all : years.length > 1 ? years : all;
  let end = Number.NEGATIVE_INFINITY;
  return shown.flatMap(({ x, words }) => {
    const half = estimateWidth(words) / 2;
    if (x - half < end || x - half < 0 || x + half > right + 40) return [];
    end = x + half + 8;
    return [{ x, words }];
  });
}

/** The parts of a line between its gaps, as paths; a single point is a part of its own. */
export function toSegments(
  points: readonly LinePoint[],
  { toX, toY }: Pick<TimeLinesLayout, 'toX' | 'toY'>,
): readonly string[] {
  const stretches: string[][] = [];
  let isOpen = false;
  for (const [index, { value }] of points.entries()) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    const place = `${toX(index).toFixed(1)} ${toY(value).toFixed(1)}`;
    if (isOpen) stretches.at(-1)?.push(place);
    else stretches.push([place]);
    isOpen = true;
  }
  return stretches.map((places) => `M${places.join('L')}`);
}

/** Adjacent periods with the same background: first and last. */
export function toRuns(
  periods: readonly LinePeriod[],
  holds: (period: LinePeriod) => boolean,
): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const [index, period] of periods.entries()) {
    if (!holds(period)) continue;
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}
