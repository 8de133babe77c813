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
import { owedIn, type ReturnedQuarter } from '#domain/returns/returned-quarters.js';
import { rangeOf } from '#domain/time.js';

/** A change between two closed quarters, to be taken apart. */
export interface ContributionParams {
  readonly measure: MeasureKey;
  readonly from: Quarter;
  readonly to: Quarter;
  /** Which records count, but for their time. */
  readonly filter: Filter;
  readonly by: readonly Dimension[];
}

/**
 * The agencies asked about, by their ids, with a missing return for the measure in either
 * quarter, with those that they took over from: an agency and its successor
 * are one part.
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
  // What is measured of returns themselves is that they are missing.
  const isOfReturns = partsOf(measureOf(measure)).some(({ source }) => source === 'RETURNS');
  const missing = isOfReturns ? [] : datasetsUnder(measureOf(measure)).flatMap(ofDataset);
  const isAsked = (id: number) => isSenderAsked({ measure, filter }, id);
  return new Set(
    [...withPredecessors(new Set(missing.filter(isAsked)), { agencies })].filter(isAsked),
  );
}

/**
 * Whether records that an agency sent are asked about. Where agencies are those that supported,
 * those of every sender may be.
 */
function isSenderAsked(
  { measure, filter }: Pick<ContributionParams, 'measure' | 'filter'>,
  id: number,
): boolean {
  return isOfSupporters(measureOf(measure)) || mayHold(filter, { AGENCY: new Set([id]) });
}

/**
 * The questions whose answers a change is taken apart from: the whole by quarter, then each split
 * by quarter. Agencies with a missing return are left out of all of them, so that like is compared
 * with like. For a viewer who is not cleared that is a cut by agency, as wherever senders are asked
 * for. There is no question if no agency is left: the answer would not be zero.
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
  // Where agencies are those that supported, or none may be asked about, it is asked whose returns
  // told of records. Else it is what a caller would ask: what nobody is left to have sent is not
  // nought.
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
