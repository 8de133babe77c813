import type { Shown } from './revisable-figures.js';
import { isReadAlike, type Verdict } from './verdict.js';

/** A figure in a pack with its reading. */
export interface Reading {
  /** The figure's measure and objective: the same in every pack. */
  readonly key: string;
  readonly name: string;
  /** The figure as it was shown. */
  readonly figure: Shown;
  readonly verdict: Verdict;
  /** The finding about the figure; null if there is none. */
  readonly finding: { readonly kind: string; readonly text: string } | null;
}

/** A figure whose reading differs from that in the previous pack. */
export interface ChangedReading {
  readonly then: Reading;
  readonly now: Reading;
}

/**
 * The figures whose status or variation differs from that in the previous pack. A figure missing
 * from either pack is not a change.
 */
export function findChangedReadings(
  before: readonly Reading[],
  now: readonly Reading[],
): readonly ChangedReading[] {
  return now.flatMap((reading) => {
    const then = before.find(({ key }) => key === reading.key);
    return then === undefined || isReadAlike(then.verdict, reading.verdict)
      ? []
      : [{ then, now: reading }];
  });
}
