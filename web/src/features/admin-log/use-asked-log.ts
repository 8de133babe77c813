import { parseAsString, useQueryStates } from 'nuqs';

import type { AuditAction, AuditFilter } from '#graphql/operations.js';

import { actionNames } from './action-names.js';

const parsers = {
  from: parseAsString,
  to: parseAsString,
  action: parseAsString,
  agency: parseAsString,
  name: parseAsString,
  after: parseAsString,
};

/** What of the log is asked for, as the address has it; null where it is not narrowed. */
export interface AskedLog {
  /** Plain days, both of which count. */
  readonly from: string | null;
  readonly to: string | null;
  readonly action: string | null;
  /** A code. */
  readonly agency: string | null;
  /** A part of the name of whoever did it. */
  readonly name: string | null;
  /** Where the page begins. */
  readonly after: string | null;
}

/** What the address asks of the log, that as a filter, and a way to ask for something else. */
export function useAskedLog() {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: true });
  const ask = (change: Partial<AskedLog>) => void setAsked(change);
  return { asked, where: toFilter(asked), ask };
}

function toFilter({ from, to, action, agency, name }: AskedLog): AuditFilter {
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(action !== null && isAction(action) ? { actions: [action] } : {}),
    ...(agency === null ? {} : { agency }),
    ...(name === null ? {} : { name }),
  };
}

function isAction(text: string): text is AuditAction {
  return text in actionNames;
}
