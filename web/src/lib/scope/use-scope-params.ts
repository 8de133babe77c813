import { parseAsString, useQueryStates } from 'nuqs';

import type { ScopeParams } from './scope.js';

/**
 * Each part is text: it is checked against the choices later, so that an unknown value can be
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
 * The scope in the address, and a function that changes parts of it. The back button undoes each
 * change.
 */
export function useScopeParams(): readonly [ScopeParams, (change: Partial<ScopeParams>) => void] {
  const [asked, setAsked] = useQueryStates(scopeParsers, { history: 'push', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
