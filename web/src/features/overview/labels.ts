/** Datasets in a word, as their returns are called. */
export const datasetNames = {
  REPORTS: 'Reports',
  DISRUPTIONS: 'Disruptions',
  REFERRALS: 'Referrals',
  RESOURCES: 'Resources',
  OCGS: 'OCGs',
} as const;
