import { parseAsString, useQueryStates } from 'nuqs';

import type { AskedScope } from './scope.js';

const parsers = { quarter: parseAsString, area: parseAsString, agency: parseAsString };

/** The scope in the address, and a way to change parts of it. Each change is a step that the back button takes back. */
export function useAskedScope(): readonly [AskedScope, (change: Partial<AskedScope>) => void] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
