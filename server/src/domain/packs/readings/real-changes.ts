import { joinWords } from '#domain/join-words.js';
import { isRealChange } from '#domain/scorecard/variation.js';

import type { Reading } from './since-last.js';

/** What readings say about real changes. */
export interface RealChanges {
  /** The readings that show a real change: worse ones first, otherwise in the given order. */
  readonly changed: readonly Reading[];
  /** The number of readings for which it is known whether they changed. */
  readonly known: number;
  /** A sentence to show with the readings; null for none. */
  readonly note: string | null;
}

/**
 * Which readings show a real change. A figure that cannot be read as it stands (for example because
 * a return is missing) does not count, and is named. For others it may be impossible to tell: there
 * are too few quarters, or the rounded figures are too close.
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
  const others = unread.length === 0 ? 'any measure' : 'any other measure';
  const sentences = [
    changed.length > 0 || known.length === 0 ? '' : 'No measure shows a real change.',
    unread.length === 0
      ? ''
      : `Cannot be interpreted yet: ${joinWords(unread.map(({ name }) => name))}.`,
    known.length === 0 && (untold > 0 || unread.length === 0)
      ? `It is not known whether ${others} shows a real change.`
      : '',
    known.length === 0 || untold === 0
      ? ''
      : `It is not known whether ${untold} more ${untold === 1 ? 'shows' : 'show'} a real change.`,
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
