import { createLoader, parseAsString, useQueryStates } from 'nuqs';

import { scopeParsers } from '#lib/use-asked-scope.js';

import type { AskedReferrals } from './address.js';

const parsers = { ...scopeParsers, pathway: parseAsString };

/** What an address asks, read outside of any page. */
export const loadAskedReferrals = createLoader(parsers);

/** What the address asks, and a way to change parts of it. Each change is a step that the back button takes back. */
export function useAskedReferrals(): readonly [AskedReferrals, (change: Partial<AskedReferrals>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
