import type { ShownReturn } from '#features/returns/return-documents.js';

/** A return of a police force that was received on time, except for the given properties. */
export function aReturn(changed: Partial<ShownReturn> = {}): ShownReturn {
  return {
    __typename: 'ReturnStatus',
    ...{ id: 'TVP-REPORTS-2026-27-Q2', dataset: 'REPORTS', isOwed: true, canSend: false },
    agency: {
      __typename: 'Agency',
      id: 'TVP',
      code: 'TVP',
      name: 'Thames Valley Police',
      family: 'POLICE',
    },
    period: {
      __typename: 'Period',
      ...{ id: '2026-27-Q2', key: '2026-27-Q2', label: 'Q2 2026/27' },
      longLabel: 'Q2 2026/27 (July to September 2026)',
    },
    ...{ periodStatus: 'PROVISIONAL', dueOn: '2026-10-31', state: 'RECEIVED' },
    ...{ receivedAt: '2026-10-09T09:00:00Z', daysLate: null, sentAgainAt: null },
    ...{ askedOn: [], rows: null },
    ...changed,
  };
}
