import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import type { KindsParams } from './kind-scope.js';
import { scopeParsers } from './use-scope-params.js';

const parsers = {
  ...scopeParsers,
  objective: parseAsString,
  crimeType: parseAsString,
  pathway: parseAsString,
};

/** Reads what an address asks for, outside any page. */
export const loadKindParams = createLoader(parsers);

/**
 * What the address asks for, and a function that changes parts of it. The back button undoes each
 * change.
 */
export function useKindsParams(): readonly [KindsParams, (change: Partial<KindsParams>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
