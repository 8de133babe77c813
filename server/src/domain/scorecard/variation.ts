import type { Direction } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';

import {
  type ControlChart,
  type ControlPoint,
  MIN_FOR_SIGNALS,
  type PossiblePoint,
} from './control-chart.js';
import type { ControlSignal } from './signals.js';

export const variations = {
  IMPROVING: 'A real change, for the better.',
  WORSENING: 'A real change, for the worse.',
  UNUSUALLY_HIGH: 'A real change: higher than usual, for a measure where neither way is better.',
  UNUSUALLY_LOW: 'A real change: lower than usual, for a measure where neither way is better.',
  NO_REAL_CHANGE: 'No more than the usual ups and downs.',
  TOO_FEW_POINTS:
    'Fewer than 8 quarters since recording last changed, no figure for this one, or protected numbers that are too small: not known.',
  TOO_CLOSE:
    'Too close to tell: what other agencies recorded is rounded to protect people, and within the range that contains the true value nine times in ten, the answer could differ.',
} as const;
export type Variation = keyof typeof variations;

/** Whether a figure really changed. */
export function isRealChange(variation: Variation): boolean {
  return (
    variation === 'IMPROVING' ||
    variation === 'WORSENING' ||
    variation === 'UNUSUALLY_HIGH' ||
    variation === 'UNUSUALLY_LOW'
  );
}

/** The side of the usual range that each signal is on. */
const sides: Readonly<Record<ControlSignal, 'HIGH' | 'LOW'>> = {
  ABOVE_UPPER_LIMIT: 'HIGH',
  BELOW_LOWER_LIMIT: 'LOW',
  NEAR_UPPER_LIMIT: 'HIGH',
  NEAR_LOWER_LIMIT: 'LOW',
  RUN_ABOVE_CENTRE: 'HIGH',
  RUN_BELOW_CENTRE: 'LOW',
  RISING: 'HIGH',
  FALLING: 'LOW',
};

/** The side of a signal. */
export function sideOf(signal: ControlSignal): 'HIGH' | 'LOW' {
  return sides[signal];
}

/**
 * The variation of the last quarter given, from the most important signal of its point: a run above
 * the centre counts before a fall within the run. For NEAREST the distance from zero gets better or
 * worse, compared with the centre's. A rounded point gets a result only if it is the same for every
 * possible true value.
 */
export function judgeVariation(
  { latest, pointCount, isTooSmall }: Pick<ControlChart, 'latest' | 'pointCount' | 'isTooSmall'>,
  direction: Direction,
): Variation {
  if (latest === null || isTooSmall || pointCount < MIN_FOR_SIGNALS) return 'TOO_FEW_POINTS';
  const [first = 'NO_REAL_CHANGE', ...others] = new Set(
    latest.possible.map((point) => judgePoint(point, direction)),
  );
  if (others.length > 0) return 'TOO_CLOSE';
  return first !== 'NO_REAL_CHANGE' && findSignal(latest) === null ? 'TOO_CLOSE' : first;
}

/**
 * The signal that describes a change: the most important one, on the side that the figure is on,
 * among those that hold for every possible true value.
 */
export function findSignal({
  signals,
  possible,
}: Pick<ControlPoint, 'signals' | 'possible'>): ControlSignal | null {
  const sidesSeen = new Set(possible.flatMap((point) => point.signals.slice(0, 1).map(sideOf)));
  const [side, ...others] = sidesSeen;
  if (side === undefined || others.length > 0) return null;
  return signals.find((signal) => sideOf(signal) === side) ?? null;
}

function judgePoint({ value, centre, signals }: PossiblePoint, direction: Direction): Variation {
  const [signal] = signals;
  return signal ? judgeSide(sideOf(signal), direction, { value, centre }) : 'NO_REAL_CHANGE';
}

/**
 * What a real change to one side of the usual range means for a measure, whose usual value is the
 * centre.
 */
export function judgeSide(
  side: 'HIGH' | 'LOW',
  direction: Direction,
  { value, centre }: { readonly value: number; readonly centre: number },
): Variation {
  const isHigh = side === 'HIGH';
  switch (direction) {
    case 'HIGHER':
      return isHigh ? 'IMPROVING' : 'WORSENING';
    case 'LOWER':
      return isHigh ? 'WORSENING' : 'IMPROVING';
    case 'NEAREST':
      return judgeDistance(Math.abs(value), Math.abs(centre));
    case 'NEUTRAL':
      return isHigh ? 'UNUSUALLY_HIGH' : 'UNUSUALLY_LOW';
  }
}

function judgeDistance(distance: number, usual: number): Variation {
  if (isAbove(distance, usual)) return 'WORSENING';
  return isAbove(usual, distance) ? 'IMPROVING' : 'NO_REAL_CHANGE';
}
