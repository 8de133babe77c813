import type { Dataset } from '#domain/lists.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import { type Obligation, owersOf, quartersOwed } from '#domain/obligations.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type DateRange, intersectRanges, overlaps, rangeOf } from '#domain/time.js';

/** A quarter for which agencies have published returns of a dataset. */
export interface ReturnedQuarter {
  /** First day of the quarter. */
  readonly start: PlainDate;
  /** All that published anything. */
  readonly agencyIds: readonly number[];
  /** Those among them that published a whole return, not only additions and corrections. */
  readonly wholeAgencyIds: readonly number[];
}

/** Who owes a dataset for one quarter, and who of them has not sent it. Ids of agencies. */
export interface QuarterOwed {
  readonly quarter: Quarter;
  readonly days: DateRange;
  readonly owing: readonly number[];
  readonly missing: readonly number[];
}

/** Whose records are asked about on some days, by their ids; null means everybody's. */
export type AgenciesIn = (days: DateRange) => ReadonlySet<number> | null;

/** What agencies did, or did not do, on some of the days asked about. */
export interface SharedDays {
  readonly ranges: readonly DateRange[];
  readonly agencyIds: readonly number[];
}

/** Who has sent what could hold records of these days, quarter by quarter. */
export function sentOn(
  returned: readonly ReturnedQuarter[],
  days: readonly DateRange[],
): readonly SharedDays[] {
  return returned.flatMap(({ start, agencyIds }) => {
    const ranges = intersectRanges(days, [{ from: start, until: endBefore(quarterOf(start)) }]);
    return ranges.length > 0 ? [{ ranges, agencyIds }] : [];
  });
}

/**
 * Whether anybody who is asked about has sent a return that could hold records of these days. Where
 * nobody has, a figure is missing; where somebody has and there is no record, it is 0.
 */
export function isReturned(
  returned: readonly ReturnedQuarter[],
  days: readonly DateRange[],
  agenciesIn: AgenciesIn,
): boolean {
  return isAnySent(sentOn(returned, days), agenciesIn);
}

/** The same of what is known to have been sent on the days. */
export function isAnySent(sent: readonly SharedDays[], agenciesIn: AgenciesIn): boolean {
  return sent.some(({ ranges, agencyIds: senders }) =>
    ranges.some((range) => {
      const agencyIds = agenciesIn(range);
      return agencyIds === null || senders.some((id) => agencyIds.has(id));
    }),
  );
}

interface Params {
  readonly dataset: Dataset;
  readonly days: readonly DateRange[];
  readonly agenciesIn: AgenciesIn;
}

/**
 * What is owed for the quarters that share a day with those asked about, up to the running one, in
 * order. A quarter for which none of the agencies asked about owes anything is left out.
 */
export function findOwed(
  { dataset, days, agenciesIn }: Params,
  returned: readonly ReturnedQuarter[],
  { obligations, today }: Pick<ReferenceData, 'obligations' | 'today'>,
): readonly QuarterOwed[] {
  return quartersOwed(obligations, dataset, quarterOf(today))
    .filter((quarter) => days.some((range) => overlaps(range, rangeOf('QUARTER', quarter))))
    .map((quarter) => owedIn({ dataset, quarter }, returned, obligations))
    .map((owed) => {
      const asked = intersectRanges(days, [owed.days]).map(agenciesIn);
      if (asked.includes(null)) return owed;
      const isAsked = (id: number) => asked.some((agencyIds) => agencyIds?.has(id) === true);
      return { ...owed, owing: owed.owing.filter(isAsked), missing: owed.missing.filter(isAsked) };
    })
    .filter(({ owing }) => owing.length > 0);
}

/** Who owes a dataset for a quarter, and who of them has not sent a whole return. */
export function owedIn(
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
  returned: readonly ReturnedQuarter[],
  obligations: readonly Obligation[],
): QuarterOwed {
  return owedOfLists(returned)(obligations)(dataset)(quarter);
}

/** Found once for lists that are the same: all questions of a page rest on them. */
const owedOfLists = memoiseEach((returned: readonly ReturnedQuarter[]) =>
  memoiseEach((obligations: readonly Obligation[]) =>
    memoise((dataset: Dataset) =>
      memoise((quarter: Quarter) => findOwedIn({ dataset, quarter }, returned, obligations)),
    ),
  ),
);

function findOwedIn(
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
  returned: readonly ReturnedQuarter[],
  obligations: readonly Obligation[],
): QuarterOwed {
  const days = rangeOf('QUARTER', quarter);
  const senders = new Set(
    returned
      .filter(({ start }) => start === days.from)
      .flatMap(({ wholeAgencyIds }) => wholeAgencyIds),
  );
  const owing = [...owersOf(obligations, dataset, quarter)];
  return { quarter, days, owing, missing: owing.filter((id) => !senders.has(id)) };
}

interface Lacking {
  readonly days: readonly DateRange[];
  readonly agenciesIn: AgenciesIn;
  /**
   * All who are asked about on any of the days; null means all agencies, some of which always
   * answer.
   */
  readonly agencyIds: ReadonlySet<number> | null;
}

/**
 * Whether each of the agencies asked about lacks a return that could hold records of these days:
 * where they have no record, nobody can say that there is nothing.
 *
 * @param closed what is owed for closed quarters
 */
export function areAllMissing(
  closed: readonly QuarterOwed[],
  { days, ...asked }: Lacking,
): boolean {
  return isLackedByAll(lackedOn(closed, days), asked);
}

/** Who lacks a return that could hold records of these days, quarter by quarter. */
export function lackedOn(
  closed: readonly QuarterOwed[],
  days: readonly DateRange[],
): readonly SharedDays[] {
  return closed.flatMap((owed) => {
    const ranges = intersectRanges(days, [owed.days]);
    return ranges.length > 0 ? [{ ranges, agencyIds: owed.missing }] : [];
  });
}

/** The same of what is known to be lacking on the days. */
export function isLackedByAll(
  lacked: readonly SharedDays[],
  { agenciesIn, agencyIds }: Omit<Lacking, 'days'>,
): boolean {
  if (!agencyIds || agencyIds.size === 0 || lacked.length === 0) return false;
  const lacking = new Set(
    lacked.flatMap(({ ranges, agencyIds: missing }) =>
      ranges.flatMap((range) => {
        const asked = agenciesIn(range);
        return missing.filter((id) => asked?.has(id) ?? true);
      }),
    ),
  );
  return [...agencyIds].every((id) => lacking.has(id));
}
