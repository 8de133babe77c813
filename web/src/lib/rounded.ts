import { formatNumber } from './format.js';

/** From so many on a count of people is written in tens, below it in fives. */
const many = 100;

/**
 * A count that others were rounded in, as far as it can be known: `1,220`, `55`. The server rounds
 * every figure; this is what one is a share of.
 */
export function formatRounded(count: number): string {
  const step = count < many ? 5 : 10;
  return formatNumber(Math.max(step, Math.round(count / step) * step));
}
