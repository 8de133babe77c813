import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import type { AskedKinds } from './kind-scope.js';
import { scopeParsers } from './use-asked-scope.js';

const parsers = { ...scopeParsers, objective: parseAsString, crimeType: parseAsString, pathway: parseAsString };

/** What an address asks, read outside of any page. */
export const loadAskedKinds = createLoader(parsers);

/** What the address asks, and a way to change parts of it. Each change is a step that the back button takes back. */
export function useAskedKinds(): readonly [AskedKinds, (change: Partial<AskedKinds>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
