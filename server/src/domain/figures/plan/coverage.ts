import type { RawTable } from '#domain/disclosure/raw-table.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Measure, sourcesOf } from '#domain/measures/measure.js';
import { endBefore, type Quarter, quarterOf, shift } from '#domain/quarter.js';
import { daysOf, type Filter } from '#domain/question/filter.js';
import type { ReturnedQuarter } from '#domain/returns/returned-quarters.js';
import { type DateRange, mergeRanges, overlaps } from '#domain/time.js';

/**
 * What was sent, as far as it says what a measure over two datasets can hold against each other.
 */
export type Sent = Pick<RawTable, 'returned' | 'hoursReturned'>;

/**
 * Whether a measure adds up what happened from two datasets, or marks the records of one by those
 * of another.
 */
export function isOverTwoDatasets(measure: Measure): boolean {
  return (
    measure.kind === 'FLOW' && (countedDatasets(measure).length > 1 || measure.dependsOn !== null)
  );
}

/**
 * The quarters of a dataset that count in a measure, with who sent them. Of a measure over two
 * datasets an agency's quarter counts where it sent both; records that others mark count in
 * quarters for which anybody has sent the marking return. So numerator and denominator are for the
 * same agencies and quarters. For all other measures it is what was sent.
 */
export function countedQuarters(
  measure: Measure,
  dataset: Dataset,
  sent: Sent,
): readonly ReturnedQuarter[] {
  const own = sent.returned.get(dataset) ?? [];
  if (!isOverTwoDatasets(measure)) return own;
  if (measure.dependsOn) {
    const { quarters } = measure.dependsOn;
    const marked = markedQuarters(sent.returned.get(measure.dependsOn.dataset) ?? [], quarters);
    return own.filter(({ start }) => marked.has(quarterOf(start)));
  }
  const all = countedDatasets(measure).map((each) => sentOf(each, sent));
  return own.flatMap((quarter) => {
    const others = all.map((each) => each.find(({ start }) => start === quarter.start));
    const isIn = (id: number) => others.every((other) => other?.agencyIds.includes(id) ?? false);
    const agencyIds = quarter.agencyIds.filter(isIn);
    return agencyIds.length > 0
      ? [{ ...quarter, agencyIds, wholeAgencyIds: quarter.wholeAgencyIds.filter(isIn) }]
      : [];
  });
}

/**
 * A filter that lets only what counts in a measure through; the same one where all that was sent
 * for its days does.
 */
export function narrowToCounted(filter: Filter, measure: Measure, sent: Sent): Filter {
  if (!isOverTwoDatasets(measure)) return filter;
  const days = daysOf(filter);
  const isAsked = ({ start }: ReturnedQuarter) =>
    days.some((range) => overlaps(range, daysOfQuarter(start)));
  const [dataset] = countedDatasets(measure);
  const counted = dataset ? countedQuarters(measure, dataset, sent).filter(isAsked) : [];
  const all = countedDatasets(measure).flatMap((each) =>
    (sent.returned.get(each) ?? []).filter(isAsked),
  );
  const isCounted = ({ start, agencyIds }: ReturnedQuarter) => {
    const same = counted.find((quarter) => quarter.start === start);
    return agencyIds.every((id) => same?.agencyIds.includes(id) ?? false);
  };
  if (all.every(isCounted)) return filter;
  return { and: [filter, measure.dependsOn ? onDaysOf(counted) : bySenders(counted)] };
}

/** A measure of a question that leaves something out, since what belongs to it was not sent. */
export interface LeftOut {
  readonly measure: MeasureKey;
  /** Of quarters for which anybody asked about has sent anything of it, those that count. */
  readonly counted: readonly ReturnedQuarter[];
  readonly sent: readonly ReturnedQuarter[];
}

/**
 * What is counted of a measure beside what was sent of any of its datasets; null where that is the
 * same for the days asked about.
 */
export function findLeftOut(
  key: MeasureKey,
  days: readonly DateRange[],
  sent: Sent,
): LeftOut | null {
  const measure = measureOf(key);
  if (!isOverTwoDatasets(measure)) return null;
  const isAsked = ({ start }: ReturnedQuarter) =>
    days.some((range) => overlaps(range, daysOfQuarter(start)));
  const datasets = countedDatasets(measure);
  const [dataset] = datasets;
  const counted = dataset ? countedQuarters(measure, dataset, sent).filter(isAsked) : [];
  const all = new Map<string, Set<number>>();
  for (const { start, agencyIds } of datasets.flatMap((each) =>
    (sent.returned.get(each) ?? []).filter(isAsked),
  )) {
    all.set(start, new Set([...(all.get(start) ?? []), ...agencyIds]));
  }
  const together = [...all]
    .map(([start, ids]) => ({ start, agencyIds: [...ids], wholeAgencyIds: [] }))
    .toSorted(byStart);
  const count = (quarters: readonly ReturnedQuarter[]) =>
    quarters.reduce((sum, { agencyIds }) => sum + agencyIds.length, 0);
  return count(together) === count(counted) ? null : { measure: key, counted, sent: together };
}

function byStart(a: ReturnedQuarter, b: ReturnedQuarter): number {
  return a.start < b.start ? -1 : 1;
}

function countedDatasets(measure: Measure): readonly Dataset[] {
  return sourcesOf(measure).filter((source) => source !== 'RETURNS');
}

/** A return of resources that tells no hours is none of hours. */
function sentOf(dataset: Dataset, { returned, hoursReturned }: Sent): readonly ReturnedQuarter[] {
  return dataset === 'RESOURCES' ? hoursReturned : (returned.get(dataset) ?? []);
}

/**
 * The quarters whose records are marked by what was sent: each tells of itself and of some that
 * follow.
 */
function markedQuarters(
  returned: readonly ReturnedQuarter[],
  quarters: number,
): ReadonlySet<Quarter> {
  return new Set(
    returned.flatMap(({ start }) =>
      Array.from({ length: quarters }, (_, later) => shift(quarterOf(start), later)),
    ),
  );
}

function daysOfQuarter(start: string): DateRange {
  return { from: start, until: endBefore(quarterOf(start)) };
}

function onDaysOf(quarters: readonly ReturnedQuarter[]): Filter {
  return {
    leaf: { axis: 'TIME', ranges: mergeRanges(quarters.map(({ start }) => daysOfQuarter(start))) },
  };
}

/** Quarters whose senders are the same are asked for together. */
function bySenders(quarters: readonly ReturnedQuarter[]): Filter {
  const alike = new Map<string, ReturnedQuarter[]>();
  for (const quarter of quarters) {
    const name = quarter.agencyIds.toSorted((a, b) => a - b).join();
    alike.set(name, [...(alike.get(name) ?? []), quarter]);
  }
  return {
    or: [...alike.values()].map((same) => ({
      and: [
        onDaysOf(same),
        { leaf: { axis: 'AGENCY', ids: new Set(same[0]?.agencyIds), isSender: true } },
      ],
    })),
  };
}
