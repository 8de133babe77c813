import type { Unit } from '#domain/measures/measure.js';

import { formatFigure } from './format.js';

/** The finest that each unit is written in. */
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
 * No share is written in steps wider than this: of so few cases it is marked as of low reliability
 * anyway.
 */
const WIDEST_POINTS = 10;

/**
 * The step that a number known to within so much is written in: the widest of 1, 5, 10, 50, 100 and
 * so on whose half is no more than that, so that rounding never moves it further than it is
 * uncertain. Never finer than its unit is written in.
 *
 * @param halfWidth in the unit of the number; 0 where it is exact
 */
export function stepOf(halfWidth: number, unit: Unit): number {
  const least = finest[unit];
  let step = least;
  for (let power = least; power / 2 <= halfWidth; power *= 10)
    step = 5 * power <= 2 * halfWidth ? 5 * power : power;
  return unit === 'PERCENT' ? Math.min(step, WIDEST_POINTS) : step;
}

/** Rounds a number to what can be known of it; what is above nothing stays so. */
export function roundTo(value: number, step: number): number {
  if (value === 0) return 0;
  const rounded = Math.round(Math.abs(value) / step) * step;
  return Math.sign(value) * (rounded === 0 ? step : rounded);
}

/** From so many per cent on a share that is only about right is written in whole points. */
const WHOLE_FROM = 10;

/**
 * The step that a number known to within so much is written in; of a share of some size no finer
 * than whole points.
 */
export function stepFor(value: number, halfWidth: number, unit: Unit): number {
  const isWhole = unit === 'PERCENT' && halfWidth > 0 && Math.abs(value) >= WHOLE_FROM;
  return Math.max(stepOf(halfWidth, unit), isWhole ? 1 : 0);
}

/**
 * A number that is known to within so much, as it is written: 10,320, 68%, 0.85. What is exact is
 * written as ever.
 */
export function formatAbout(value: number, halfWidth: number, unit: Unit): string {
  const step = stepFor(value, halfWidth, unit);
  if (step <= finest[unit]) return formatFigure(value, unit);
  const rounded = roundTo(value, step);
  if (unit === 'PERCENT') return `${formatStep(rounded, step)}%`;
  return unit === 'RATE' ? formatStep(rounded, step) : formatFigure(rounded, unit);
}

/**
 * A number in steps of so much, with as many decimals as they have: 0.85 in steps of 0.05, 68 in
 * steps of 1.
 */
export function formatStep(value: number, step: number): string {
  const decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}
