import type { Range } from '#domain/figures/figure/uncertainty.js';
import type { Bounds } from '#domain/measures/bounds.js';

import { clampLimits, findProcess, type Limits, type Process } from './control-limits.js';
import { tellingValues } from './over-range.js';
import { type ControlSignal, findSignals } from './signals.js';

/** A quarter as it goes into a control chart, in a row with the others. */
export interface ChartedQuarter {
  /** Null for a gap: a figure that is missing or hidden, or a quarter that is not closed. */
  readonly value: number | null;
  /** Whether what was recorded before it cannot be compared with it, so that limits begin again. */
  readonly isNewStart: boolean;
  /** Of a figure in which others are protected; null for any other. */
  readonly protection: ProtectedPoint | null;
}

/** What is protected of a point. */
export interface ProtectedPoint {
  /** What was counted, as it is shown; null where others are hidden. */
  readonly count: number | null;
  /** Where its truth lies nine times in ten; null where it is exact, or hidden. */
  readonly range: Range | null;
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
  /**
   * In the order in which they weigh; none in a stretch of fewer than 8 points. Of a rounded point
   * those that hold over all its range.
   */
  readonly signals: readonly ControlSignal[];
  /** How many quarters its limits rest on. */
  readonly basedOn: number;
  /** Whether it is the first at a level that has settled. */
  readonly startsLevel: boolean;
  /**
   * What the chart says where the truth of the point may lie, all other points as shown: once, of
   * an exact one.
   */
  readonly possible: readonly PossiblePoint[];
}

/** What a chart says if a point is this value. */
export interface PossiblePoint {
  readonly value: number;
  readonly centre: number;
  readonly limits: Limits | null;
  readonly signals: readonly ControlSignal[];
}

/**
 * How a measure went, quarter by quarter, with what is usual for it since recording last changed.
 */
export interface ControlChart {
  /** Mean of the latest stretch. Null where it has no point. */
  readonly centre: number | null;
  /** Of the latest stretch. Null where it has no two points next to each other. */
  readonly limits: Limits | null;
  /** Points of the latest stretch. */
  readonly pointCount: number;
  /**
   * Whether the latest stretch is protected, and hidden in part or too small, so that there are no
   * signals in it.
   */
  readonly isTooSmall: boolean;
  /** Whether the limits rest on fewer than 12 points and may yet move. */
  readonly isTrial: boolean;
  /**
   * Place of the first quarter at the latest level, where that settled within the quarters drawn;
   * null else.
   */
  readonly levelStart: number | null;
  readonly points: readonly ControlPoint[];
  /** The point of the last quarter that went in; null where that is a gap. */
  readonly latest: ControlPoint | null;
}

/** Points from which on limits are no longer on trial, and from which on there are signals. */
export const MIN_FOR_LIMITS = 12;
export const MIN_FOR_SIGNALS = 8;

/**
 * Random rounding moves points: where they are protected there are signals from this mean of what
 * was counted on.
 */
const SMALLEST_PROTECTED_CENTRE = 15;

/** Charts quarters that follow each other, in stretches that are recorded in one way each. */
export function drawControlChart(
  quarters: readonly ChartedQuarter[],
  bounds: Bounds,
): ControlChart {
  const stretches = cutIntoSegments(quarters).map((stretch) => chartStretch(stretch, bounds));
  const latest = stretches.at(-1);
  const pointCount = latest?.points.length ?? 0;
  const points = stretches.flatMap((stretch) => stretch.points);
  return {
    centre: latest?.process?.centre ?? null,
    limits: latest?.limits ?? null,
    pointCount,
    isTooSmall: latest?.isTooSmall ?? false,
    isTrial: pointCount < MIN_FOR_LIMITS,
    levelStart: null,
    points,
    latest: points.find(({ index }) => index === quarters.length - 1) ?? null,
  };
}

interface Stretch {
  /** Place of its first quarter. */
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
  readonly points: readonly ControlPoint[];
  readonly isTooSmall: boolean;
}

/**
 * Whether what is protected is hidden in part, or too small to tell a real change from random
 * rounding.
 */
export function isTooSmallToTell(all: readonly (ProtectedPoint | null)[]): boolean {
  const protection = all.filter((point) => point !== null);
  if (protection.length === 0) return false;
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
  if (process === null) return { process, limits: null, points: [], isTooSmall };
  const limits = process.natural && clampLimits(process.natural, bounds);
  const basedOn = values.filter((value) => value !== null).length;
  const isJudged = !isTooSmall && basedOn >= MIN_FOR_SIGNALS;
  const signals = isJudged ? findSignals(values, process) : [];
  const points = values.flatMap((value, offset): readonly ControlPoint[] => {
    if (value === null) return [];
    const { centre } = process;
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
    return [
      {
        index: first + offset,
        value,
        centre,
        limits,
        basedOn,
        startsLevel: false,
        signals: held,
        possible,
      },
    ];
  });
  return { process, limits, points, isTooSmall };
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
