import { addDays, countDays, type PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf } from '#domain/quarter.js';
import type { Filter } from '#domain/question/filter.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import {
  ALWAYS,
  complementOf,
  type DateRange,
  intersectRanges,
  keysIn,
  rangeOf,
} from '#domain/time.js';
import { type Distance, shiftBack } from '#domain/time-shift.js';

/** The open quarters of a dataset with the agencies whose returns for them are in. */
export type OpenReturns = ReadonlyMap<Quarter, ReadonlySet<number>>;

/** Consecutive days that are compared as one. */
export interface Piece {
  /** All days of the piece. In an open quarter some may be in the future. */
  readonly days: DateRange;
  /** The days that have passed, including today: all of them, except in the current quarter. */
  readonly run: DateRange;
  /** The open quarter that the piece is in; null if returns are complete. */
  readonly open: Quarter | null;
}

export interface Cutting {
  readonly open: OpenReturns;
  readonly today: PlainDate;
  /** Whether each month is compared with a month, and is a separate piece. */
  readonly isByMonth: boolean;
}

/**
 * Splits days into the pieces that are compared: those of closed quarters together, and those of
 * each open quarter separately, as far as they have passed. What has not begun is left out.
 */
export function cutIntoPieces(
  days: readonly DateRange[],
  { open, today, isByMonth }: Cutting,
): readonly Piece[] {
  const openDays = [...open.keys()].map((quarter) => rangeOf('QUARTER', quarter));
  const afterAll = { from: endBefore(quarterOf(today)), until: ALWAYS.until };
  const closed = intersectRanges(days, complementOf([...openDays, afterAll]));
  const tomorrow = addDays(today, 1);
  const unfinished = [...open.keys()].flatMap((quarter) =>
    (isByMonth
      ? keysIn('MONTH', rangeOf('QUARTER', quarter)).map((month) => rangeOf('MONTH', month))
      : [rangeOf('QUARTER', quarter)]
    )
      .flatMap((span) => intersectRanges(days, [span]))
      .filter(({ from }) => from < tomorrow)
      .map((span) => ({
        days: span,
        run: { from: span.from, until: span.until < tomorrow ? span.until : tomorrow },
        open: quarter,
      })),
  );
  return [...closed.map((span) => ({ days: span, run: span, open: null })), ...unfinished];
}

/**
 * The earlier days for a piece: in an open quarter as many as have passed, from the same first day
 * and never past the end of the earlier period.
 */
export function earlierDays({ days, run, open }: Piece, distance: Distance): DateRange {
  const earlier = shiftBack(days, distance);
  if (open === null) return earlier;
  const until = addDays(earlier.from, countDays(run.from, run.until));
  return { from: earlier.from, until: until < earlier.until ? until : earlier.until };
}

interface Wanted {
  readonly open: OpenReturns;
  readonly today: PlainDate;
  /** Whether what is compared counts only once a panel has confirmed it. */
  readonly isConfirmedLater: boolean;
}

/**
 * A filter for the earlier days of the pieces: for an open quarter, only records of agencies whose
 * returns for it are in and, if records wait for a panel, only those it had decided by the same
 * day.
 */
export function wantEarlier(
  pieces: readonly Piece[],
  distance: Distance,
  { open, today, isConfirmedLater }: Wanted,
): Filter {
  const closed = pieces
    .filter((piece) => piece.open === null)
    .map((piece) => earlierDays(piece, distance));
  const unfinished = pieces.flatMap((piece) => {
    const ids = piece.open === null ? undefined : open.get(piece.open);
    const earlier = earlierDays(piece, distance);
    const tomorrow = addDays(earlier.from, countDays(piece.days.from, addDays(today, 1)));
    const days = {
      axis: 'TIME',
      ranges: [earlier],
      ...(isConfirmedLater ? { decidedBefore: tomorrow } : {}),
    } as const;
    return ids
      ? [{ and: [{ leaf: days }, { leaf: { axis: 'AGENCY', ids, isSender: true } }] } as const]
      : [];
  });
  const settled: Filter = { leaf: { axis: 'TIME', ranges: closed } };
  return unfinished.length === 0 ? settled : { or: [settled, ...unfinished] };
}

/** The open quarters of a dataset with the agencies that have published a return for them. */
export function toOpenReturns(
  quarters: readonly Quarter[],
  returned: readonly ReturnedQuarter[],
): OpenReturns {
  return new Map(
    quarters.map((quarter) => {
      const { from } = rangeOf('QUARTER', quarter);
      return [
        quarter,
        new Set(
          returned.filter(({ start }) => start === from).flatMap(({ agencyIds }) => agencyIds),
        ),
      ] as const;
    }),
  );
}
