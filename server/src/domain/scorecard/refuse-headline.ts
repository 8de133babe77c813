import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { nameSources } from '#domain/question/question.js';

import { type CardParams, codesIn } from './ask-headlines.js';
import type { Objective } from './headline.js';

interface HeadlineParams extends Pick<
  CardParams,
  'area' | 'agency' | 'agencyKind' | 'crimeType' | 'codes'
> {
  readonly objective: Objective | null;
}

/**
 * Why a measure cannot be rated for this scope, in a sentence for the caller; null if it can. The
 * force does not count as narrowing the scope to a place.
 */
export function refuseHeadline(
  key: MeasureKey,
  { objective, crimeType, area, agency, agencyKind, codes }: HeadlineParams,
): string | null {
  if (agency !== null && agencyKind !== null)
    return 'agencyKind: an agency has only one kind. Leave out "agency" or "agencyKind".';
  const measure = measureOf(key);
  const narrowed: readonly (readonly [string, Dimension, boolean])[] = [
    ['objective', 'OBJECTIVE', objective !== null],
    ['crimeType', 'CRIME_TYPE', crimeType !== null],
    ['area', 'AREA', area.kind !== 'FORCE'],
    ['agency', 'AGENCY', agency !== null],
    ['agencyKind', 'AGENCY_KIND', agencyKind !== null],
    ...codesIn(codes).map(([list]) => [dimensions[list].keyField, list, true] as const),
  ];
  const foreign = narrowed.find(
    ([, dimension, isAsked]) => isAsked && !measure.dimensions.includes(dimension),
  );
  if (!foreign) return null;
  const [argument, dimension] = foreign;
  const { name } = dimensions[dimension];
  return `${argument}: ${name} is not recorded for ${nameSources(measure)}, so ${key} cannot be shown by it. Leave out "${argument}".`;
}
