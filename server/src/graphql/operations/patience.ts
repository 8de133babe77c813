import type { RequestKind } from '#domain/cost/allowances.js';
import type { Patience } from '#platform/fair-share/work-gate.js';

/** A page costs less than 250 points, so it waits for a second or a little more. */
const MIN_WAIT_MS = 1_000;
const WAIT_MS_OF_POINT = 5;

/**
 * How long heavy work may wait for the work of other callers. On a busy morning, people who come
 * while there is no hope of answering them soon are told so at once, and the others still get their
 * pages within two seconds. A person waits longer for a larger question. Files and jobs are never
 * refused, because nobody watches them.
 *
 * @param cost in points
 */
export function toPatience(requestKind: RequestKind, cost: number): Patience {
  const maxWaitMs =
    requestKind === 'FILE' ? Infinity : Math.max(MIN_WAIT_MS, WAIT_MS_OF_POINT * cost);
  return { size: cost, maxWaitMs };
}
