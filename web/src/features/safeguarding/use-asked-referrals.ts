import { parseAsString, useQueryStates } from 'nuqs';

import type { AskedReferrals } from './address.js';

const parsers = { quarter: parseAsString, area: parseAsString, agency: parseAsString, pathway: parseAsString };

/** What the address asks, and a way to change parts of it. Each change is a step that the back button takes back. */
export function useAskedReferrals(): readonly [AskedReferrals, (change: Partial<AskedReferrals>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
