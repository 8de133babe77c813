import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import { scopeParsers } from '#lib/scope/use-scope-params.js';

import type { AreasParams } from './area.type.js';

// The measure used to be called `map`: old links still open it. The path names the area; an area
// parameter, as on other pages, works too.
const parsers = { ...scopeParsers, measure: parseAsString, map: parseAsString };

const loadAsked = createLoader(parsers);

/** Reads what an address asks for, outside any page. */
export function loadAreaParams(search: string, code: string | null): AreasParams {
  return toAsked(loadAsked(search), code);
}

/** What the address asks for. */
export function useAreasParams(code: string | null): AreasParams {
  const [asked] = useQueryStates(parsers);
  return toAsked(asked, code);
}

function toAsked(
  {
    map,
    measure,
    area: named,
    ...scope
  }: Omit<AreasParams, 'objective' | 'crimeType'> & { readonly map: string | null },
  area: string | null,
): AreasParams {
  return {
    ...scope,
    area: area ?? named,
    measure: measure ?? map,
    objective: null,
    crimeType: null,
  };
}
