import type { Entry } from '#domain/audit/entry.js';

/** A log entry: the local administrator opened reports. */
export function anEntry(parts: Partial<Entry>): Entry {
  return {
    at: new Date('2026-11-24T09:00:00.000Z'),
    action: 'CONSULTATION',
    actor: { personId: null, name: 'Local administrator' },
    agencyId: null,
    touched: {},
    what: 'Opened reports',
    dataset: 'REPORTS',
    filter: null,
    rowCount: null,
    reason: null,
    ...parts,
  };
}
