import type { Reasons } from './reasons.js';

/** Numbers of the log, as one may read it. */
export const logNumbers: Readonly<Record<string, Reasons>> = {
  AuditEntry: {
    id: 'ENTRIES',
    number: 'ENTRIES',
    at: 'ENTRIES',
    person: 'PEOPLE',
    personId: 'PEOPLE',
    address: 'PEOPLE',
    session: 'PEOPLE',
    // The words of a publishing count its records, and only its agency reads them.
    what: 'OWN_COUNTS',
    filter: 'QUESTION',
    rowCount: 'OWN_COUNTS',
    reason: 'SET',
    // Guesses at counts could be tried on it.
    hash: 'OWN_COUNTS',
  },
  TouchedAgency: { records: 'OWN_COUNTS' },
  AuditConnection: { totalCount: 'ENTRIES' },
  AuditEdge: { cursor: 'ENTRIES' },
  DataUse: {
    id: 'ENTRIES',
    at: 'ENTRIES',
    person: 'PEOPLE',
    what: 'ENTRIES',
    records: 'OWN_COUNTS',
    reason: 'SET',
  },
  DataUseConnection: { totalCount: 'ENTRIES' },
  DataUseEdge: { cursor: 'ENTRIES' },
};
