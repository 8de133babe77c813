/**
 * The fixed lists of the partnership: each code with the label that people read. Their order is the order in which
 * figures are listed.
 */
export type CodeList<Code extends string = string> = Readonly<Record<Code, string>>;

export const crimeTypes = {
  CHILD_SEXUAL_EXPLOITATION_AND_ABUSE: 'Child sexual exploitation and abuse',
  ORGANISED_IMMIGRATION_CRIME: 'Organised immigration crime',
  CYBER_CRIME: 'Cyber crime',
  FIREARMS: 'Firearms',
  MONEY_LAUNDERING: 'Money laundering',
  DRUGS: 'Drugs',
  ECONOMIC_CRIME: 'Economic crime',
  MODERN_SLAVERY_AND_HUMAN_TRAFFICKING: 'Modern slavery and human trafficking',
  ORGANISED_ACQUISITIVE_CRIME: 'Organised acquisitive crime',
} as const satisfies CodeList;

/** Short labels of the crime types, for charts. */
export const crimeTypeShortLabels = {
  CHILD_SEXUAL_EXPLOITATION_AND_ABUSE: 'CSEA',
  ORGANISED_IMMIGRATION_CRIME: 'Immigration',
  CYBER_CRIME: 'Cyber',
  FIREARMS: 'Firearms',
  MONEY_LAUNDERING: 'Money laundering',
  DRUGS: 'Drugs',
  ECONOMIC_CRIME: 'Economic',
  MODERN_SLAVERY_AND_HUMAN_TRAFFICKING: 'Modern slavery',
  ORGANISED_ACQUISITIVE_CRIME: 'Acquisitive',
} as const satisfies Readonly<Record<keyof typeof crimeTypes, string>>;

/** The four objectives of the national strategy, in the order in which they always stand, each with what it means. */
export const objectives = {
  PURSUE: { name: 'Pursue', definition: 'Prosecuting and disrupting people engaged in serious and organised criminality.' },
  PREVENT: { name: 'Prevent', definition: 'Preventing people from engaging in serious and organised crime.' },
  PROTECT: { name: 'Protect', definition: 'Increasing protection against serious and organised crime.' },
  PREPARE: { name: 'Prepare', definition: 'Reducing the impact of this criminality where it takes place.' },
} as const;

export const pathways = {
  NRM: 'National Referral Mechanism',
  DUTY_TO_NOTIFY: 'Duty to Notify',
  MASH_CHILD: 'Child, multi-agency hub',
  ADULT_CONCERN: 'Adult concern',
  SUPPORT_SERVICE: 'Support service',
} as const satisfies CodeList;

export const ageBands = {
  CHILD_17_OR_UNDER: 'Child (17 or under)',
  ADULT_18_OR_OVER: 'Adult (18 or over)',
  UNKNOWN: 'Age not known',
} as const satisfies CodeList;

export const sexes = {
  FEMALE: 'Female',
  MALE: 'Male',
  OTHER: 'Other',
  UNKNOWN: 'Not known',
} as const satisfies CodeList;

export const exploitations = {
  CRIMINAL: 'Criminal',
  LABOUR: 'Labour',
  SEXUAL: 'Sexual',
  DOMESTIC: 'Domestic',
  ORGAN_HARVESTING: 'Organ harvesting',
  NOT_SPECIFIED: 'Not specified',
} as const satisfies CodeList;

export const priorities = { RED: 'Red', AMBER: 'Amber', GREEN: 'Green', BLUE: 'Blue' } as const satisfies CodeList;

export const decisions = {
  POSITIVE: 'Positive',
  NEGATIVE: 'Negative',
  SUSPENDED: 'Suspended',
  WITHDRAWN: 'Withdrawn',
} as const satisfies CodeList;

export const datasets = {
  REPORTS: 'Reports',
  DISRUPTIONS: 'Disruptions',
  REFERRALS: 'Referrals',
  RESOURCES: 'Resources',
  OCGS: 'Organised crime groups',
} as const satisfies CodeList;

export type Dataset = keyof typeof datasets;
