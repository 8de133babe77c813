import type { Range } from '#domain/figures/figure/uncertainty.js';
import type { Measure } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';
import {
  findMiss,
  type Target,
  toWanted,
  usualTolerance,
  type Wanted,
} from '#domain/targets/target.js';

/** Each status in words, for tables, tiles and sentences. */
export const statusWords = {
  GREEN: 'On target',
  AMBER: 'Near target',
  RED: 'Off target',
  NO_DATA: 'No data',
  NO_TARGET: 'No target',
  NOT_RATED: 'Not rated',
  TOO_CLOSE: 'Too close to rate',
} as const;
export type Status = keyof typeof statusWords;

/** What each status means. */
export const statuses: Readonly<Record<Status, string>> = {
  GREEN: `${statusWords.GREEN}: met, or better.`,
  AMBER: `${statusWords.AMBER}: missed, within the tolerance.`,
  RED: `${statusWords.RED}: missed by more than the tolerance.`,
  NO_DATA: 'There is no figure: it is missing, hidden or not applicable. Never a failure.',
  NO_TARGET: 'No target is set for exactly this quarter, area, agency and objective.',
  NOT_RATED:
    'Neither way is better, or the quarter is not closed: part of a quarter is not rated against the target of the whole.',
  TOO_CLOSE: `${statusWords.TOO_CLOSE}: what other agencies recorded is rounded to protect people, and within the range that contains the true value nine times in ten, the status could differ.`,
};

interface Rated {
  readonly measure: Pick<Measure, 'unit' | 'direction'>;
  /** The value in the measure's own unit; null if there is none. */
  readonly value: number | null;
  /** The range that holds the true value nine times in ten, if rounded; null if exact. */
  readonly range: Range | null;
  /** Whether the figure's quarter is open. */
  readonly isOpen: boolean;
  readonly target: Pick<Target, 'aim' | 'tolerance'> | null;
}

/**
 * Rates the figure for one quarter against its target. Meeting it exactly is GREEN and missing it
 * by exactly the tolerance AMBER. A missing figure is NO_DATA, never RED; a NEUTRAL measure is
 * never rated, even if a target is set. A rounded figure is rated only if the status is the same
 * for every possible true value.
 */
export function rateAgainstTarget({ measure, value, range, isOpen, target }: Rated): Status {
  if (value === null) return 'NO_DATA';
  if (measure.direction === 'NEUTRAL' || isOpen) return 'NOT_RATED';
  if (target === null) return 'NO_TARGET';

  const wanted = toWanted(measure.direction, target.aim);
  const rate = (each: number) => rateValue(each, { measure, wanted, tolerance: target.tolerance });
  if (range === null) return rate(value);
  // Between the ends a rating changes only at the edges of the aim.
  const edges = [wanted.from, wanted.to].filter((edge) => edge > range.from && edge < range.to);
  const [first = rate(value), ...others] = new Set([range.from, ...edges, range.to].map(rate));
  return others.length > 0 ? 'TOO_CLOSE' : first;
}

interface Options {
  readonly measure: Pick<Measure, 'unit'>;
  readonly wanted: Wanted;
  readonly tolerance: number | null;
}

function rateValue(value: number, { measure, wanted, tolerance }: Options): Status {
  const miss = findMiss(value, wanted);
  if (miss === null) return 'GREEN';
  return isAbove(miss.by, tolerance ?? usualTolerance(measure.unit, miss.edge)) ? 'RED' : 'AMBER';
}
