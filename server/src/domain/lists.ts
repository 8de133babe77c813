/**
 * The partnership's fixed lists: each code with the label that people read. Figures are listed in
 * the same order.
 */
export type CodeList<Code extends string = string> = Readonly<Record<Code, string>>;

/** The label of an entry, by its code; the code itself if the list does not have it. */
export function labelOf(list: CodeList, code: string): string {
  return Object.hasOwn(list, code) ? (list[code] ?? code) : code;
}

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

/**
 * The crime types whose records say that people were harmed: small numbers of these records are
 * protected.
 */
export const protectedCrimeTypes = [
  'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE',
  'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
] as const satisfies readonly (keyof typeof crimeTypes)[];

/** The channels by which a report comes in. */
export const channels = {
  CALL_999: '999',
  CALL_101: '101',
  ONLINE: 'Online',
  CRIMESTOPPERS: 'Crimestoppers on 0800 555 111',
  MODERN_SLAVERY_HELPLINE: 'Modern slavery helpline',
  LOCAL_AUTHORITY_REFERRAL: 'Local authority referral',
  PARTNER_REFERRAL: 'Partner referral',
  FRONT_COUNTER: 'Front counter',
  OFFICER_GENERATED: 'Officer generated',
} as const satisfies CodeList;

export const reportStatuses = {
  RECEIVED: 'Received',
  TRIAGED: 'Triaged',
  ALLOCATED: 'Allocated',
  ACTIONED: 'Actioned',
  CLOSED: 'Closed',
  CLOSED_NO_ACTION: 'Closed without action',
} as const satisfies CodeList;

/** Signs that the public is asked to look out for. */
export const signs = {
  LARGE_GROUP_IN_HOUSE: 'House used by a large group of people',
  FALSE_PROMISE_OF_WORK: 'False promise of real work',
  TAMPERED_ELECTRICS: 'Tampered electrical supplies or exposed live cables',
  CARD_SKIMMER: 'Card skimming at a cashpoint',
  PHISHING: 'Fraudulent emails or phishing scams',
  CUCKOOED_HOME: 'Home taken over (cuckooing)',
  COUNTY_LINE_NUMBER: 'County line number',
} as const satisfies CodeList;

/**
 * The limbs of the serious-crime test, section 93(4) Police Act 1997: a report is serious if it
 * meets any limb.
 */
export const seriousLimbs = {
  VIOLENCE: 'Use of violence',
  SUBSTANTIAL_FINANCIAL_GAIN: 'Substantial financial gain',
  LARGE_NUMBER_IN_COMMON_PURPOSE: 'Large number of persons in pursuit of common purpose',
  THREE_YEAR_SENTENCE:
    'Three or more years in prison expected on first conviction (aged 21 or over)',
} as const satisfies CodeList;

/** Intelligence grading 3x5x2: how reliable the source is. */
export const sourceGrades = {
  1: 'Reliable',
  2: 'Untested',
  3: 'Not reliable',
} as const satisfies CodeList;

/** How the source knows the information. The wording is ours, not the national one. */
export const informationGrades = {
  A: 'Known to the source at first hand',
  B: 'Known at second hand, but corroborated',
  C: 'Known at second hand',
  D: 'Not known how',
  E: 'Thought to be false',
} as const satisfies CodeList;

/** Whether the information may be passed on. The wording is ours, not the national one. */
export const handlings = {
  P: 'May be shared',
  C: 'May be shared on conditions',
} as const satisfies CodeList;

/** The four objectives of the national strategy, always in this order, each with its meaning. */
export const objectives = {
  PURSUE: {
    name: 'Pursue',
    definition: 'Prosecuting and disrupting people engaged in serious and organised criminality.',
  },
  PREVENT: {
    name: 'Prevent',
    definition: 'Preventing people from engaging in serious and organised crime.',
  },
  PROTECT: {
    name: 'Protect',
    definition: 'Increasing protection against serious and organised crime.',
  },
  PREPARE: {
    name: 'Prepare',
    definition: 'Reducing the impact of this criminality where it takes place.',
  },
} as const;

/** The names of the objectives, as returns write them. */
export const objectiveNames = {
  PURSUE: objectives.PURSUE.name,
  PREVENT: objectives.PREVENT.name,
  PROTECT: objectives.PROTECT.name,
  PREPARE: objectives.PREPARE.name,
} as const satisfies Readonly<Record<keyof typeof objectives, string>>;

/** How far a disruption set criminality back. No national criteria were found for the grades. */
export const impacts = {
  MAJOR: 'Major',
  MODERATE: 'Moderate',
  MINOR: 'Minor',
  NONE: 'No impact',
  NEGATIVE: 'Negative',
} as const satisfies CodeList;

export const disruptionStatuses = {
  DRAFT: 'Draft',
  SUBMITTED: 'Submitted',
  IN_REVIEW: 'In review',
  CONFIRMED: 'Confirmed',
  REGRADED: 'Regraded',
  REJECTED: 'Rejected',
} as const satisfies CodeList;

/** The statuses of disruptions that count in figures, by their confirmed impact. */
export const confirmedStatuses = [
  'CONFIRMED',
  'REGRADED',
] as const satisfies readonly (keyof typeof disruptionStatuses)[];

export const disruptionTargets = {
  OCG: 'Organised crime group',
  INDIVIDUAL: 'Individual',
  VULNERABILITY: 'Vulnerability',
} as const satisfies CodeList;

export const ocgStatuses = {
  ACTIVE: 'Active',
  MONITORED: 'Monitored',
  ARCHIVED: 'Archived',
} as const satisfies CodeList;

export const riskBands = {
  LOW: 'Low',
  MEDIUM: 'Medium',
  HIGH: 'High',
  VERY_HIGH: 'Very high',
} as const satisfies CodeList;

export const staffGroups = {
  POLICE_OFFICER: 'Police officers',
  POLICE_STAFF: 'Police staff',
  PCSO: 'Police community support officers',
  ANALYST: 'Analysts',
  FINANCIAL_INVESTIGATOR: 'Financial investigators',
  SOCIAL_WORKER: 'Social workers',
  COMMUNITY_SAFETY_OFFICER: 'Community safety officers',
  TRADING_STANDARDS: 'Trading standards',
  FIRE_PREVENTION: 'Fire prevention',
  HEALTH_SAFEGUARDING: 'Health safeguarding',
  PROBATION: 'Probation',
  VOLUNTARY_SECTOR: 'Voluntary sector',
} as const satisfies CodeList;

export const fundingSources = {
  CORE: 'Core funding',
  PRECEPT: 'Precept',
  HOME_OFFICE_GRANT: 'Home Office grant',
  ASSET_RECOVERY: 'Asset recovery',
  PARTNER_CONTRIBUTION: 'Partner contribution',
  CHARITY: 'Charity',
} as const satisfies CodeList;

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

export const priorities = {
  RED: 'Red',
  AMBER: 'Amber',
  GREEN: 'Green',
  BLUE: 'Blue',
} as const satisfies CodeList;

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

/** All datasets, in their usual order. */
export const allDatasets: readonly Dataset[] = [
  'REPORTS',
  'DISRUPTIONS',
  'REFERRALS',
  'RESOURCES',
  'OCGS',
];
