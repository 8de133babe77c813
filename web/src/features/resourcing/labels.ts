import type { FundingSource, StaffGroup } from '#graphql/operations.js';

/** Staff groups in their order. */
export const staffGroups = [
  { code: 'POLICE_OFFICER', name: 'Police officers' },
  { code: 'POLICE_STAFF', name: 'Police staff' },
  { code: 'PCSO', name: 'Police community support officers' },
  { code: 'ANALYST', name: 'Analysts' },
  { code: 'FINANCIAL_INVESTIGATOR', name: 'Financial investigators' },
  { code: 'SOCIAL_WORKER', name: 'Social workers' },
  { code: 'COMMUNITY_SAFETY_OFFICER', name: 'Community safety officers' },
  { code: 'TRADING_STANDARDS', name: 'Trading standards' },
  { code: 'FIRE_PREVENTION', name: 'Fire prevention' },
  { code: 'HEALTH_SAFEGUARDING', name: 'Health safeguarding' },
  { code: 'PROBATION', name: 'Probation' },
  { code: 'VOLUNTARY_SECTOR', name: 'Voluntary sector' },
] as const satisfies readonly { readonly code: StaffGroup; readonly name: string }[];

/** Whose vacancies the board watches: few people, without whom other work stands still. */
export const watchedGroups = [
  { code: 'ANALYST', name: 'Analysts' },
  { code: 'FINANCIAL_INVESTIGATOR', name: 'Financial investigators' },
] as const satisfies readonly { readonly code: StaffGroup; readonly name: string }[];

/** Sources of funds in their order. */
export const fundingSources = [
  { code: 'CORE', name: 'Core funding' },
  { code: 'PRECEPT', name: 'Precept' },
  { code: 'HOME_OFFICE_GRANT', name: 'Home Office grant' },
  { code: 'ASSET_RECOVERY', name: 'Asset recovery' },
  { code: 'PARTNER_CONTRIBUTION', name: 'Partner contribution' },
  { code: 'CHARITY', name: 'Charity' },
] as const satisfies readonly { readonly code: FundingSource; readonly name: string }[];

/** The four objectives in the order in which they always stand, each with the field of the page's question. */
export const objectiveFields = [
  { code: 'PURSUE', field: 'pursue', name: 'Pursue' },
  { code: 'PREVENT', field: 'prevent', name: 'Prevent' },
  { code: 'PROTECT', field: 'protect', name: 'Protect' },
  { code: 'PREPARE', field: 'prepare', name: 'Prepare' },
] as const;

/** National Audit Office, 2019: how front-line spending against serious and organised crime was shared out, in per cent. Of two objectives nothing is published. */
export const nationalSpending = { PURSUE: 79, PREVENT: 4, PROTECT: null, PREPARE: null } as const;
