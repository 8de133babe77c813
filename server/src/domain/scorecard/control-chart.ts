import type { Range } from '#domain/figures/figure/uncertainty.js';
import { lazily } from '#domain/lazily.js';
import type { Bounds } from '#domain/measures/bounds.js';

import { clampLimits, findProcess, type Limits, type Process } from './control-limits.js';
import { tellingValues } from './over-range.js';
import { type ControlSignal, findSignals } from './signals.js';

/** One of the consecutive quarters of a control chart. */
export interface ChartedQuarter {
  /**
   * The value; null for a gap: a figure that is missing or hidden, or a quarter that is not closed.
   */
  readonly value: number | null;
  /** Whether earlier quarters cannot be compared with this one, so that limits begin again. */
  readonly isNewStart: boolean;
  /** What is known about a figure that includes protected records of others; null for any other. */
  readonly protection: ProtectedPoint | null;
}

/** What is known about a protected point. */
export interface ProtectedPoint {
  /** The count as shown; null if others are hidden. */
  readonly count: number | null;
  /** The range that holds the true value nine times in ten; null if exact, or hidden. */
  readonly range: Range | null;
}

/** One quarter that has a figure. */
export interface ControlPoint {
  /** The position of the point's quarter among those given, from 0. */
  readonly index: number;
  readonly value: number;
  /** The mean of the point's baseline. */
  readonly centre: number;
  /** The limits of the baseline; null if it has no two points next to each other. */
  readonly limits: Limits | null;
  /**
   * The signals, most important first; none in a baseline of fewer than 8 points. For a rounded
   * point, those that hold over its whole range.
   */
  readonly signals: readonly ControlSignal[];
  /** How many quarters the limits are worked out from. */
  readonly basedOn: number;
  /** Whether the point is the first at a level that has settled. */
  readonly startsLevel: boolean;
  /**
   * The result of the chart for each possible true value of the point, with all other points as
   * shown; one entry for an exact point.
   */
  readonly possible: readonly PossiblePoint[];
}

/** The result of a chart if a point has this value. */
export interface PossiblePoint {
  readonly value: number;
  readonly centre: number;
  readonly limits: Limits | null;
  readonly signals: readonly ControlSignal[];
}

/** A measure by quarter, with its usual range since recording last changed. */
export interface ControlChart {
  /** Mean of the latest baseline. Null if it has no points. */
  readonly centre: number | null;
  /** Limits of the latest baseline. Null if it has no two points next to each other. */
  readonly limits: Limits | null;
  /** The number of points in the latest baseline. */
  readonly pointCount: number;
  /**
   * Whether the latest baseline is protected, and partly hidden or too small, so that it has no
   * signals.
   */
  readonly isTooSmall: boolean;
  /** Whether the limits come from fewer than 12 points and may still move. */
  readonly isTrial: boolean;
  /**
   * Position of the first quarter at the latest level, if that settled within the quarters drawn;
   * otherwise null.
   */
  readonly levelStart: number | null;
  readonly points: readonly ControlPoint[];
  /** The point of the last quarter given; null if that is a gap. */
  readonly latest: ControlPoint | null;
}

/**
 * The number of points from which limits are no longer trial limits, and the number from which
 * there are signals.
 */
export const MIN_FOR_LIMITS = 12;
export const MIN_FOR_SIGNALS = 8;

/**
 * Random rounding changes points, so protected points have signals only from this mean count on.
 */
const SMALLEST_PROTECTED_CENTRE = 15;

/**
 * Charts consecutive quarters, divided into baselines where recording changed. The points are made
 * on first use: most charts are only read for their limits and their latest quarter.
 */
