import type { Objective } from './disruption-row.js';
import type { DemonstrationAgency } from './partnership.js';

/**
 * The number of funded posts of one kind: in all, or in each district for each 100,000 residents.
 */
export interface Posts {
  readonly objective: Objective;
  readonly staffGroup: string;
  readonly funding: string;
  readonly fte: number;
  readonly isByDistrict: boolean;
}

type PostOptions = readonly [
  objective: Objective,
  staffGroup: string,
  funding: string,
  fte: number,
];

/** An agency's posts for its whole area, and in each district for each 100,000 residents. */
interface Plan {
  readonly whole?: readonly PostOptions[];
  readonly districts?: readonly PostOptions[];
}

const plansByAgency: Readonly<Record<string, Plan>> = {
  TVP: {
    whole: [
      ['PURSUE', 'POLICE_OFFICER', 'CORE', 230],
      ['PURSUE', 'POLICE_OFFICER', 'PRECEPT', 46],
      ['PURSUE', 'POLICE_OFFICER', 'HOME_OFFICE_GRANT', 24],
      ['PURSUE', 'POLICE_STAFF', 'CORE', 96],
      ['PURSUE', 'ANALYST', 'CORE', 38],
      ['PURSUE', 'ANALYST', 'HOME_OFFICE_GRANT', 6],
      ['PURSUE', 'FINANCIAL_INVESTIGATOR', 'CORE', 8],
      ['PURSUE', 'FINANCIAL_INVESTIGATOR', 'ASSET_RECOVERY', 22],
      ['PREVENT', 'POLICE_OFFICER', 'CORE', 8],
      ['PREVENT', 'POLICE_STAFF', 'HOME_OFFICE_GRANT', 7],
      ['PROTECT', 'POLICE_OFFICER', 'CORE', 6],
      ['PROTECT', 'POLICE_STAFF', 'CORE', 14],
      ['PREPARE', 'POLICE_OFFICER', 'CORE', 3],
      ['PREPARE', 'POLICE_STAFF', 'CORE', 5],
      ['PREPARE', 'ANALYST', 'CORE', 2],
    ],
    districts: [
      ['PURSUE', 'POLICE_OFFICER', 'CORE', 3.6],
      ['PURSUE', 'POLICE_STAFF', 'CORE', 0.6],
      ['PREVENT', 'POLICE_OFFICER', 'CORE', 0.5],
      ['PREVENT', 'PCSO', 'PRECEPT', 0.8],
      ['PROTECT', 'PCSO', 'CORE', 1.4],
      ['PROTECT', 'POLICE_STAFF', 'PARTNER_CONTRIBUTION', 0.2],
      ['PREPARE', 'POLICE_OFFICER', 'CORE', 0.2],
    ],
  },
  // The unit's share for the Thames Valley.
  SEROCU: {
    whole: [
      ['PURSUE', 'POLICE_OFFICER', 'CORE', 62],
      ['PURSUE', 'POLICE_OFFICER', 'HOME_OFFICE_GRANT', 34],
      ['PURSUE', 'POLICE_STAFF', 'CORE', 20],
      ['PURSUE', 'ANALYST', 'HOME_OFFICE_GRANT', 12],
      ['PURSUE', 'FINANCIAL_INVESTIGATOR', 'ASSET_RECOVERY', 9],
      ['PREVENT', 'POLICE_STAFF', 'HOME_OFFICE_GRANT', 4],
      ['PROTECT', 'POLICE_STAFF', 'HOME_OFFICE_GRANT', 5],
      ['PREPARE', 'POLICE_STAFF', 'HOME_OFFICE_GRANT', 2],
    ],
  },
  NCA: {
    whole: [
      ['PURSUE', 'POLICE_OFFICER', 'CORE', 12],
      ['PURSUE', 'ANALYST', 'CORE', 4],
      ['PURSUE', 'FINANCIAL_INVESTIGATOR', 'CORE', 3],
      ['PREVENT', 'POLICE_STAFF', 'CORE', 1.5],
      ['PROTECT', 'POLICE_STAFF', 'CORE', 1.5],
    ],
  },
  HOIE: {
    whole: [
      ['PURSUE', 'POLICE_STAFF', 'CORE', 18],
      ['PREVENT', 'POLICE_STAFF', 'CORE', 1],
    ],
  },
  HMRC: {
    whole: [
      ['PURSUE', 'FINANCIAL_INVESTIGATOR', 'CORE', 12],
      ['PURSUE', 'ANALYST', 'CORE', 4],
      ['PROTECT', 'POLICE_STAFF', 'CORE', 1],
    ],
  },
  GLAA: {
    whole: [
      ['PURSUE', 'POLICE_STAFF', 'CORE', 4],
      ['PROTECT', 'POLICE_STAFF', 'CORE', 2],
    ],
  },
  OPCC: {
    whole: [
      ['PREVENT', 'POLICE_STAFF', 'PRECEPT', 2],
      ['PROTECT', 'POLICE_STAFF', 'HOME_OFFICE_GRANT', 1.5],
      ['PREPARE', 'POLICE_STAFF', 'PRECEPT', 1],
    ],
  },
  VPP: {
    whole: [
      ['PREVENT', 'POLICE_STAFF', 'HOME_OFFICE_GRANT', 9],
      ['PREVENT', 'ANALYST', 'HOME_OFFICE_GRANT', 3],
      ['PREVENT', 'VOLUNTARY_SECTOR', 'HOME_OFFICE_GRANT', 6],
      ['PREPARE', 'ANALYST', 'HOME_OFFICE_GRANT', 1],
    ],
  },
  SCAS: {
    whole: [
      ['PROTECT', 'HEALTH_SAFEGUARDING', 'CORE', 3],
      ['PREPARE', 'HEALTH_SAFEGUARDING', 'CORE', 2],
    ],
  },
  CSUK: { whole: [['PROTECT', 'VOLUNTARY_SECTOR', 'CHARITY', 1]] },
  TVPART: {
    whole: [['PROTECT', 'VOLUNTARY_SECTOR', 'HOME_OFFICE_GRANT', 6]],
    districts: [['PROTECT', 'VOLUNTARY_SECTOR', 'PARTNER_CONTRIBUTION', 0.5]],
  },
  SAFE: { districts: [['PREVENT', 'VOLUNTARY_SECTOR', 'CHARITY', 0.5]] },
  SALV: { whole: [['PROTECT', 'VOLUNTARY_SECTOR', 'CHARITY', 4]] },
  UNSEEN: { whole: [['PROTECT', 'VOLUNTARY_SECTOR', 'CHARITY', 2]] },
  NSPCC: { whole: [['PREVENT', 'VOLUNTARY_SECTOR', 'CHARITY', 2]] },
  BARN: { districts: [['PREVENT', 'VOLUNTARY_SECTOR', 'PARTNER_CONTRIBUTION', 0.3]] },
};

