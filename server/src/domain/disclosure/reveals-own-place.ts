import type { ReferenceData } from '#domain/reference-data.js';

import { codesInCounty } from './axes/own-place.js';
import { type Classes, combinationsOf, type FilterPredicate } from './filter-predicate.js';

/**
 * Whether a question separates records coded to a county itself from those of its districts: the
 * question counts the former, and treats at least one of the districts differently. The wording
 * makes no difference.
 *
 * @param given classes on axes that are not examined
 */
export function revealsOwnPlace(
  county: string,
  { models, essential, mayHold }: FilterPredicate,
  { places, given }: Pick<ReferenceData, 'places'> & { readonly given: Classes },
): boolean {
  const model = models.get('AREA');
  if (!model || !essential.includes('AREA')) return false;
  const own = model.classOf(county);
  const others = new Set(codesInCounty(county, { places }).map(model.classOf));
  if (own === null || others.size < 2) return false;
  const rest = combinationsOf(
    essential.filter((axis) => axis !== 'AREA' && !given.has(axis)),
    models,
  );
  const holdsFor = (area: number | null) =>
    rest.map(
      (classes) => area !== null && mayHold(new Map([...given, ...classes, ['AREA', area]])),
    );
  const asked = holdsFor(own);
  return (
    asked.includes(true) && [...others].some((other) => holdsFor(other).join() !== asked.join())
  );
}
