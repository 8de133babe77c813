import type { Objective } from './disruption-row.js';
import {
  type DemonstrationAgency,
  type DemonstrationQuarter,
  isActive,
  type Partnership,
} from './partnership.js';
import type { Random } from './random.js';

export interface Supported {
  readonly lead: DemonstrationAgency;
  readonly objective: Objective;
  readonly crimeType: string;
  /** A district, a county or the force. */
  readonly area: string;
}

const SLAVERY = 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING';
const police = new Set(['POLICE', 'REGIONAL_POLICE']);

/** The percentage of disruptions that another agency supports: lower if the police lead. */
const supportPercents = { police: 33, others: 52 } as const;

/** The agencies asked to help with a crime type under any objective. */
const specialists: Readonly<Record<string, readonly string[]>> = {
  HOIE: ['ORGANISED_IMMIGRATION_CRIME', SLAVERY],
  GLAA: [SLAVERY],
  HMRC: ['ECONOMIC_CRIME', 'MONEY_LAUNDERING'],
  NCA: ['CYBER_CRIME', 'FIREARMS', 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE'],
  UNSEEN: [SLAVERY],
  SALV: [SLAVERY],
};

/** The weight with which each kind of agency is asked, by objective. */
const kindWeights: Readonly<Record<string, Readonly<Partial<Record<Objective, number>>>>> = {
  POLICE: { PURSUE: 30, PREVENT: 24, PROTECT: 24, PREPARE: 20 },
  REGIONAL_POLICE: { PURSUE: 12, PREVENT: 2, PROTECT: 2, PREPARE: 3 },
  PARTNERSHIP: { PREVENT: 8, PREPARE: 3 },
  LOCAL_AUTHORITY_UNITARY: { PURSUE: 10, PREVENT: 16, PROTECT: 18, PREPARE: 10 },
  LOCAL_AUTHORITY_DISTRICT: { PURSUE: 7, PREVENT: 8, PROTECT: 12, PREPARE: 5 },
  LOCAL_AUTHORITY_COUNTY: { PURSUE: 4, PREVENT: 9, PROTECT: 8, PREPARE: 5 },
  FIRE: { PURSUE: 2, PROTECT: 7, PREPARE: 7 },
  AMBULANCE: { PROTECT: 2, PREPARE: 4 },
  NHS_ICB: { PREVENT: 2, PROTECT: 2, PREPARE: 5 },
  NHS_TRUST: { PREVENT: 3, PROTECT: 4, PREPARE: 2 },
  PROBATION: { PURSUE: 6, PREVENT: 9, PROTECT: 1 },
  PROSECUTION: { PURSUE: 5 },
  CHARITY: { PREVENT: 3, PROTECT: 1 },
};

/**
 * The codes of the agencies that support a disruption, without repeats; usually none. An agency
 * that ended before the end of the quarter supports no disruption.
 */
export type DrawSupporters = (supported: Supported, random: Random) => readonly string[];

export function toSupporterDrawer(
  { agencies, areas }: Partnership,
  quarter: DemonstrationQuarter,
): DrawSupporters {
  const active = agencies.filter((agency) => isActive(agency, quarter));
  const districts = areas.filter(({ kind, people }) => kind === 'DISTRICT' && people > 0);
  const present = active.map((agency) => {
    const served = districts.filter(({ code }) => agency.districts.includes(code));
    return {
      agency,
      isForceWide: served.length === districts.length,
      places: new Set(served.flatMap(({ code, countyCode }) => [code, countyCode])),
    };
  });
  return (supported, random) => {
    const isOfPolice = police.has(supported.lead.kind);
    if (!random.happens(isOfPolice ? supportPercents.police : supportPercents.others)) return [];
    const left = present
      .filter(
        ({ agency, isForceWide, places }) =>
          agency.code !== supported.lead.code && (isForceWide || places.has(supported.area)),
      )
      .map(({ agency }) => [agency.code, weigh(agency, supported)] as const)
      .filter(([, weight]) => weight > 0);
    const drawn: string[] = [];
    for (
      let count = random.happens(72) ? 1 : random.int(2, 3);
      count > 0 && left.length > 0;
      count -= 1
    ) {
      const code = random.draw(left);
      drawn.push(code);
      left.splice(
        left.findIndex(([other]) => other === code),
        1,
      );
    }
    return drawn;
  };
}

function weigh({ code, kind }: DemonstrationAgency, { objective, crimeType }: Supported): number {
  const called = specialists[code];
  if (called) return called.includes(crimeType) ? 14 : 0;
  return kindWeights[kind]?.[objective] ?? 0;
}
