import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import type { AskedAreas } from './area.type.js';

const parsers = { quarter: parseAsString, compare: parseAsString, map: parseAsString, unit: parseAsString, agency: parseAsString };

/** What an address asks, read outside of any page. */
export const loadAskedAreas = createLoader(parsers);

/** What the address asks, and a way to change parts of it. Each change is a step that the back button takes back. */
export function useAskedAreas(): readonly [AskedAreas, (change: Partial<AskedAreas>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
