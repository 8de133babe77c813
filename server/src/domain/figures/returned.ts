import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf } from '#domain/quarter.js';
import { type Obligation, owersOf, quartersOwed } from '#domain/returns/obligations.js';
import { type DateRange, doOverlap, intersectRanges, rangeOf } from '#domain/time.js';

import type { World } from './world.js';

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

/**
 * Whether anybody who is asked about has sent a return that could hold records of these days. Where nobody has, a figure is
 * missing; where somebody has and there is no record, it is 0.
 */
export function isReturned(returned: readonly ReturnedQuarter[], days: readonly DateRange[], agenciesIn: AgenciesIn): boolean {
  return returned.some(({ start, agencyIds: senders }) =>
    intersectRanges(days, [{ from: start, until: endBefore(quarterOf(start)) }]).some((range) => {
      const agencyIds = agenciesIn(range);
      return agencyIds === null || senders.some((id) => agencyIds.has(id));
    }),
  );
}

interface Asked {
  readonly dataset: Dataset;
  readonly days: readonly DateRange[];
  readonly agenciesIn: AgenciesIn;
}

/**
 * What is owed for the quarters that share a day with those asked about, up to the running one, in order. A quarter for
 * which none of the agencies asked about owes anything is left out.
 */
export function findOwed(
  { dataset, days, agenciesIn }: Asked,
  returned: readonly ReturnedQuarter[],
  { obligations, today }: Pick<World, 'obligations' | 'today'>,
): readonly QuarterOwed[] {
  return quartersOwed(obligations, dataset, quarterOf(today))
    .filter((quarter) => days.some((range) => doOverlap(range, rangeOf('QUARTER', quarter))))
    .map((quarter) => owedIn({ dataset, quarter }, returned, obligations))
    .map(({ owing, missing, ...quarter }) => {
      const asked = intersectRanges(days, [quarter.days]).map(agenciesIn);
      const isAsked = (id: number) => asked.some((agencyIds) => agencyIds?.has(id) ?? true);
      return { ...quarter, owing: owing.filter(isAsked), missing: missing.filter(isAsked) };
    })
    .filter(({ owing }) => owing.length > 0);
}

/** Who owes a dataset for a quarter, and who of them has not sent a whole return. */
export function owedIn(
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
  returned: readonly ReturnedQuarter[],
  obligations: readonly Obligation[],
): QuarterOwed {
  const days = rangeOf('QUARTER', quarter);
  const senders = new Set(returned.filter(({ start }) => start === days.from).flatMap(({ wholeAgencyIds }) => wholeAgencyIds));
  const owing = [...owersOf(obligations, dataset, quarter)];
  return { quarter, days, owing, missing: owing.filter((id) => !senders.has(id)) };
}

interface Lacking {
  readonly days: readonly DateRange[];
  readonly agenciesIn: AgenciesIn;
  /** All who are asked about on any of the days; null means all agencies, of which some always answer. */
  readonly agencyIds: ReadonlySet<number> | null;
}

/**
 * Whether each of the agencies asked about lacks a return that could hold records of these days: where they have no
 * record, nobody can say that there is nothing.
 *
 * @param closed what is owed for closed quarters
 */
export function doAllLack(closed: readonly QuarterOwed[], { days, agenciesIn, agencyIds }: Lacking): boolean {
  if (!agencyIds || agencyIds.size === 0) return false;
  const lacking = closed.flatMap((owed) =>
    intersectRanges(days, [owed.days]).flatMap((range) => {
      const asked = agenciesIn(range);
      return owed.missing.filter((id) => asked?.has(id) ?? true);
    }),
  );
  return [...agencyIds].every((id) => lacking.includes(id));
}
