import { toldStatus, variationWords } from '#domain/pages/cells/verdict-words.js';
import type { Status } from '#domain/scorecard/status.js';
import type { Variation } from '#domain/scorecard/variation.js';

/** What is read of a figure. */
export interface Verdict {
  /** How it stands to its target; null where none was set. */
  readonly status: Status | null;
  /** Whether it really changed; null where nothing was judged. */
  readonly variation: Variation | null;
}

/** What is read of a figure, in words: `On target, no real change`. Empty where nothing is. */
export function describeVerdict({ status, variation }: Verdict): string {
  const words = [
    status === null ? '' : toldStatus[status],
    variation === null ? '' : variationWords[variation],
  ];
  const [first = '', ...others] = words.filter((part) => part !== '');
  return [first, ...others.map((part) => part.toLowerCase())].join(', ');
}

/** Whether two figures are read alike. */
export function isReadAlike(one: Verdict, other: Verdict): boolean {
  return one.status === other.status && one.variation === other.variation;
}
