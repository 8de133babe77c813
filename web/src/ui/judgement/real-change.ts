import type { Variation } from './judgement.type.js';

/** Whether a figure is known to have changed by more than the usual ups and downs. */
export function isRealChange(variation: Variation): boolean {
  return isTold(variation) && variation !== 'NO_REAL_CHANGE';
}

/**
 * Whether anything can be said about a change: not with too few quarters, and not within the range
 * of rounding.
 */
export function isTold(variation: Variation): boolean {
  return variation !== 'TOO_FEW_POINTS' && variation !== 'TOO_CLOSE';
}
