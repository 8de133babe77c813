import type { Measure } from '#domain/measures/measure.js';

import { isAbove } from './nearly.js';
import { findMiss, type Target, toWanted, usualTolerance } from './target.js';

export const statuses = {
  GREEN: 'On target: met, or better.',
  AMBER: 'Near target: missed, within the tolerance.',
  RED: 'Off target: missed by more than the tolerance.',
  NO_DATA: 'There is no figure: it is missing, hidden or not applicable. Never a failure.',
  NO_TARGET: 'No target is set for exactly this quarter, area, agency and objective.',
  NOT_RATED: 'Neither way is better, or the quarter is not closed: a part of it is not held to the target of the whole.',
} as const;
export type Status = keyof typeof statuses;

interface Rated {
  readonly measure: Pick<Measure, 'unit' | 'direction'>;
  /** In the measure's own unit; null where there is none. */
  readonly value: number | null;
  /** Whether returns of its quarter are still coming in. */
  readonly isOpen: boolean;
  readonly target: Pick<Target, 'aim' | 'tolerance'> | null;
}

/**
 * Rates the figure of one quarter against its target. Meeting it exactly is GREEN and missing it by exactly the tolerance
 * AMBER. A missing figure is NO_DATA, never RED; a NEUTRAL measure is never rated, whatever was set for it.
 */
export function rateAgainstTarget({ measure, value, isOpen, target }: Rated): Status {
  if (value === null) return 'NO_DATA';
  if (measure.direction === 'NEUTRAL' || isOpen) return 'NOT_RATED';
  if (target === null) return 'NO_TARGET';

  const miss = findMiss(value, toWanted(measure.direction, target.aim));
  if (miss === null) return 'GREEN';
  const tolerance = target.tolerance ?? usualTolerance(measure.unit, miss.edge);
  return isAbove(miss.by, tolerance) ? 'RED' : 'AMBER';
}
