import { type Bounds, clampLimits, findProcess, type Limits, type Process } from './control-limits.js';
import { type ControlSignal, findSignals } from './signals.js';

/** A quarter as it goes into a control chart, in a row with the others. */
export interface ChartedQuarter {
  /** Null for a gap: a figure that is missing or hidden, or a quarter that is not closed. */
  readonly value: number | null;
  /** Whether what was recorded before it cannot be compared with it, so that limits begin anew. */
  readonly isNewStart: boolean;
}

/** One quarter that has a figure. */
export interface ControlPoint {
  /** Place of its quarter among those that went in, from 0. */
  readonly index: number;
  readonly value: number;
  /** Of the stretch that it lies in. */
  readonly centre: number;
  /** Null where the stretch has no two points next to each other. */
  readonly limits: Limits | null;
  /** In the order in which they weigh; none in a stretch of fewer than 8 points. */
  readonly signals: readonly ControlSignal[];
}

/** How a measure went, quarter by quarter, with what is usual for it since recording last changed. */
export interface ControlChart {
  /** Mean of the latest stretch. Null where it has no point. */
  readonly centre: number | null;
  /** Of the latest stretch. Null where it has no two points next to each other. */
  readonly limits: Limits | null;
  /** Points of the latest stretch. */
  readonly pointCount: number;
  /** Whether the limits rest on fewer than 12 points and may yet move. */
  readonly isTrial: boolean;
  readonly points: readonly ControlPoint[];
  /** The point of the last quarter that went in; null where that is a gap. */
  readonly latest: ControlPoint | null;
}

/** Points from which on limits are no longer on trial, and from which on there are signals. */
export const FEWEST_FOR_LIMITS = 12;
export const FEWEST_FOR_SIGNALS = 8;

/** Charts quarters that follow each other, in stretches that are recorded in one way each. */
export function drawControlChart(quarters: readonly ChartedQuarter[], bounds: Bounds): ControlChart {
  const stretches = cutIntoStretches(quarters).map((stretch) => chartStretch(stretch, bounds));
  const latest = stretches.at(-1);
  const pointCount = latest?.points.length ?? 0;
  const points = stretches.flatMap((stretch) => stretch.points);
  return {
    centre: latest?.process?.centre ?? null,
    limits: latest?.limits ?? null,
    pointCount,
    isTrial: pointCount < FEWEST_FOR_LIMITS,
    points,
    latest: points.find(({ index }) => index === quarters.length - 1) ?? null,
  };
}

interface Stretch {
  /** Place of its first quarter. */
  readonly first: number;
  readonly values: readonly (number | null)[];
}

function cutIntoStretches(quarters: readonly ChartedQuarter[]): readonly Stretch[] {
  const starts = quarters.flatMap(({ isNewStart }, index) => (index === 0 || isNewStart ? [index] : []));
  return starts.map((first, place) => ({ first, values: quarters.slice(first, starts[place + 1]).map(({ value }) => value) }));
}

interface Charted {
  readonly process: Process | null;
  readonly limits: Limits | null;
  readonly points: readonly ControlPoint[];
}

function chartStretch({ first, values }: Stretch, bounds: Bounds): Charted {
  const process = findProcess(values);
  if (process === null) return { process, limits: null, points: [] };
  const limits = process.natural && clampLimits(process.natural, bounds);
  const hasEnough = values.filter((value) => value !== null).length >= FEWEST_FOR_SIGNALS;
  const signals = hasEnough ? findSignals(values, process) : [];
  const points = values.flatMap((value, offset): readonly ControlPoint[] =>
    value === null ? [] : [{ index: first + offset, value, centre: process.centre, limits, signals: signals[offset] ?? [] }],
  );
  return { process, limits, points };
}
