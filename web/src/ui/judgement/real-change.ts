import type { Variation } from './judgement.type.js';

/**
 * Whether a figure really changed, as against the usual ups and downs, and as against what nobody
 * here can tell.
 */
export function isRealChange(variation: Variation): boolean {
  return isTold(variation) && variation !== 'NO_REAL_CHANGE';
}

/**
 * Whether anything is told of a change: not of too few quarters, and not of what is rounded too
 * close.
 */
export function isTold(variation: Variation): boolean {
  return variation !== 'TOO_FEW_POINTS' && variation !== 'TOO_CLOSE';
}
