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

/** The log filters in the address; null for a filter that is not set. */
export interface LogParams {
  /** Plain days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly action: string | null;
  /** An agency's code. */
  readonly agency: string | null;
  /** Part of the name of the person who acted. */
  readonly name: string | null;
  /** The cursor at which the page starts. */
  readonly after: string | null;
}

/**
 * The log's filters from the address: as they stand there, as the API takes them and as the address
 * of a file; and a function that changes them.
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
 * The address of a file with all entries that match, not only those shown. An unknown action is
 * ignored, on the page and in the file.
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
