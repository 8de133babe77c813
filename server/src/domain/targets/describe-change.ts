import type { Measure } from '#domain/measures/measure.js';
import { formatQuarterLong } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { describeTargetAim } from './decide-target.js';
import type { Target, TargetSubject } from './target.js';

/** A target that was set, changed or removed: null for no target, before or after. */
export interface TargetChanged {
  readonly measure: Measure;
  readonly subject: TargetSubject;
  readonly former: Target | null;
  readonly target: Target | null;
}

/**
 * A change to a target as logged: `Set the target of Reports, for Q1 2025/26 (April to June 2025),
 * in Reading: 660. Before: none.`
 */
export function describeTargetChange(
  { measure, subject, former, target }: TargetChanged,
  referenceData: ReferenceData,
): string {
  const { areaCode, agencyId, objective } = subject;
  const where = [
    ...(areaCode === null ? [] : [`in ${referenceData.places.find(areaCode)?.name ?? areaCode}`]),
    ...(agencyId === null
      ? []
      : [`of ${referenceData.agencies.find(({ id }) => id === agencyId)?.name ?? 'an agency'}`]),
    ...(objective === null ? [] : [`under ${objective}`]),
  ];
  const inWords = (wish: Target | null) => (wish ? describeTargetAim(wish, measure) : 'none');
  const what = [
    `Set the target of ${measure.name}, for ${formatQuarterLong(subject.quarter)}`,
    ...where,
  ].join(', ');
  return `${what}: ${inWords(target)}. Before: ${inWords(former)}.`;
}
