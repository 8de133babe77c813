import { namePeriod } from '#domain/figures/words/period-name.js';
import { addDays } from '#domain/plain-date.js';
import { formatQuarter, type Quarter, quarterOf } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { isRollingByQuarter, windowTo } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import {
  type DateRange,
  intersectRanges,
  isPeriodKey,
  keyOf,
  mergeRanges,
  rangeOf,
} from '#domain/time.js';
import { monthsBefore, shiftBack } from '#domain/time-shift.js';

import { type Earlier, piecesOf } from './comparison.js';
import { earlierDays, type Piece } from './like-for-like.js';

/** The two periods of one row. */
export interface ComparedPeriods {
  readonly ok: true;
  /** The key of the same group in the earlier period; null for the whole. */
  readonly key: readonly KeyValue[] | null;
  /** The earlier period in words. */
  readonly name: string;
  readonly pieces: readonly Piece[];
  /**
   * The days compared, as far as they have passed, in order. The earlier days are in order, too.
   */
  readonly now: readonly DateRange[];
  readonly then: readonly DateRange[];
}

type Periods = ComparedPeriods | { readonly ok: false; readonly reason: string };

/** The periods of the row with a key, or of the whole if it is null; or why there are none. */
export function findPeriods(
  key: readonly KeyValue[] | null,
  earlier: Earlier,
  referenceData: ReferenceData,
): Periods {
  const { pairing, open, openRefusal } = earlier;
  const span = ownSpan(key, earlier);
  const days = span ? intersectRanges([span], pairing.days) : pairing.days;
  const pieces = piecesOf(days, { pairing, open, referenceData });
  if (pieces.length === 0) return { ok: false, reason: 'the period has not started' };
  const unfinished = pieces.flatMap((piece) => piece.open ?? []);
  if (openRefusal !== null && unfinished[0]) {
    const reason =
      openRefusal === 'QUARTERLY'
        ? `it is recorded only by quarter, and ${formatQuarter(unfinished[0])} is not closed`
        : 'protected figures are not compared while the panel is still deciding';
    return { ok: false, reason };
  }
  const earlierKey = toEarlierKey(key, earlier);
  if (!earlierKey.ok) return earlierKey;
  return {
    ok: true,
    key: earlierKey.key,
    name: nameEarlier({ days, span }, earlier),
    pieces,
    now: mergeRanges(pieces.map(({ run }) => run)),
    then: mergeRanges(pieces.map((piece) => earlierDays(piece, pairing.distance))),
  };
}

/** The days of a row by its key; null if the key does not contain a time. */
function ownSpan(
  key: readonly KeyValue[] | null,
  { question, pairing: { own } }: Earlier,
): DateRange | null {
  if (!key || !own) return null;
  const period = String(key[own.index]);
  return isRollingByQuarter(question) ? windowTo(period) : rangeOf(own.grain, period);
}

type EarlierKey =
  | { readonly ok: true; readonly key: readonly KeyValue[] | null }
  | { readonly ok: false; readonly reason: string };

function toEarlierKey(key: readonly KeyValue[] | null, { pairing: { own } }: Earlier): EarlierKey {
  if (!key || !own) return { ok: true, key };
  const { from } = rangeOf(own.grain, String(key[own.index]));
  const period = keyOf(own.grain, monthsBefore(from, own.months));
  return isPeriodKey(own.grain, period)
    ? { ok: true, key: key.with(own.index, period) }
    : { ok: false, reason: 'there is no earlier period' };
}

interface Named {
  readonly days: readonly DateRange[];
  readonly span: DateRange | null;
}

function nameEarlier({ days, span }: Named, { question, pairing: { distance } }: Earlier): string {
  const [first] = days;
  const whole = days.length === 1 && first ? first : span;
  if (!whole) return 'the period before';
  const before = shiftBack(whole, distance);
  if (question.window === 'ROLLING_FOUR_QUARTERS')
    return `the four quarters up to ${formatQuarter(lastQuarterIn(before))}`;
  return days.length === 1 ? namePeriod(before) : `the same days of ${namePeriod(before)}`;
}

function lastQuarterIn({ until }: DateRange): Quarter {
  return quarterOf(addDays(until, -1));
}
