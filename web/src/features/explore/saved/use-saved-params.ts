import { parseAsString, useQueryStates } from 'nuqs';

import type { SavedOf } from '#graphql/operations.js';

const parsers = { find: parseAsString.withDefault(''), whose: parseAsString, after: parseAsString };

export const ownerFilterNames: Readonly<Record<SavedOf, string>> = {
  OWN: 'Mine',
  AGENCY: 'My agency',
  EVERYONE: 'Everyone',
};

/** Which saved questions the address asks for, and a way to ask for others. */
export function useSavedParams() {
  const [{ find, whose, after }, setAsked] = useQueryStates(parsers, {
    history: 'replace',
    scroll: false,
  });
  const ask = (change: {
    readonly find?: string;
    readonly whose?: SavedOf | null;
    readonly after?: string | null;
  }) => void setAsked({ after: null, ...change });
  return { find, whose: whose !== null && isWhose(whose) ? whose : null, after, ask };
}

function isWhose(text: string): text is SavedOf {
  return Object.hasOwn(ownerFilterNames, text);
}