const plansByKind: Readonly<Record<string, Plan>> = {
  LOCAL_AUTHORITY_UNITARY: {
    districts: [
      ['PURSUE', 'TRADING_STANDARDS', 'ASSET_RECOVERY', 0.3],
      ['PREVENT', 'SOCIAL_WORKER', 'CORE', 1.6],
      ['PREVENT', 'SOCIAL_WORKER', 'HOME_OFFICE_GRANT', 0.4],
      ['PREVENT', 'COMMUNITY_SAFETY_OFFICER', 'CORE', 0.5],
      ['PROTECT', 'COMMUNITY_SAFETY_OFFICER', 'CORE', 1],
      ['PROTECT', 'COMMUNITY_SAFETY_OFFICER', 'PARTNER_CONTRIBUTION', 0.3],
      ['PROTECT', 'TRADING_STANDARDS', 'CORE', 0.9],
      ['PREPARE', 'COMMUNITY_SAFETY_OFFICER', 'CORE', 0.3],
    ],
  },
  LOCAL_AUTHORITY_COUNTY: {
    whole: [
      ['PURSUE', 'TRADING_STANDARDS', 'ASSET_RECOVERY', 2],
      ['PREVENT', 'SOCIAL_WORKER', 'CORE', 12],
      ['PREVENT', 'SOCIAL_WORKER', 'HOME_OFFICE_GRANT', 3],
      ['PROTECT', 'TRADING_STANDARDS', 'CORE', 7],
      ['PREPARE', 'TRADING_STANDARDS', 'CORE', 1],
    ],
  },
  LOCAL_AUTHORITY_DISTRICT: {
    districts: [
      ['PREVENT', 'COMMUNITY_SAFETY_OFFICER', 'CORE', 0.6],
      ['PROTECT', 'COMMUNITY_SAFETY_OFFICER', 'CORE', 1],
      ['PREPARE', 'COMMUNITY_SAFETY_OFFICER', 'CORE', 0.2],
    ],
  },
  FIRE: {
    districts: [
      ['PROTECT', 'FIRE_PREVENTION', 'CORE', 0.8],
      ['PREPARE', 'FIRE_PREVENTION', 'CORE', 0.3],
    ],
  },
  NHS_ICB: {
    districts: [
      ['PROTECT', 'HEALTH_SAFEGUARDING', 'CORE', 0.3],
      ['PREPARE', 'HEALTH_SAFEGUARDING', 'CORE', 0.2],
    ],
  },
  NHS_TRUST: {
    districts: [
      ['PREVENT', 'HEALTH_SAFEGUARDING', 'PARTNER_CONTRIBUTION', 0.2],
      ['PROTECT', 'HEALTH_SAFEGUARDING', 'CORE', 0.5],
    ],
  },
  PROBATION: {
    districts: [
      ['PURSUE', 'PROBATION', 'CORE', 0.5],
      ['PREVENT', 'PROBATION', 'CORE', 0.9],
    ],
  },
};

/** All resources that an agency contributes, by objective. */
export function postsOf({ code, kind }: DemonstrationAgency): readonly Posts[] {
  const { whole = [], districts = [] } = plansByAgency[code] ?? plansByKind[kind] ?? {};
  return [
    ...whole.map((wish) => toPosts(wish, false)),
    ...districts.map((wish) => toPosts(wish, true)),
  ];
}

function toPosts([objective, staffGroup, funding, fte]: PostOptions, isByDistrict: boolean): Posts {
  return { objective, staffGroup, funding, fte, isByDistrict };
}
