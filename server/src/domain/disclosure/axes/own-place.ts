import type { Source } from '#domain/measures/measure.js';
import { canBeReturned, OXFORDSHIRE } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';

/**
 * Sources for which other agencies' few records in an own place could be guessed, because every
 * year shows that nobody else sends any there.
 */
const guarded: ReadonlySet<Source> = new Set(['DISRUPTIONS']);

interface Viewed {
  readonly referenceData: Pick<ReferenceData, 'places' | 'agencies'>;
  readonly ownAgencyIds: ReadonlySet<number>;
  readonly source: Source;
}

/**
 * The place that returns may name only because of one of the viewer's own agencies: a county
 * without a district, for which hardly anybody else sends records. Other agencies' records are
 * never shown for it, since their absence could be guessed (docs/decisions/0037). Null if the
 * viewer has none.
 */
export function findOwnPlace({ referenceData, ownAgencyIds, source }: Viewed): string | null {
  const isOfCounty = referenceData.agencies.some(
    ({ id, kind }) => kind === 'LOCAL_AUTHORITY_COUNTY' && ownAgencyIds.has(id),
  );
  return isOfCounty && guarded.has(source) ? OXFORDSHIRE : null;
}

/** The codes that records in a county may have, including the county's own. */
export function codesInCounty(
  county: string,
  { places }: Pick<ReferenceData, 'places'>,
): readonly string[] {
  return places.current
    .filter((area) => canBeReturned(area) && places.countyOf(area) === county)
    .map(({ code }) => code);
}

/**
 * Whether these codes are everything in an own place's county except that place. If they shared one
 * perturbed cell, that cell would equal the county's if no other record were coded to the county
 * itself, and so would reveal it. So they are added up one by one.
 */
export function restOfOwnPlaceFinder(viewed: Viewed): (codes: readonly unknown[]) => boolean {
  const own = findOwnPlace(viewed);
  const rest =
    own === null ? [] : codesInCounty(own, viewed.referenceData).filter((code) => code !== own);
  return (codes) =>
    own !== null && codes.length === rest.length && rest.every((code) => codes.includes(code));
}
