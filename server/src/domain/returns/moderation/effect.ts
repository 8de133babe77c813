import { confirmedStatuses } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import { isDecidedInTime } from '#domain/returns/disruptions.js';

import type { DisruptionStatus, Impact } from './step.js';

/** Measures that a decision changes, which moderators see before they make it. */
export const movedMeasures = ['disruptions', 'majorModerateShare', 'moderatedIn28Days'] as const;
export type MovedMeasure = (typeof movedMeasures)[number];

/** What a measure is worked out from; without a denominator if it is a count. */
export interface MovedSums {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** The columns of a disruption that these measures use. */
export interface JudgedDisruption {
  readonly occurredOn: PlainDate;
  readonly quantity: number;
  readonly submittedOn: PlainDate | null;
  readonly status: DisruptionStatus;
  readonly confirmedImpact: Impact | null;
  readonly decidedOn: PlainDate | null;
}

/** A disruption before and after a decision. */
export interface JudgedChange {
  readonly before: JudgedDisruption;
  readonly after: JudgedDisruption;
}

/** What decisions add to a measure's sums in a quarter; negative if they subtract. */
export interface MovedQuarter {
  readonly measure: MovedMeasure;
  readonly quarter: Quarter;
  readonly added: MovedSums;
}

/**
 * How decisions change the figures for each quarter that they affect: the quarter of the act and,
 * for moderation in time, the quarter of the panel. Quarters are in order, and measures in their
 * own order. Counts that do not change in a quarter are left out.
 */
export function findMoved(changes: readonly JudgedChange[]): readonly MovedQuarter[] {
  const moved = movedMeasures.flatMap((measure) =>
    changes.flatMap(({ before, after }) =>
      [
        { of: before, sign: -1 },
        { of: after, sign: 1 },
      ].flatMap(({ of, sign }) => {
        const counted = countIn(measure, of);
        return counted === null ? [] : [{ measure, sign, ...counted }];
      }),
    ),
  );
  const quarters = [...new Set(moved.map(({ quarter }) => quarter))].sort();
  return quarters.flatMap((quarter) =>
    movedMeasures.flatMap((measure) => {
      const own = moved.filter((each) => each.measure === measure && each.quarter === quarter);
      if (own.length === 0) return [];
      const total = (of: (each: (typeof own)[number]) => number) =>
        own.reduce((sum, each) => sum + each.sign * of(each), 0);
      const isShare = own.some(({ denominator }) => denominator !== null);
      const added = {
        numerator: total((each) => each.numerator),
        denominator: isShare ? total((each) => each.denominator ?? 0) : null,
      };
      return added.numerator === 0 && (added.denominator ?? 0) === 0
        ? []
        : [{ measure, quarter, added }];
    }),
  );
}

/** What one disruption adds to a measure, and in which quarter; null if it does not count. */
function countIn(
  measure: MovedMeasure,
  { occurredOn, quantity, submittedOn, decidedOn, status, confirmedImpact }: JudgedDisruption,
): (MovedSums & { readonly quarter: Quarter }) | null {
  if (measure === 'moderatedIn28Days') {
    const inTime = isDecidedInTime(submittedOn, decidedOn);
    if (inTime === null || decidedOn === null) return null;
    return {
      quarter: quarterOf(decidedOn),
      numerator: inTime ? quantity : 0,
      denominator: quantity,
    };
  }
  if (!confirmedStatuses.some((confirmed) => confirmed === status)) return null;
  const quarter = quarterOf(occurredOn);
  if (measure === 'disruptions') return { quarter, numerator: quantity, denominator: null };
  const isLarge = confirmedImpact === 'MAJOR' || confirmedImpact === 'MODERATE';
  return { quarter, numerator: isLarge ? quantity : 0, denominator: quantity };
}
