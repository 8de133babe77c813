import type { Reasons } from './reasons.js';

/** Numbers of returns and of periods. */
export const returnNumbers: Readonly<Record<string, Reasons>> = {
  ReturnStatus: {
    id: 'QUESTION',
    dueOn: 'CALENDAR',
    receivedAt: 'RETURNS',
    daysLate: 'RETURNS',
    sentAgainAt: 'RETURNS',
    askedOn: 'RETURNS',
    revision: 'RETURNS',
    submissionId: 'RETURNS',
    rows: 'OWN_COUNTS',
    version: 'OWN_COUNTS',
  },
  ReturnRequest: {
    id: 'QUESTION',
    daysLate: 'RETURNS',
    title: 'RETURNS',
    text: 'RETURNS',
    senderCount: 'PEOPLE',
    contacts: 'SET',
    askedOn: 'RETURNS',
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
