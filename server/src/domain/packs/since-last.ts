import { statusWords, variationWords } from '#domain/pages/verdict-words.js';
import type { Status } from '#domain/scorecard/status.js';
import { isRealChange, type Variation } from '#domain/scorecard/variation.js';

/** A figure of a pack with what was read of it. */
export interface Reading {
  /** Of which measure and objective: the same in every pack. */
  readonly key: string;
  readonly name: string;
  /** The figure as it was shown. */
  readonly text: string;
  /** Null where no target was set. */
  readonly status: Status | null;
  /** Null where nothing was judged. */
  readonly variation: Variation | null;
}

/** A figure that is read otherwise than in the pack before. */
export interface ChangedReading {
  readonly key: string;
  readonly name: string;
  readonly then: string;
  readonly now: string;
  /** A status may change by chance: what the variation says of that. */
  readonly isReal: string;
}

/** The figures of which the status or the variation is another one than in the pack before. What either pack does not have is no change. */
export function findChangedReadings(before: readonly Reading[], now: readonly Reading[]): readonly ChangedReading[] {
  return now.flatMap((reading) => {
    const then = before.find(({ key }) => key === reading.key);
    if (!then || (then.status === reading.status && then.variation === reading.variation)) return [];
    return [{ key: reading.key, name: reading.name, then: tellReading(then), now: tellReading(reading), isReal: tellReality(reading) }];
  });
}

/** A figure with what is read of it: `about 67%: off target, no real change`. */
function tellReading({ text, status, variation }: Reading): string {
  const words = [status === null ? '' : statusWords[status], variation === null ? '' : variationWords[variation]]
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
  return words.length === 0 ? text : `${text}: ${words.join(', ')}`;
}

function tellReality({ variation }: Reading): string {
  if (variation === null || variation === 'TOO_FEW_POINTS') return 'Not known';
  if (variation === 'TOO_CLOSE') return 'Too close to tell';
  return isRealChange(variation) ? 'A real change' : 'May be chance';
}
