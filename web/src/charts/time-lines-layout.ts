import { estimateWidth } from './control-layout.js';
import { toSpanTicks } from './scale.js';
import { spread } from './spread.js';
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
  readonly ends: readonly {
    readonly key: string;
    readonly y: number;
    readonly from: number;
    readonly words: string;
  }[];
  /** Labels under the axis, as many as there is room for. */
  readonly marks: readonly { readonly x: number; readonly words: string }[];
  readonly toX: (index: number) => number;
  readonly toY: (value: number) => number;
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
  const latest = lines.map(({ points }) => findLatest(points, periods));
  const named = lines.map((line, index) => ({ line, words: nameEnd(line, latest[index]) }));
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
  const wanted = latest.map((point) => toY(point?.value ?? lowest));
  const places = spread(wanted, { gap: endGap, from: head, to: bottom });

  return {
    height,
    left,
    right,
    top: head,
    bottom,
    slot,
    ticks,
    areNamesAtEnds,
    ends: named.map(({ line, words }, index) => ({
      key: line.key,
      words,
      y: places[index] ?? head,
      from: wanted[index] ?? head,
    })),
    marks: placeMarks(periods, toX, right),
    toX,
    toY,
  };
}

/** The latest figure of a line; from a closed period where there is one. */
function findLatest(
  points: readonly LinePoint[],
  periods: readonly LinePeriod[],
): LinePoint | undefined {
  const closed = points.findLast(
    ({ value }, index) => value !== null && periods[index]?.isOpen !== true,
  );
  return closed ?? points.findLast(({ value }) => value !== null);
}

function nameEnd({ name }: TimeLine, latest: LinePoint | undefined): string {
  const short = name.length > maxNameLength ? `${name.slice(0, maxNameLength - 1)}…` : name;
  return `${short} ${latest?.text ?? ''}`.trim();
}

/** Every mark that does not overlap the one before it; marks that start a year come first. */
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
