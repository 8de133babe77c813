import { type ScopeParams, toSearch } from '#lib/scope/scope.js';

import type { Tile } from './tile-fragment.js';

/**
 * The address of a measure's page with the same quarter, area and agency, and with the objective if
 * the figure has one.
 */
export function toMeasureAddress(
  { measure, objective }: Pick<Tile['kpi'], 'measure' | 'objective'>,
  asked: ScopeParams,
) {
  const search = new URLSearchParams(toSearch(asked));
  if (objective !== null) search.set('objective', objective);
  return { pathname: `/measures/${measure.key}`, search: search.toString() };
}
