import type { RequestKind } from '#domain/cost/allowances.js';
import type { Patience } from '#platform/fair-share/work-gate.js';

/** Most pages cost less than 250 points, so they wait for a second or a little more. */
const MIN_WAIT_MS = 1_000;
const WAIT_MS_OF_POINT = 5;

/**
 * How long heavy work may wait for the work of other callers. On a busy morning, somebody whose page
 * cannot be begun soon is asked to come back, and the others wait less. A larger question waits
 * longer. Files and jobs are never refused, because nobody watches them. Nor is a change, which is
 * already made when its answer asks for figures.
 *
 * @param cost in points
 */
export function toPatience(kind: RequestKind | 'CHANGE', cost: number): Patience {
  const maxWaitMs = kind === 'QUESTION' ? Math.max(MIN_WAIT_MS, WAIT_MS_OF_POINT * cost) : Infinity;
  return { size: cost, maxWaitMs };
}
