import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

import { roles } from './role-names.js';

const parsers = {
  view: parseAsStringLiteral(['people', 'claims']).withDefault('people'),
  find: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roles.map(({ code }) => code)),
  signedIn: parseAsStringLiteral(['now', 'not']),
};

/** What of the page is shown, as the address has it. */
export interface PeopleParams {
  readonly view: 'people' | 'claims';
  /** A part of a post, an agency or of what somebody holds; empty for everybody. */
  readonly find: string;
  /** Null for any. */
  readonly role: (typeof roles)[number]['code'] | null;
  readonly signedIn: 'now' | 'not' | null;
}

/** What the address asks for, and a way to ask for something else. It is no step to take back. */
export function usePeopleParams(): readonly [
  PeopleParams,
  (change: Partial<PeopleParams>) => void,
] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', scroll: false });
  return [asked, (change) => void setAsked(change)];
}
