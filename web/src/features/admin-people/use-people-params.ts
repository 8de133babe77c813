import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

import { roles } from './role-names.js';

const parsers = {
  view: parseAsStringLiteral(['people', 'claims']).withDefault('people'),
  find: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roles.map(({ code }) => code)),
  signedIn: parseAsStringLiteral(['now', 'not']),
};

/** What the page shows, from its address. */
export interface PeopleParams {
  readonly view: 'people' | 'claims';
  /** Part of a post, an agency or a person's access; empty for everybody. */
  readonly find: string;
  /** The role that people have; null for any. */
  readonly role: (typeof roles)[number]['code'] | null;
  readonly signedIn: 'now' | 'not' | null;
}

/**
 * The page's parameters from the address, and a way to change them without adding to the history.
 */
export function usePeopleParams(): readonly [
  PeopleParams,
  (change: Partial<PeopleParams>) => void,
] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
