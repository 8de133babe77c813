import type { Reasons } from './reasons.js';

/** Numbers of returns and of periods. */
export const returnNumbers: Readonly<Record<string, Reasons>> = {
  ReturnStatus: {
    id: 'QUESTION',
    dueOn: 'CALENDAR',
    receivedAt: 'RETURNS',
    revision: 'RETURNS',
    submissionId: 'RETURNS',
    rows: 'OWN_COUNTS',
    version: 'OWN_COUNTS',
  },
  ReturnFinding: { reference: 'OWN_RECORDS', senderReference: 'NAMED', foundAt: 'RETURNS' },
  DatasetPeriod: { dueOn: 'CALENDAR', returnsDue: 'RETURNS', returnsReceived: 'RETURNS' },
  Period: {
    id: 'CALENDAR',
    key: 'CALENDAR',
    label: 'CALENDAR',
    longLabel: 'CALENDAR',
    start: 'CALENDAR',
    end: 'CALENDAR',
  },
};
