import type { Channel, CrimeType, SeriousLimb, Sign } from '#graphql/operations.js';

/** Ways by which reports come in, short enough for a bar. */
export const channelNames = {
  CALL_999: '999',
  CALL_101: '101',
  ONLINE: 'Online',
  CRIMESTOPPERS: 'Crimestoppers',
  MODERN_SLAVERY_HELPLINE: 'Modern slavery helpline',
  LOCAL_AUTHORITY_REFERRAL: 'Local authority referral',
  PARTNER_REFERRAL: 'Partner referral',
  FRONT_COUNTER: 'Front counter',
  OFFICER_GENERATED: 'Officer generated',
} as const satisfies Readonly<Record<Channel, string>>;

/** The signs to spot, short enough for a bar. */
export const signNames = {
  LARGE_GROUP_IN_HOUSE: 'Large group in one house',
  FALSE_PROMISE_OF_WORK: 'False promise of work',
  TAMPERED_ELECTRICS: 'Tampered electrics',
  CARD_SKIMMER: 'Card skimming',
  PHISHING: 'Phishing',
  CUCKOOED_HOME: 'Home taken over (cuckooing)',
  COUNTY_LINE_NUMBER: 'County line number',
} as const satisfies Readonly<Record<Sign, string>>;

/** The limbs of the serious-crime test, short enough for a bar. */
export const limbNames = {
  VIOLENCE: 'Use of violence',
  SUBSTANTIAL_FINANCIAL_GAIN: 'Substantial financial gain',
  LARGE_NUMBER_IN_COMMON_PURPOSE: 'Large number in common purpose',
  THREE_YEAR_SENTENCE: 'Three years or more in prison',
} as const satisfies Readonly<Record<SeriousLimb, string>>;

/** The nine crime types, each with the field of the page's question that tells its quarters. */
export const seriesFields = [
  { code: 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', field: 'csea' },
  { code: 'ORGANISED_IMMIGRATION_CRIME', field: 'immigration' },
  { code: 'CYBER_CRIME', field: 'cyber' },
  { code: 'FIREARMS', field: 'firearms' },
  { code: 'MONEY_LAUNDERING', field: 'laundering' },
  { code: 'DRUGS', field: 'drugs' },
  { code: 'ECONOMIC_CRIME', field: 'economic' },
  { code: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', field: 'slavery' },
  { code: 'ORGANISED_ACQUISITIVE_CRIME', field: 'acquisitive' },
] as const satisfies readonly { readonly code: CrimeType; readonly field: string }[];
