import { formatNumber } from './format.js';

/** From this number on, a count of people is rounded to tens; below it, to fives. */
const many = 100;

/**
 * The denominator of a rounded figure, as precisely as it may be given: `1,220`, `55`. The server
 * rounds every figure; this function rounds the denominator of a share.
 */
export function formatRounded(count: number): string {
  const step = count < many ? 5 : 10;
  return formatNumber(Math.max(step, Math.round(count / step) * step));
}
