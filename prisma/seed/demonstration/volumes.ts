import {
  type DemonstrationAgency,
  type DemonstrationQuarter,
  isActive,
  type Partnership,
  SEAM,
} from './partnership.js';
import { drawAround, startRandom } from './random.js';
import type { Pathway } from './referral-row.js';

/** How many people one agency refers by one pathway in one quarter. */
export interface Volume {
  readonly pathway: Pathway;
  readonly people: number;
}

type Means = Readonly<Partial<Record<Pathway, number>>>;

/**
 * The average number of people in a quarter. The average of a council with social services is in
 * proportion to its residents.
 */
const meansByAgency: Readonly<Record<string, Means>> = {
  TVP: { DUTY_TO_NOTIFY: 8 },
  NCA: { DUTY_TO_NOTIFY: 1 },
  HOIE: { DUTY_TO_NOTIFY: 4 },
  GLAA: { DUTY_TO_NOTIFY: 3 },
  VPP: { SUPPORT_SERVICE: 9 },
  RBFRS: { ADULT_CONCERN: 6 },
  BFRS: { ADULT_CONCERN: 5 },
  OFRS: { ADULT_CONCERN: 4 },
  SCAS: { MASH_CHILD: 16, ADULT_CONCERN: 26 },
  BOBICB: { ADULT_CONCERN: 8 },
  FRIMLEY: { ADULT_CONCERN: 4 },
  BLMKICB: { ADULT_CONCERN: 3 },
  TVICB: { ADULT_CONCERN: 12 },
  CEICB: { ADULT_CONCERN: 3 },
  OHFT: { MASH_CHILD: 9, ADULT_CONCERN: 13 },
  BHFT: { MASH_CHILD: 7, ADULT_CONCERN: 11 },
  PSSC: { ADULT_CONCERN: 7, SUPPORT_SERVICE: 18 },
  TVPART: { SUPPORT_SERVICE: 46 },
  SAFE: { SUPPORT_SERVICE: 30 },
  SALV: { SUPPORT_SERVICE: 11 },
  UNSEEN: { SUPPORT_SERVICE: 16 },
  NSPCC: { MASH_CHILD: 4 },
  BARN: { SUPPORT_SERVICE: 20 },
};

const meansOfDistrictCouncil: Means = { ADULT_CONCERN: 2, SUPPORT_SERVICE: 3 };

/** Referrals in a quarter for each 1,000 residents under 18, and of all ages. */
const CHILDREN_PER_1000 = 0.4;
const ADULTS_PER_1000 = 0.06;

/**
 * A change that is not chance: from this quarter on, the hub of Milton Keynes refers twice as many
 * children.
 */
const risen = { agency: 'MKCC', pathway: 'MASH_CHILD', from: '2025-26-Q3', times: 2 } as const;

/** Weights, by kind of agency, for the NRM referrals that do not come from the police. */
const nrmShares: Readonly<Record<string, number>> = {
  NATIONAL_LAW_ENFORCEMENT: 3,
  REGULATOR: 3,
  CHARITY: 3,
  LOCAL_AUTHORITY_COUNTY: 3,
  LOCAL_AUTHORITY_UNITARY: 2,
  LOCAL_AUTHORITY_DISTRICT: 1,
};

/** Draws the numbers of people that an agency refers in a quarter, except NRM referrals. */
export function drawVolumes(
  agency: DemonstrationAgency,
  quarter: DemonstrationQuarter,
  partnership: Partnership,
): readonly Volume[] {
  if (!isActive(agency, quarter) || (agency.code === 'TVP' && quarter.key < SEAM)) return [];
  const random = startRandom(`volumes ${agency.code} ${quarter.key}`);
  const means = meansOf(agency, partnership);
  const { size = 1 } = partnership;
  const pathways = ['DUTY_TO_NOTIFY', 'MASH_CHILD', 'ADULT_CONCERN', 'SUPPORT_SERVICE'] as const;
  return pathways.map((pathway) => {
    const hasRisen =
      agency.code === risen.agency && pathway === risen.pathway && quarter.key >= risen.from;
    return {
      pathway,
      people: drawAround((means[pathway] ?? 0) * (hasRisen ? risen.times : 1) * size, random),
    };
  });
}

/**
 * Draws the number of NRM referrals in a quarter by agency: 32 to 55 in all in a partnership of the
 * usual size, most of them from the police. None in the quarters with published returns.
 */
export function drawNrmPeople(
  quarter: DemonstrationQuarter,
  { agencies, size = 1 }: Partnership,
): ReadonlyMap<string, number> {
  if (quarter.key < SEAM) return new Map();
  const random = startRandom(`NRM ${quarter.key}`);
  const people = new Map([['TVP', Math.round(random.int(26, 43) * size)]]);
  const others = agencies.filter(
    (agency) => agency.isNrmFirstResponder && agency.code !== 'TVP' && isActive(agency, quarter),
  );
  const shares = others.map(({ code, kind }) => [code, nrmShares[kind] ?? 1] as const);
  for (let left = Math.round(random.int(6, 12) * size); left > 0; left -= 1) {
    const code = random.draw(shares);
    people.set(code, (people.get(code) ?? 0) + 1);
  }
  return people;
}

function meansOf(
  { code, kind, services, districts }: DemonstrationAgency,
  { areas }: Partnership,
): Means {
  if (kind === 'LOCAL_AUTHORITY_DISTRICT') return meansOfDistrictCouncil;
  if (!services.includes('CHILDRENS_SOCIAL_CARE')) return meansByAgency[code] ?? {};
  const served = areas.filter((area) => districts.includes(area.code));
  const children = served.reduce((sum, { under18 }) => sum + under18, 0);
  const people = served.reduce((sum, area) => sum + area.people, 0);
  return {
    MASH_CHILD: (children / 1000) * CHILDREN_PER_1000,
    ADULT_CONCERN: (people / 1000) * ADULTS_PER_1000,
    SUPPORT_SERVICE: 2,
  };
}
