import { joinWords } from '#domain/join-words.js';
import { isRealChange } from '#domain/scorecard/variation.js';

import type { Reading } from './since-last.js';

/** What readings say of real changes. */
export interface RealChanges {
  /** The worse ones first, else in the order of the readings. */
  readonly changed: readonly Reading[];
  /** Of how many it is known whether they changed. */
  readonly known: number;
  /** What to say beside them; null for nothing. */
  readonly note: string | null;
}

/**
 * Which readings show a real change. One that cannot be read as it stands (a return is missing,
 * say) shows none, and is named; of others it may not be known: too few quarters, or rounded
 * figures that lie too close.
 */
export function findRealChanges(readings: readonly Reading[]): RealChanges {
  const unread = readings.filter(({ finding }) => finding?.kind === 'CANNOT_BE_READ');
  const read = readings.filter((reading) => !unread.includes(reading));
  const known = read.filter(
    ({ verdict: { variation } }) =>
      variation !== null && (isRealChange(variation) || variation === 'NO_REAL_CHANGE'),
  );
  const changed = known
    .filter(({ verdict: { variation } }) => variation !== 'NO_REAL_CHANGE')
    .toSorted((one, other) => rank(one) - rank(other));
  const untold = read.length - known.length;
  const others = unread.length === 0 ? 'Whether any measure' : 'Whether any other';
  const sentences = [
    changed.length > 0 || known.length === 0 ? '' : 'No measure shows a real change.',
    unread.length === 0
      ? ''
      : `Not read as they stand: ${joinWords(unread.map(({ name }) => name))}.`,
    known.length === 0 && (untold > 0 || unread.length === 0)
      ? `${others} really changed is not known.`
      : '',
    known.length === 0 || untold === 0 ? '' : `Whether ${untold} more really changed is not known.`,
  ].filter((sentence) => sentence !== '');
  return {
    changed,
    known: known.length,
    note: sentences.length === 0 ? null : sentences.join(' '),
  };
}

function rank({ verdict: { variation } }: Reading): number {
  if (variation === 'WORSENING') return 0;
  return variation === 'IMPROVING' ? 2 : 1;
}
