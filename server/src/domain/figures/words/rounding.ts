import type { Unit } from '#domain/measures/measure.js';

import { formatFigure } from './format.js';

/** The smallest step of each unit. */
const finest: Readonly<Record<Unit, number>> = {
  COUNT: 1,
  PERCENT: 0.1,
  RATE: 0.01,
  GBP: 1,
  KILOGRAMS: 0.1,
  YEARS: 0.1,
  HOURS: 0.1,
  FTE: 0.1,
};

/**
 * The largest step for a share: a share that would need a larger step has low reliability anyway.
 */
const WIDEST_POINTS = 10;

/**
 * The step for a number with a known uncertainty: the largest of 1, 5, 10, 50, 100 and so on whose
 * half is no more than the uncertainty, so that rounding never moves the number further than that.
 * The step is never smaller than the unit's smallest one.
 *
 * @param halfWidth in the unit of the number; 0 if exact
 */
export function stepOf(halfWidth: number, unit: Unit): number {
  const least = finest[unit];
  let step = least;
  for (let power = least; power / 2 <= halfWidth; power *= 10)
    step = 5 * power <= 2 * halfWidth ? 5 * power : power;
  return unit === 'PERCENT' ? Math.min(step, WIDEST_POINTS) : step;
}

/** Rounds a number as far as it is known; only 0 becomes 0. */
export function roundTo(value: number, step: number): number {
  if (value === 0) return 0;
  const rounded = Math.round(Math.abs(value) / step) * step;
  return Math.sign(value) * (rounded === 0 ? step : rounded);
}

/** From this percentage on, an approximate share is written in whole points. */
const WHOLE_FROM = 10;

/**
 * The step for a number with a known uncertainty: for a share from `WHOLE_FROM` on, at least one
 * point.
 */
export function stepFor(value: number, halfWidth: number, unit: Unit): number {
  const isWhole = unit === 'PERCENT' && halfWidth > 0 && Math.abs(value) >= WHOLE_FROM;
  return Math.max(stepOf(halfWidth, unit), isWhole ? 1 : 0);
}

/**
 * A number with a known uncertainty as text: 10,320, 68%, 0.85. An exact number is written as
 * usual.
 */
export function formatAbout(value: number, halfWidth: number, unit: Unit): string {
  const step = stepFor(value, halfWidth, unit);
  if (step <= finest[unit]) return formatFigure(value, unit);
  const rounded = roundTo(value, step);
  if (unit === 'PERCENT') return `${formatStep(rounded, step)}%`;
  return unit === 'RATE' ? formatStep(rounded, step) : formatFigure(rounded, unit);
}

/**
 * A number rounded to a step, with as many decimals as the step has: 0.85 in steps of 0.05, 68 in
 * steps of 1.
 */
export function formatStep(value: number, step: number): string {
  const decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}
