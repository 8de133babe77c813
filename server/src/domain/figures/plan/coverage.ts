import type { RawTable } from '#domain/disclosure/raw-table.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Measure, sourcesOf } from '#domain/measures/measure.js';
import { endBefore, type Quarter, quarterOf, shift } from '#domain/quarter.js';
import { daysOf, type Filter } from '#domain/question/filter.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import { type DateRange, mergeRanges, overlaps } from '#domain/time.js';

/** The returns sent, as needed to see what a measure over two datasets can compare. */
export type Sent = Pick<RawTable, 'returned' | 'hoursReturned'>;

/**
 * Whether a measure adds up events from two datasets, or marks the records of one by those of
 * another.
 */
export function isOverTwoDatasets(measure: Measure): boolean {
  return (
    measure.kind === 'FLOW' && (countedDatasets(measure).length > 1 || measure.dependsOn !== null)
  );
}

/**
 * The quarters of a dataset that count in a measure, with who sent them. In a measure over two
 * datasets an agency's quarter counts if the agency sent both returns; marked records count in
 * quarters for which any agency has sent the marking return. So numerator and denominator cover the
 * same agencies and quarters. For all other measures, every quarter sent counts.
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
 * A filter that admits only what counts in a measure; the same filter if everything sent for its
 * days counts.
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

/** A measure of a question that leaves something out, because its counterpart was not sent. */
export interface LeftOut {
  readonly measure: MeasureKey;
  /**
   * The quarters that count, among those for which any of the agencies asked about has sent
   * something.
   */
  readonly counted: readonly ReturnedQuarter[];
  readonly sent: readonly ReturnedQuarter[];
}

/**
 * What counts in a measure, and what was sent for any of its datasets; null if the two are the same
 * for the days asked about.
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

/** A return of resources without hours does not count as a return of hours. */
function sentOf(dataset: Dataset, { returned, hoursReturned }: Sent): readonly ReturnedQuarter[] {
  return dataset === 'RESOURCES' ? hoursReturned : (returned.get(dataset) ?? []);
}

/**
 * The quarters whose records are marked by the returns sent: each return covers its own quarter and
 * some that follow.
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

/** Quarters with the same senders are asked for together. */
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
