import type { Dataset } from '#graphql/operations.js';

/** Each dataset as the pages call it. */
export const datasetNames: Readonly<Record<Dataset, string>> = {
  REPORTS: 'Reports',
  DISRUPTIONS: 'Disruptions',
  REFERRALS: 'Referrals',
  RESOURCES: 'Resources',
  OCGS: 'Organised crime groups',
};

/** All datasets, in the order in which they stand. */
export const allDatasets: readonly Dataset[] = [
  'REPORTS',
  'DISRUPTIONS',
  'REFERRALS',
  'RESOURCES',
  'OCGS',
];
