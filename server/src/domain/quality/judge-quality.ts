import { canSeeCountsOf, type Policy } from '#domain/access/policy.js';
import type { Dataset } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';

import { medianOf, medianOfSealed, type Seal } from './median-of-others.js';
import type { QualityFact } from './quality-fact.js';
import { absent, discloseFigure, type QualityFigure, toMedianFigure } from './quality-figure.js';
import {
  addUp,
  type Counted,
  isMain,
  isProtected,
  measuresOf,
  type QualityMeasure,
} from './quality-measure.js';

/** The number of closed quarters that quality covers: three years, and one to compare with. */
export const QUALITY_QUARTERS = 13;

/** Everything known about the returns of a dataset, and the viewer. */
export interface QualityKnown {
  readonly dataset: Dataset;
  /** The closed quarters, oldest first. */
  readonly quarters: readonly Quarter[];
  readonly facts: readonly QualityFact[];
  readonly policy: Policy;
  /** What random rounding depends on; null if the installation has no salt. */
  readonly seal: Seal | null;
}

/** A measure for one agency, with the median of all others. */
export interface JudgedMeasure {
  readonly measure: QualityMeasure;
  /** The figures, one for each quarter. */
  readonly figures: readonly QualityFigure[];
  /** The figure for all quarters together. */
  readonly together: QualityFigure;
  readonly medians: readonly QualityFigure[];
  readonly medianTogether: QualityFigure;
}

/** The measures of one agency's returns, by quarter, with the median of the others. */
export function judgeQuality(known: QualityKnown, agencyId: number): readonly JudgedMeasure[] {
  const { dataset, quarters, facts, policy } = known;
  const own = facts.filter((fact) => fact.agencyId === agencyId);
  // A viewer who acts for some of the other agencies knows their numbers, and could work out the
  // rest.
  const others = [...groupByAgency(facts)].filter(
    ([id]) => id !== agencyId && (policy.kind === 'CLEARED' || !canSeeCountsOf(policy, id)),
  );
  return measuresOf(dataset).map((measure) => {
    const about = { agencyId, dataset, measure };
    const counted = quarters.map((quarter) => countIn(own, quarter, measure));
    // Each agency's page leaves out that agency: the medians of several pages, next to each other,
    // would reveal each agency's position.
    const isWithheld = isProtected(dataset, measure) && !canSeeCountsOf(policy, agencyId);
    const median = (within: readonly Quarter[]) =>
      isWithheld
        ? absent('WITHHELD')
        : toMedianFigure(findMedianOver(known, { measure, others, within }), measure);
    return {
      measure,
      figures: counted.map((each) => discloseFigure(each, about, policy)),
      together: discloseFigure(addUp(counted), about, policy),
      medians: quarters.map((quarter) => median([quarter])),
      medianTogether: median(quarters),
    };
  });
}

/**
 * Every agency that owed or sent any return, with the main measures, for all quarters together, in
 * the order of `agencyIds`.
 */
export function listQuality(
  { dataset, quarters, facts, policy }: QualityKnown,
  agencyIds: readonly number[],
): readonly { readonly agencyId: number; readonly figures: readonly QualityFigure[] }[] {
  const byAgency = groupByAgency(facts);
  return agencyIds
    .filter((id) => byAgency.has(id))
    .map((agencyId) => ({
      agencyId,
      figures: measuresOf(dataset)
        .filter(isMain)
        .map((measure) => {
          const own = byAgency.get(agencyId) ?? [];
          const counted = quarters.map((quarter) => countIn(own, quarter, measure));
          return discloseFigure(addUp(counted), { agencyId, dataset, measure }, policy);
        }),
    }));
}

interface MedianOver {
  readonly measure: QualityMeasure;
  readonly others: readonly (readonly [number, readonly QualityFact[]])[];
  readonly within: readonly Quarter[];
}

function findMedianOver(
  { dataset, policy, seal }: QualityKnown,
  { measure, others, within }: MedianOver,
): number | null {
  if (policy.kind === 'CLEARED' || !isProtected(dataset, measure))
    return medianOf(
      others.map(([, facts]) => addUp(within.map((quarter) => countIn(facts, quarter, measure)))),
    );
  const sealed = others.map(([agencyId, facts]) =>
    within.flatMap((quarter) => {
      const counted = countIn(facts, quarter, measure);
      if (typeof counted === 'string') return [];
      return [{ ...counted, name: `${agencyId} ${dataset} ${quarter} ${measure.key}` }];
    }),
  );
  return medianOfSealed(sealed, seal);
}

function countIn(
  facts: readonly QualityFact[],
  quarter: Quarter,
  measure: QualityMeasure,
): Counted {
  const fact = facts.find((each) => each.quarter === quarter);
  return fact ? measure.count(fact) : 'NOT_OWED';
}

function groupByAgency(facts: readonly QualityFact[]): ReadonlyMap<number, readonly QualityFact[]> {
  const groups = new Map<number, QualityFact[]>();
  for (const fact of facts) {
    const own = groups.get(fact.agencyId) ?? [];
    own.push(fact);
    groups.set(fact.agencyId, own);
  }
  return groups;
}
