import { parseAsString, useQueryStates } from 'nuqs';

import type { AskedFilters } from './address.js';

const parsers = { from: parseAsString, to: parseAsString, area: parseAsString, agency: parseAsString };

/** The filters in the address, and a way to change some of them. Each change is a step that the back button takes back. */
export function useAskedFilters(): readonly [AskedFilters, (change: Partial<AskedFilters>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
