import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf } from '#domain/quarter.js';
import { type Obligation, owersOf, quartersOwed } from '#domain/returns/obligations.js';
import { type DateRange, doOverlap, rangeOf } from '#domain/time.js';

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

/**
 * Whether anybody has sent a return that could hold records of these days. Where nobody has, a figure is missing; where
 * somebody has and there is no record, it is 0.
 *
 * @param agencyIds the agencies asked about; null means all
 */
export function isReturned(
  returned: readonly ReturnedQuarter[],
  days: readonly DateRange[],
  agencyIds: ReadonlySet<number> | null,
): boolean {
  return returned.some(({ start, agencyIds: senders }) => {
    const quarter = { from: start, until: endBefore(quarterOf(start)) };
    return days.some((range) => doOverlap(range, quarter)) && (!agencyIds || senders.some((id) => agencyIds.has(id)));
  });
}

interface Asked {
  readonly dataset: Dataset;
  readonly days: readonly DateRange[];
  /** The agencies asked about; null means all. */
  readonly agencyIds: ReadonlySet<number> | null;
}

/**
 * What is owed for the quarters that share a day with those asked about, up to the running one, in order. A quarter for
 * which none of the agencies asked about owes anything is left out.
 */
export function findOwed(
  { dataset, days, agencyIds }: Asked,
  returned: readonly ReturnedQuarter[],
  { obligations, today }: Pick<World, 'obligations' | 'today'>,
): readonly QuarterOwed[] {
  return quartersOwed(obligations, dataset, quarterOf(today))
    .filter((quarter) => days.some((range) => doOverlap(range, rangeOf('QUARTER', quarter))))
    .map((quarter) => owedIn({ dataset, quarter }, returned, obligations))
    .map(({ owing, missing, ...quarter }) => {
      const isAsked = (id: number) => !agencyIds || agencyIds.has(id);
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

/**
 * Whether each of the agencies asked about lacks a return that could hold records of these days: where they have no
 * record, nobody can say that there is nothing.
 *
 * @param closed what is owed for closed quarters
 * @param agencyIds null means all agencies, of which some always answer
 */
export function doAllLack(closed: readonly QuarterOwed[], days: readonly DateRange[], agencyIds: ReadonlySet<number> | null): boolean {
  if (!agencyIds || agencyIds.size === 0) return false;
  const lacking = closed.filter((owed) => days.some((range) => doOverlap(range, owed.days))).flatMap(({ missing }) => missing);
  return [...agencyIds].every((id) => lacking.includes(id));
}
