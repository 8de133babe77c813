import type { Reasons } from './reasons.js';

/** Numbers in the log, as a reader may see it. */
export const logNumbers: Readonly<Record<string, Reasons>> = {
  AuditEntry: {
    id: 'ENTRIES',
    number: 'ENTRIES',
    at: 'ENTRIES',
    person: 'PEOPLE',
    personId: 'PEOPLE',
    address: 'PEOPLE',
    session: 'PEOPLE',
    // The text of an entry about publishing counts records, and only their agency may read it.
    what: 'OWN_COUNTS',
    filter: 'QUESTION',
    rowCount: 'OWN_COUNTS',
    reason: 'SET',
    // Guesses at counts could be tested against the hash.
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
