import type { Direction } from '#domain/measures/measure.js';

import { type ControlChart, FEWEST_FOR_SIGNALS } from './control-chart.js';
import { isAbove } from './nearly.js';
import type { ControlSignal } from './signals.js';

export const variations = {
  IMPROVING: 'A real change, for the better.',
  WORSENING: 'A real change, for the worse.',
  UNUSUALLY_HIGH: 'A real change, to more than usual, of a measure of which neither way is better.',
  UNUSUALLY_LOW: 'A real change, to less than usual, of a measure of which neither way is better.',
  NO_REAL_CHANGE: 'No more than the usual ups and downs.',
  TOO_FEW_POINTS:
    'Fewer than 8 quarters since recording last changed, no figure for this one, or protected numbers that are too small: not known.',
} as const;
export type Variation = keyof typeof variations;

/** On which side of what is usual each signal lies. */
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
 * What the chart says of the last quarter that went into it, from the signal of its point that weighs most: a run above the
 * centre is told before a fall within it. For NEAREST it is the distance from zero that gets better or worse, against that
 * of the centre.
 */
export function judgeVariation(
  { latest, pointCount, isTooSmall }: Pick<ControlChart, 'latest' | 'pointCount' | 'isTooSmall'>,
  direction: Direction,
): Variation {
  if (latest === null || isTooSmall || pointCount < FEWEST_FOR_SIGNALS) return 'TOO_FEW_POINTS';
  const [signal] = latest.signals;
  if (!signal) return 'NO_REAL_CHANGE';
  const isHigh = sideOf(signal) === 'HIGH';
  switch (direction) {
    case 'HIGHER':
      return isHigh ? 'IMPROVING' : 'WORSENING';
    case 'LOWER':
      return isHigh ? 'WORSENING' : 'IMPROVING';
    case 'NEAREST':
      return judgeDistance(Math.abs(latest.value), Math.abs(latest.centre));
    case 'NEUTRAL':
      return isHigh ? 'UNUSUALLY_HIGH' : 'UNUSUALLY_LOW';
  }
}

function judgeDistance(distance: number, usual: number): Variation {
  if (isAbove(distance, usual)) return 'WORSENING';
  return isAbove(usual, distance) ? 'IMPROVING' : 'NO_REAL_CHANGE';
}