export function drawControlChart(
  quarters: readonly ChartedQuarter[],
  bounds: Bounds,
): ControlChart {
  const stretches = cutIntoSegments(quarters).map((stretch) => chartStretch(stretch, bounds));
  const last = stretches.at(-1);
  const points = lazily(() =>
    stretches.flatMap(({ length, pointAt }) =>
      Array.from({ length }, (_, offset) => pointAt(offset)).filter((point) => point !== null),
    ),
  );
  return {
    centre: last?.process?.centre ?? null,
    limits: last?.limits ?? null,
    pointCount: last?.pointCount ?? 0,
    isTooSmall: last?.isTooSmall ?? false,
    isTrial: (last?.pointCount ?? 0) < MIN_FOR_LIMITS,
    levelStart: null,
    get points() {
      return points();
    },
    latest: last?.pointAt(last.length - 1) ?? null,
  };
}

interface Stretch {
  /** Position of the baseline's first quarter. */
  readonly first: number;
  readonly values: readonly (number | null)[];
  readonly protection: readonly (ProtectedPoint | null)[];
}

function cutIntoSegments(quarters: readonly ChartedQuarter[]): readonly Stretch[] {
  const starts = quarters.flatMap(({ isNewStart }, index) =>
    index === 0 || isNewStart ? [index] : [],
  );
  return starts.map((first, place) => {
    const own = quarters.slice(first, starts[place + 1]);
    return {
      first,
      values: own.map(({ value }) => value),
      protection: own.map(({ protection }) => protection),
    };
  });
}

interface Charted {
  readonly process: Process | null;
  readonly limits: Limits | null;
  readonly isTooSmall: boolean;
  /** How many quarters the baseline has, and how many of them have a figure. */
  readonly length: number;
  readonly pointCount: number;
  /** The point of a quarter by its position in the baseline; null for a gap. */
  readonly pointAt: (offset: number) => ControlPoint | null;
}

/**
 * Whether a protected baseline is partly hidden, or too small to tell a real change from random
 * rounding.
 */
export function isTooSmallToTell(all: readonly (ProtectedPoint | null)[]): boolean {
  if (all.every((point) => point === null)) return false;
  const protection = all.filter((point) => point !== null);
  const counts = protection.map(({ count }) => count ?? 0);
  const isHidden = protection.some(({ count }) => count === null);
  return (
    isHidden ||
    counts.reduce((sum, count) => sum + count, 0) / counts.length < SMALLEST_PROTECTED_CENTRE
  );
}

function chartStretch({ first, values, protection }: Stretch, bounds: Bounds): Charted {
  const process = findProcess(values);
  const isTooSmall = isTooSmallToTell(protection);
  const { length } = values;
  if (process === null)
    return { process, limits: null, isTooSmall, length, pointCount: 0, pointAt: () => null };
  const limits = process.natural && clampLimits(process.natural, bounds);
  const pointCount = values.reduce<number>((sum, value) => (value === null ? sum : sum + 1), 0);
  const isJudged = !isTooSmall && pointCount >= MIN_FOR_SIGNALS;
  const signals = isJudged ? findSignals(values, process) : [];
  const { centre } = process;
  const pointAt = (offset: number): ControlPoint | null => {
    const value = values[offset] ?? null;
    if (value === null) return null;
    const asShown = signals[offset] ?? none;
    const range = isJudged ? (protection[offset]?.range ?? null) : null;
    const possible =
      range === null
        ? [{ value, centre, limits, signals: asShown }]
        : tellingValues(values, offset, range).map((at) =>
            possiblePoint(values.with(offset, at), offset, bounds),
          );
    const held =
      range === null
        ? asShown
        : asShown.filter((signal) => possible.every((each) => each.signals.includes(signal)));
    return {
      index: first + offset,
      value,
      centre,
      limits,
      basedOn: pointCount,
      startsLevel: false,
      signals: held,
      possible,
    };
  };
  return { process, limits, isTooSmall, length, pointCount, pointAt };
}

const none: readonly ControlSignal[] = [];

function possiblePoint(values: Stretch['values'], offset: number, bounds: Bounds): PossiblePoint {
  const value = values[offset] ?? 0;
  const process = findProcess(values);
  if (process === null) return { value, centre: value, limits: null, signals: [] };
  const limits = process.natural && clampLimits(process.natural, bounds);
  return {
    value,
    centre: process.centre,
    limits,
    signals: findSignals(values, process)[offset] ?? [],
  };
}
