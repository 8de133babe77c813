import type { Dataset } from '#domain/lists.js';
import type { CountedBy } from '#domain/measures/measure.js';

/** The records of each dataset, with the date by which they belong to a quarter. */
export const factTables = {
  REPORTS: { name: 'report', date: 'received_on' },
  DISRUPTIONS: { name: 'disruption', date: 'occurred_on' },
  REFERRALS: { name: 'referral', date: 'received_on' },
  RESOURCES: { name: 'resource_line', date: 'quarter_start' },
  OCGS: { name: 'organised_crime_group', date: 'quarter_start' },
} as const satisfies Readonly<Record<Dataset, { readonly name: string; readonly date: CountedBy }>>;
