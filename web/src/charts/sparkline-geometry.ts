import type { SparklineContent, SparklinePoint } from './sparkline.type.js';

/** Size of a sparkline in CSS pixels, and the space for marks above and below the drawing. */
export interface SparklineSize {
  readonly width: number;
  readonly height: number;
  readonly inset: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface SparklineGeometry {
  /** The usual range of each baseline that is long enough. */
  readonly bands: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** The positions at which recording changed. */
  readonly breaks: readonly number[];
  /** The position at which the open quarters begin; null if there are none. */
  readonly openFrom: number | null;
  readonly targets: readonly number[];
  /** The mean of the quarters at a new level; null if there are none. */
  readonly mean: { readonly x: number; readonly y: number; readonly width: number } | null;
  /** Runs of closed quarters, as paths: broken at a gap and where recording changed. */
  readonly lines: readonly string[];
  /** Points without a line to them. */
  readonly lone: readonly Place[];
  /** Quarters before the latest that are themselves outside the usual range. */
  readonly earlier: readonly Place[];
  /** The latest closed quarter, where it has a value. */
  readonly latest: (Place & { readonly isSignal: boolean }) | null;
  /** Open quarters, joined to the quarters before them. */
  readonly open: readonly Place[];
  readonly openLine: string | null;
}

/**
 * The positions of a sparkline. Every quarter has a slot of the same width. The largest value drawn
 * is at the top and the smallest at the bottom; a constant is in the middle.
 */
export function layOutSparkline(
  { points, stretches, level, targets, joinsOpen }: SparklineContent,
  size: SparklineSize,
): SparklineGeometry {
  const slot = size.width / Math.max(points.length, 1);
  const closed = points.filter(({ isOpen }) => !isOpen);
  const edge = round(closed.length * slot);
  const drawn = joinsOpen ? points : closed;
  const limits = stretches.flatMap((stretch) =>
    stretch.limits === null ? [] : [stretch.limits.lower, stretch.limits.upper],
  );
  const toY = scaleTo(
    [
      ...drawn.flatMap(({ value }) => (value === null ? [] : [value])),
      ...limits,
      ...targets,
      ...(level === null ? [] : [level.mean]),
    ],
    size,
  );
  const place = (value: number, index: number) => ({
    x: round((index + 0.5) * slot),
    y: toY(value),
  });

  const bands = stretches.flatMap(({ start, limits: usual }, index) => {
    if (usual === null) return [];
    const end = stretches[index + 1]?.start ?? closed.length;
    const y = toY(usual.upper);
    return withoutLevel({ start, end }, index === stretches.length - 1 ? level : null).map(
      (part) => {
        const x = round(part.start * slot);
        return { x, y, width: round(part.end * slot - x), height: round(toY(usual.lower) - y) };
      },
    );
  });

  const starts = stretches.slice(1).map(({ start }) => start);
  const runs = findRuns(closed, starts).map((run) =>
    run.map(({ value, index }) => ({ ...place(value, index), index })),
  );
  const last = closed.at(-1);
  const latest =
    typeof last?.value === 'number'
      ? {
          ...place(last.value, closed.length - 1),
          isSignal: level === null ? last.signal !== null : level.start === closed.length - 1,
        }
      : null;
  const earlier = closed
    .slice(0, -1)
    .flatMap(({ value, isBeyond }, index) =>
      value === null || !isBeyond ? [] : [place(value, index)],
    );
  const open = joinsOpen
    ? points.flatMap(({ value, isOpen }, index) =>
        isOpen && value !== null ? [place(value, index)] : [],
      )
    : [];

  return {
    bands,
    breaks: starts.map((start) => round(start * slot)),
    openFrom: closed.length === points.length ? null : edge,
    targets: targets.map(toY),
    mean:
      level === null
        ? null
        : {
            x: round(level.start * slot),
            y: toY(level.mean),
            width: round((level.end - level.start) * slot),
          },
    lines: runs.filter((run) => run.length > 1).map(toPath),
    lone: runs
      .flatMap((run) => (run.length === 1 && run[0]?.index !== closed.length - 1 ? run : []))
      .map(({ x, y }) => ({ x, y })),
    earlier,
    latest,
    open,
    openLine: latest === null || open.length === 0 ? null : toPath([latest, ...open]),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A baseline, less the quarters at a new level: up to two parts. */
function withoutLevel({ start, end }: Span, level: Span | null): readonly Span[] {
  if (level === null) return [{ start, end }];
  return [
    { start, end: Math.min(level.start, end) },
    { start: Math.max(level.end, start), end },
  ].filter((part) => part.start < part.end);
}

/** Consecutive points with a value in one baseline. */
function findRuns(points: readonly SparklinePoint[], starts: readonly number[]) {
  const runs: { readonly value: number; readonly index: number }[][] = [];
  let isJoined = false;
  points.forEach(({ value }, index) => {
    if (starts.includes(index)) isJoined = false;
    if (value === null) {
      isJoined = false;
      return;
    }
    const run = isJoined ? runs.at(-1) : undefined;
    if (run === undefined) runs.push([{ value, index }]);
    else run.push({ value, index });
    isJoined = true;
  });
  return runs;
}

function scaleTo(
  values: readonly number[],
  { height, inset }: SparklineSize,
): (value: number) => number {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (!(highest > lowest)) return () => height / 2;
  return (value) => round(inset + ((highest - value) / (highest - lowest)) * (height - 2 * inset));
}

function toPath(places: readonly Place[]): string {
  return `M${places.map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

/** Rounds to a tenth of a pixel: nobody can see anything finer. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
