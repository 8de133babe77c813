import type { Status } from './status.js';
import type { Variation } from './variation.js';

interface Judged {
  readonly status: Status;
  readonly variation: Variation;
}

/** What needs attention, most urgent first; a figure gets the first that applies. */
const needs: readonly ((judged: Judged) => boolean)[] = [
  ({ status, variation }) => status === 'RED' && variation === 'WORSENING',
  ({ variation }) => variation === 'WORSENING',
  ({ status, variation }) => status === 'RED' && variation !== 'IMPROVING',
  ({ variation }) => variation === 'UNUSUALLY_HIGH' || variation === 'UNUSUALLY_LOW',
  ({ status }) => status === 'RED',
  ({ status }) => status === 'NO_DATA',
  ({ status, variation }) => status === 'AMBER' && variation !== 'IMPROVING',
  ({ status }) => status === 'AMBER',
  // The figure may be off target, but this viewer's figures are not exact enough to say.
  ({ status }) => status === 'TOO_CLOSE',
  ({ variation }) => variation === 'IMPROVING',
  ({ status }) => status === 'GREEN',
  ({ status }) => status === 'NO_TARGET',
];

/** Puts the figures that most need attention first; equal ones keep their order. */
export function orderByAttention<J extends Judged>(judged: readonly J[]): readonly J[] {
  const needOf = (each: Judged) => {
    const found = needs.findIndex((need) => need(each));
    return found < 0 ? needs.length : found;
  };
  return judged.toSorted((a, b) => needOf(a) - needOf(b));
}
