import { parseAsString, useQueryStates } from 'nuqs';

import type { ScopeParams } from './scope.js';

/**
 * Each part is text: what it may be is read against what there is, so that what is not known can be
 * named.
 */
export const scopeParsers = {
  quarter: parseAsString,
  from: parseAsString,
  step: parseAsString,
  years: parseAsString,
  area: parseAsString,
  agency: parseAsString,
  compare: parseAsString,
};

/**
 * The scope in the address, and a way to change parts of it. Each change is a step that the back
 * button takes back.
 */
export function useScopeParams(): readonly [ScopeParams, (change: Partial<ScopeParams>) => void] {
  const [asked, setAsked] = useQueryStates(scopeParsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
