import type { Source } from '#domain/measures/measure.js';
import { canBeReturned, OXFORDSHIRE } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';

/**
 * Records whose few others in such a place would be guessed: that nobody else sends them there
 * shows in every year.
 */
const guarded: ReadonlySet<Source> = new Set(['DISRUPTIONS']);

interface Viewed {
  readonly referenceData: Pick<ReferenceData, 'places' | 'agencies'>;
  readonly ownAgencyIds: ReadonlySet<number>;
  readonly source: Source;
}

/**
 * The place that returns may name for the sake of one of the viewer's own agencies alone: a county
 * by itself, which hardly anybody else sends. Of it others are never shown by itself, since that
 * they are nobody could be guessed (docs/decisions/0037). Null where the viewer has none.
 */
export function findOwnPlace({ referenceData, ownAgencyIds, source }: Viewed): string | null {
  const isOfCounty = referenceData.agencies.some(
    ({ id, kind }) => kind === 'LOCAL_AUTHORITY_COUNTY' && ownAgencyIds.has(id),
  );
  return isOfCounty && guarded.has(source) ? OXFORDSHIRE : null;
}

/** The codes that records in a county may have, itself among them. */
export function codesInCounty(
  county: string,
  { places }: Pick<ReferenceData, 'places'>,
): readonly string[] {
  return places.current
    .filter((area) => canBeReturned(area) && places.countyOf(area) === county)
    .map(({ code }) => code);
}

/**
 * Finds whether codes are all that there is in the county of an own place but that. Were they drawn
 * together, they would show what the county shows wherever nobody else is in the place by itself,
 * which would tell as much: they are added up from each.
 */
export function restOfOwnPlaceFinder(viewed: Viewed): (codes: readonly unknown[]) => boolean {
  const own = findOwnPlace(viewed);
  const rest =
    own === null ? [] : codesInCounty(own, viewed.referenceData).filter((code) => code !== own);
  return (codes) =>
    own !== null && codes.length === rest.length && rest.every((code) => codes.includes(code));
}
