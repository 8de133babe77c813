/** Names of the four objectives, and the class of their colour, by their code. */
export const objectiveTones = { PURSUE: 'pursue', PREVENT: 'prevent', PROTECT: 'protect', PREPARE: 'prepare' } as const;

/** Datasets in a word, as their returns are called. */
export const datasetNames = {
  REPORTS: 'Reports',
  DISRUPTIONS: 'Disruptions',
  REFERRALS: 'Referrals',
  RESOURCES: 'Resources',
  OCGS: 'OCGs',
} as const;
