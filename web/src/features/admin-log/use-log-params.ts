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
export interface LogParams {
  /** Plain days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly action: string | null;
  /** A code. */
  readonly agency: string | null;
  /** A part of the name of the person who did it. */
  readonly name: string | null;
  /** Where the page begins. */
  readonly after: string | null;
}

/**
 * What the address asks of the log, that as a filter and as the address of a file, and a way to ask
 * for something else.
 */
export function useLogParams() {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: true });
  const ask = (change: Partial<LogParams>) => void setAsked(change);
  return { asked, where: toFilter(asked), file: toFileAddress(asked), ask };
}

function toFilter({ from, to, action, agency, name }: LogParams): AuditFilter {
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(action !== null && isAction(action) ? { actions: [action] } : {}),
    ...(agency === null ? {} : { agency }),
    ...(name === null ? {} : { name }),
  };
}

/**
 * The same entries, whatever page is shown. An action that there is none of narrows the page to
 * nothing less, and so the file.
 */
function toFileAddress({ from, to, action, agency, name }: LogParams): string {
  const parts = {
    from,
    to,
    action: action !== null && isAction(action) ? action : null,
    agency,
    name,
  };
  const query = new URLSearchParams(
    Object.entries(parts).flatMap(([part, value]) => (value === null ? [] : [[part, value]])),
  );
  return query.size === 0 ? '/export/log.csv' : `/export/log.csv?${query.toString()}`;
}

function isAction(text: string): text is AuditAction {
  return Object.hasOwn(actionNames, text);
}
