import { type AskedScope, toSearch } from '#lib/scope.js';

/** The page of a measure with the same quarter, area and agency, and the objective where the headline is of one. */
export function toMeasureAddress(
  kpi: { readonly measure: { readonly key: string }; readonly objective: string | null },
  asked: AskedScope,
) {
  const search = new URLSearchParams(toSearch(asked));
  if (kpi.objective !== null) search.set('objective', kpi.objective);
  return { pathname: `/measures/${kpi.measure.key}`, search: search.toString() };
}
