import type { Status } from './status.js';
import type { Variation } from './variation.js';

interface Judged {
  readonly status: Status;
  readonly variation: Variation;
}

/** What needs attention, first what needs it most; a figure takes the first that it meets. */
const needs: readonly ((judged: Judged) => boolean)[] = [
  ({ status, variation }) => status === 'RED' && variation === 'WORSENING',
  ({ variation }) => variation === 'WORSENING',
  ({ status, variation }) => status === 'RED' && variation !== 'IMPROVING',
  ({ variation }) => variation === 'UNUSUALLY_HIGH' || variation === 'UNUSUALLY_LOW',
  ({ status }) => status === 'RED',
  ({ status }) => status === 'NO_DATA',
  ({ status, variation }) => status === 'AMBER' && variation !== 'IMPROVING',
  ({ status }) => status === 'AMBER',
  // It may be off target, and nobody here can tell.
  ({ status }) => status === 'TOO_CLOSE',
  ({ variation }) => variation === 'IMPROVING',
  ({ status }) => status === 'GREEN',
  ({ status }) => status === 'NO_TARGET',
];

/**
 * In order of need of attention; of two that need it alike, the one that stood first stays first.
 */
export function orderByAttention<J extends Judged>(judged: readonly J[]): readonly J[] {
  const needOf = (each: Judged) => {
    const found = needs.findIndex((need) => need(each));
    return found < 0 ? needs.length : found;
  };
  return judged.toSorted((a, b) => needOf(a) - needOf(b));
}
