import { withPredecessors } from '#domain/agency-succession.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { isOfSupporters, partsOf } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import { type Filter, mayHold } from '#domain/question/filter.js';
import { MAX_ROWS, type Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { owedIn, type ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import { rangeOf } from '#domain/time.js';

/** A change between two closed quarters, to be broken down. */
export interface ContributionParams {
  readonly measure: MeasureKey;
  readonly from: Quarter;
  readonly to: Quarter;
  /** Which records count, apart from their time. */
  readonly filter: Filter;
  readonly by: readonly Dimension[];
}

/**
 * Ids of the agencies asked about that have a return missing for the measure in either quarter,
 * with those they succeeded: an agency and its successor count as one.
 */
export function findMissingSenders(
  { measure, from, to, filter }: Pick<ContributionParams, 'measure' | 'from' | 'to' | 'filter'>,
  returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>,
  { obligations, agencies }: Pick<ReferenceData, 'obligations' | 'agencies'>,
): ReadonlySet<number> {
  const ofDataset = (dataset: Dataset) =>
    [from, to].flatMap(
      (quarter) => owedIn({ dataset, quarter }, returned.get(dataset) ?? [], obligations).missing,
    );
  // Measures of returns count the missing ones themselves.
  const isOfReturns = partsOf(measureOf(measure)).some(({ source }) => source === 'RETURNS');
  const missing = isOfReturns ? [] : datasetsUnder(measureOf(measure)).flatMap(ofDataset);
  const isAsked = (id: number) => isSenderAsked({ measure, filter }, id);
  return new Set(
    [...withPredecessors(new Set(missing.filter(isAsked)), { agencies })].filter(isAsked),
  );
}

/**
 * Whether the filter allows records sent by an agency. If agencies are supporters, it allows every
 * sender's.
 */
function isSenderAsked(
  { measure, filter }: Pick<ContributionParams, 'measure' | 'filter'>,
  id: number,
): boolean {
  return isOfSupporters(measureOf(measure)) || mayHold(filter, { AGENCY: new Set([id]) });
}

/**
 * The questions whose answers a change is broken down from: the whole by quarter, then each split
 * by quarter. Agencies with a missing return are left out of all of them, so that like is compared
 * with like. For a viewer who is not cleared, leaving out agencies counts as a cut by agency, as
 * does any condition on senders. There is no question if no agency is left, because the answer
 * would not be zero.
 */
export function askContributions(
  { measure, from, to, filter, by }: ContributionParams,
  missing: ReadonlySet<number>,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): readonly Question[] {
  if (
    missing.size > 0 &&
    agencies.every(({ id }) => missing.has(id) || !isSenderAsked({ measure, filter }, id))
  )
    return [];
  const { companion, denominator } = measureOf(measure);
  const beside = companion === null ? [] : [companion];
  const quarters: Filter = {
    leaf: { axis: 'TIME', ranges: [rangeOf('QUARTER', from), rangeOf('QUARTER', to)] },
  };
  // If agencies are supporters, or the measure does not allow questions about agencies, the
  // condition is on who sent the returns. Otherwise it is the condition that a caller would use: if
  // nobody is left who sent anything, the figure is not 0.
  const isOfSenders = denominator === 'POPULATION' || isOfSupporters(measureOf(measure));
  const others: Filter = {
    not: { leaf: { axis: 'AGENCY', ids: missing, ...(isOfSenders ? { isSender: true } : {}) } },
  };
  const ask = (dimensionsOf: readonly Dimension[]): Question => ({
    by: ['QUARTER', ...dimensionsOf],
    filter: { and: [quarters, filter, ...(missing.size > 0 ? [others] : [])] },
    window: 'PERIOD',
    changes: [],
    measures: [measure, ...beside.filter((key): key is MeasureKey => key !== measure)],
    orderBy: [],
    first: MAX_ROWS,
    fillGaps: true,
  });
  return [ask([]), ...by.map((dimension) => ask([dimension]))];
}
