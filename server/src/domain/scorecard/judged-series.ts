import type { AgencyKind, AgencyRecord } from '#domain/agencies.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import { type Measure, sourcesOf } from '#domain/measures/measure.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import { type Quarter, quartersBetween, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { trendQuarters } from './quarters.js';

/** An obligation may begin in the year 1000; a statement reads no more quarters than this. */
export const MAX_SERIES_QUARTERS = 100;

/** The scope that a measure is rated for, as far as agencies owe returns for it. */
interface Params {
  readonly quarter: Quarter;
  /** The agency; null for all agencies together. */
  readonly agency: AgencyRecord | null;
  /** The kind of agency; null for all kinds together, and if a single agency is given. */
  readonly agencyKind: AgencyKind | null;
}

/**
 * The quarters in which breaks of a measure are looked for, up to the one shown: all since the
 * first for which the agencies asked about owe what it is based on, but no more than
 * `MAX_SERIES_QUARTERS`. If nobody owes some of that, they are the quarters of the trend.
 */
export function seriesQuarters(
  measure: Measure,
  asked: Params,
  referenceData: ReferenceData,
): readonly Quarter[] {
  const { quarter } = asked;
  const owed = findFirstOwed(measure, asked, referenceData);
  if (owed === null) return trendQuarters(quarter, referenceData).filter((each) => each <= quarter);
  const earliest = shift(quarter, 1 - MAX_SERIES_QUARTERS);
  return quartersBetween(owed < earliest ? earliest : owed, quarter);
}

/**
 * The first quarter for which all data of a measure is owed; a measure of returns begins with the
 * first return.
 */
function findFirstOwed(
  measure: Measure,
  { agency, agencyKind }: Params,
  { agencies, obligations }: ReferenceData,
): Quarter | null {
  return firstsOwed(obligations)(agencies)(measure)(agency)(agencyKind);
}

/** The first quarters owed, cached for each scope because every figure of a table needs them. */
const firstsOwed = memoiseEach((obligations: ReferenceData['obligations']) =>
  memoiseEach((agencies: ReferenceData['agencies']) =>
    memoise((measure: Measure) =>
      memoise((agency: Params['agency']) =>
        memoise((agencyKind: Params['agencyKind']): Quarter | null => {
          const asked = { agency, agencyKind };
          const firsts = sourcesOf(measure).map((source) =>
            firstOf(
              findObligations(source === 'RETURNS' ? allDatasets : [source], asked, {
                agencies,
                obligations,
              }),
            ),
          );
          const known = firsts.filter((first) => first !== undefined);
          return known.length < firsts.length ? null : (known.toSorted().at(-1) ?? null);
        }),
      ),
    ),
  ),
);

function findObligations(
  datasets: readonly Dataset[],
  { agency, agencyKind }: Omit<Params, 'quarter'>,
  { agencies, obligations }: Pick<ReferenceData, 'agencies' | 'obligations'>,
) {
  const ofKind = new Set(
    agencyKind === null
      ? []
      : agencies.filter(({ kind }) => kind === agencyKind).map(({ id }) => id),
  );
  return obligations.filter(
    ({ dataset, agencyId }) =>
      datasets.includes(dataset) &&
      (agency === null || agency.id === agencyId) &&
      (agencyKind === null || ofKind.has(agencyId)),
  );
}

function firstOf(obligations: ReferenceData['obligations']): Quarter | undefined {
  return obligations.map(({ from }) => from).toSorted()[0];
}
