import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import type { KindsParams } from './kind-scope.js';
import { scopeParsers } from './use-scope-params.js';

const parsers = {
  ...scopeParsers,
  objective: parseAsString,
  crimeType: parseAsString,
  pathway: parseAsString,
};

/** What an address asks, read outside of any page. */
export const loadKindParams = createLoader(parsers);

/**
 * What the address asks, and a way to change parts of it. Each change is a step that the back
 * button takes back.
 */
export function useKindsParams(): readonly [KindsParams, (change: Partial<KindsParams>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
