import { toldStatus, variationWords } from '#domain/pages/cells/verdict-words.js';
import type { Status } from '#domain/scorecard/status.js';
import type { Variation } from '#domain/scorecard/variation.js';

/** How a figure is read. */
export interface Verdict {
  /** The figure's status against its target; null if no target is set. */
  readonly status: Status | null;
  /** Whether the figure really changed; null if it is not rated. */
  readonly variation: Variation | null;
}

/**
 * How a figure is read, in words: `On target, no real change`. Empty if there is nothing to say.
 */
export function describeVerdict({ status, variation }: Verdict): string {
  const words = [
    status === null ? '' : toldStatus[status],
    variation === null ? '' : variationWords[variation],
  ];
  const [first = '', ...others] = words.filter((part) => part !== '');
  return [first, ...others.map((part) => part.toLowerCase())].join(', ');
}

/** Whether two figures are read in the same way. */
export function isReadAlike(one: Verdict, other: Verdict): boolean {
  return one.status === other.status && one.variation === other.variation;
}
