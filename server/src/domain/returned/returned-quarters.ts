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
  /** Ids of all agencies that published anything. */
  readonly agencyIds: readonly number[];
  /**
   * Ids of those agencies that published a whole return, and not only additions and corrections.
   */
  readonly wholeAgencyIds: readonly number[];
}

/**
 * The agencies that owe a dataset for one quarter, and those of them that have not sent it, by id.
 */
export interface QuarterOwed {
  readonly quarter: Quarter;
  readonly days: DateRange;
  readonly owing: readonly number[];
  readonly missing: readonly number[];
}

/** Ids of the agencies asked about on some days; null means all. */
export type AgenciesIn = (days: DateRange) => ReadonlySet<number> | null;

/** Agencies, with those of the days in question that their returns, or missing returns, cover. */
export interface SharedDays {
  readonly ranges: readonly DateRange[];
  readonly agencyIds: readonly number[];
}

/** Who has sent anything that could contain records of these days, by quarter. */
export function sentOn(
  returned: readonly ReturnedQuarter[],
  days: readonly DateRange[],
): readonly SharedDays[] {
  return sharedOn(spansOf(returned), days);
}

/** The days whose records each return may contain: those of its quarter. */
const spansOf = memoiseEach((returned: readonly ReturnedQuarter[]) =>
  returned.map(({ start, agencyIds }) => ({
    days: { from: start, until: endBefore(quarterOf(start)) },
    agencyIds,
  })),
);

interface Span {
  readonly days: DateRange;
  readonly agencyIds: readonly number[];
}

/** The spans that share any of the days, with the days that they share. */
function sharedOn(spans: readonly Span[], days: readonly DateRange[]): readonly SharedDays[] {
  const shared: SharedDays[] = [];
  for (const { days: own, agencyIds } of spans) {
    // Few of the many quarters share any day.
    if (!days.some((range) => overlaps(range, own))) continue;
    const ranges = intersectRanges(days, [own]);
    if (ranges.length > 0) shared.push({ ranges, agencyIds });
  }
  return shared;
}

/**
 * Whether any of the agencies asked about has sent a return that could contain records of these
 * days. If none has, a figure is missing. If one has and there is no record, the figure is 0.
 */
export function isReturned(
  returned: readonly ReturnedQuarter[],
  days: readonly DateRange[],
  agenciesIn: AgenciesIn,
): boolean {
  return isAnySent(sentOn(returned, days), agenciesIn);
}

/** `isReturned`, given what was sent on the days. */
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
 * What is owed for the quarters that overlap the days in question, up to the current one, in
 * order. Quarters for which none of the agencies in question owes anything are left out.
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

/**
 * The agencies that owe a dataset for a quarter, and those of them that have not sent a whole
 * return.
 */
export function owedIn(
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
  returned: readonly ReturnedQuarter[],
  obligations: readonly Obligation[],
): QuarterOwed {
  return owedOfLists(returned)(obligations)(dataset)(quarter);
}

/** Found once for equal lists: all questions on a page use them. */
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
   * Ids of all agencies asked about on any of the days; null means every agency, for which returns
   * are never all missing.
   */
  readonly agencyIds: ReadonlySet<number> | null;
}

/**
 * Whether each of the agencies asked about lacks a return that could contain records of these days:
 * without a record, nobody can say that there is nothing.
 *
 * @param closed what is owed for closed quarters
 */
export function areAllMissing(
  closed: readonly QuarterOwed[],
  { days, ...asked }: Lacking,
): boolean {
  return isLackedByAll(lackedOn(closed, days), asked);
}

/** Who lacks a return that could contain records of these days, by quarter. */
export function lackedOn(
  closed: readonly QuarterOwed[],
  days: readonly DateRange[],
): readonly SharedDays[] {
  return sharedOn(spansMissing(closed), days);
}

const spansMissing = memoiseEach((closed: readonly QuarterOwed[]) =>
  closed.map(({ days, missing }) => ({ days, agencyIds: missing })),
);

/** `areAllMissing`, given what is missing on the days. */
export function isLackedByAll(
  lacked: readonly SharedDays[],
  { agenciesIn, agencyIds }: Omit<Lacking, 'days'>,
): boolean {
  if (!agencyIds || agencyIds.size === 0 || lacked.length === 0) return false;
  for (const id of agencyIds) if (!isLackedBy(id, lacked, agenciesIn)) return false;
  return true;
}

function isLackedBy(id: number, lacked: readonly SharedDays[], agenciesIn: AgenciesIn): boolean {
  return lacked.some(
    ({ ranges, agencyIds: missing }) =>
      missing.includes(id) && ranges.some((range) => agenciesIn(range)?.has(id) ?? true),
  );
}
