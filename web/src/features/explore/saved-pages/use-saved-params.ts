import { parseAsString, useQueryStates } from 'nuqs';

import type { AlertState, SavedOf, SavedOrder } from '#graphql/operations.js';
import { alertStates } from '#parts/watch/watch-words.js';

const parsers = {
  find: parseAsString.withDefault(''),
  whose: parseAsString,
  alert: parseAsString,
  order: parseAsString,
  after: parseAsString,
};

export const ownerFilterNames: Readonly<Record<SavedOf, string>> = {
  OWN: 'Mine',
  AGENCY: 'My agency',
  EVERYONE: 'Everyone',
};

export const orderNames: Readonly<Record<SavedOrder, string>> = {
  SAVED_LAST: 'Last changed',
  NAME: 'Name',
};

/** The filters of saved questions in the address, and a way to change them. */
export function useSavedParams() {
  const [{ find, whose, alert, order, after }, setAsked] = useQueryStates(parsers, {
    history: 'replace',
    scroll: false,
  });
  const ask = (change: {
    readonly find?: string;
    readonly whose?: SavedOf | null;
    readonly alert?: AlertState | null;
    readonly order?: SavedOrder | null;
    readonly after?: string | null;
  }) => void setAsked({ after: null, ...change });
  return {
    find,
    whose: toOneOf(ownerFilterNames, whose),
    alert: toOneOf(alertStates, alert),
    order: toOneOf(orderNames, order) ?? 'SAVED_LAST',
    after,
    ask,
  };
}

/** Reads a text as one of the codes that have names; null if it is not one of them. */
export function toOneOf<Code extends string>(
  names: Readonly<Record<Code, unknown>>,
  text: string | null,
): Code | null {
  const isOne = (code: string | null): code is Code => code !== null && Object.hasOwn(names, code);
  return isOne(text) ? text : null;
}
