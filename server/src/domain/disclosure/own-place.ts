import type { World } from '#domain/figures/world.js';
import type { Source } from '#domain/measures/measure.js';
import { mayBeReturned, OXFORDSHIRE } from '#domain/returns/known-places.js';

import type { Universe } from './axes/model-of-axis.js';
import { type Classes, combinationsOf, type Truth } from './truth.js';

/** Records whose few others in such a place would be guessed: that nobody else sends them there shows in every year. */
const guarded: ReadonlySet<Source> = new Set(['DISRUPTIONS']);

/**
 * The place that returns may name for the sake of one of the viewer's own agencies alone: a county by itself, which hardly anybody
 * else sends. Of it others are never shown by itself, since that they are nobody could be guessed (docs/decisions/0037). Null where the
 * viewer has none.
 */
export function findOwnPlace({ world, ownAgencyIds, source }: Universe): string | null {
  const isOfCounty = world.agencies.some(({ id, kind }) => kind === 'LOCAL_AUTHORITY_COUNTY' && ownAgencyIds.has(id));
  return isOfCounty && guarded.has(source) ? OXFORDSHIRE : null;
}

/**
 * Whether a question tells a county by itself from its districts: it asks for that, and not for all of them wherever it does, and nowhere
 * else. So it is in whatever words it is asked.
 *
 * @param given classes on axes that are not looked along
 */
export function doesTellApart(
  county: string,
  { models, essential, mayHold }: Truth,
  { places, given }: Pick<World, 'places'> & { readonly given: Classes },
): boolean {
  const model = models.get('AREA');
  if (!model || !essential.includes('AREA')) return false;
  const inCounty = places.current.filter((area) => mayBeReturned(area) && places.countyOf(area) === county);
  const own = model.classOf(county);
  const others = new Set(inCounty.map(({ code }) => model.classOf(code)));
  if (own === null || others.size < 2) return false;
  const rest = combinationsOf(
    essential.filter((axis) => axis !== 'AREA' && !given.has(axis)),
    models,
  );
  const holdsFor = (area: number | null) =>
    rest.map((classes) => area !== null && mayHold(new Map([...given, ...classes, ['AREA', area]])));
  const asked = holdsFor(own);
  return asked.includes(true) && [...others].some((other) => holdsFor(other).join() !== asked.join());
}
