import type { Dataset } from '#graphql/operations.js';

/** Each dataset's name on the pages. */
export const datasetNames: Readonly<Record<Dataset, string>> = {
  REPORTS: 'Reports',
  DISRUPTIONS: 'Disruptions',
  REFERRALS: 'Referrals',
  RESOURCES: 'Resources',
  OCGS: 'Organised crime groups',
};

/** All datasets, in order. */
export const allDatasets: readonly Dataset[] = [
  'REPORTS',
  'DISRUPTIONS',
  'REFERRALS',
  'RESOURCES',
  'OCGS',
];
