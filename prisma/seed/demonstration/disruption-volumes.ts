import { type Objective, objectives } from './disruption-row.js';
import {
  type DemonstrationAgency,
  type DemonstrationQuarter,
  isActive,
  type Partnership,
} from './partnership.js';
import { numberOf } from './quarters.js';
import { drawAround, startRandom } from './random.js';

type Means = Readonly<Partial<Record<Objective, number>>>;

/**
 * The average number of disruptions that an agency leads in a quarter. The average of a unitary
 * council is in proportion to its residents.
 */
const meansByAgency: Readonly<Record<string, Means>> = {
  TVP: { PURSUE: 250, PREVENT: 38, PROTECT: 34, PREPARE: 10 },
  SEROCU: { PURSUE: 60, PREVENT: 5, PROTECT: 5, PREPARE: 2 },
  NCA: { PURSUE: 12, PROTECT: 2, PREPARE: 1 },
  HOIE: { PURSUE: 15, PREVENT: 1, PROTECT: 2 },
  HMRC: { PURSUE: 12, PROTECT: 2 },
  GLAA: { PURSUE: 5, PREVENT: 1, PROTECT: 3 },
  VPP: { PREVENT: 9, PREPARE: 2 },
  // Mostly the council's trading standards.
  OCC: { PURSUE: 1, PREVENT: 3, PROTECT: 6, PREPARE: 1 },
  RBFRS: { PROTECT: 5, PREPARE: 2 },
  BFRS: { PROTECT: 5, PREPARE: 2 },
  OFRS: { PROTECT: 4, PREPARE: 2 },
  SCAS: { PREPARE: 2 },
  BOBICB: { PREPARE: 1 },
  FRIMLEY: { PREPARE: 1 },
  BLMKICB: { PREPARE: 1 },
  TVICB: { PREPARE: 2 },
  CEICB: { PREPARE: 1 },
  PSSC: { PURSUE: 5, PREVENT: 14 },
};

const meansOfDistrictCouncil: Means = { PREVENT: 1, PROTECT: 2, PREPARE: 0.5 };

/** Disruptions in a quarter for each 100,000 residents of a unitary council. */
const unitaryPer100000: Means = { PURSUE: 0.8, PREVENT: 1.7, PROTECT: 2.4, PREPARE: 0.6 };

/**
 * A change that is not chance: from this quarter on, the police lead `first` more Prevent
 * disruptions in Oxfordshire, and `more` are added in each of the next three quarters.
 */
const risen = { agency: 'TVP', from: '2025-26-Q3', first: 24, more: 7, quarters: 4 } as const;

/**
 * How many disruptions of each objective an agency leads in a quarter; none unless it exists on
 * every day. An agency that can lead disruptions has at least one, because without a return it
 * would seem not to have answered.
 */
export function drawDisruptionVolumes(
  agency: DemonstrationAgency,
  quarter: DemonstrationQuarter,
  partnership: Partnership,
): readonly { readonly objective: Objective; readonly count: number }[] {
  if (!isActive(agency, quarter)) return [];
  const random = startRandom(`disruption volumes ${agency.code} ${quarter.key}`);
  const means = meansOf(agency, partnership);
  const { size = 1 } = partnership;
  const volumes = objectives.map((objective) => ({
    objective,
    count: drawAround((means[objective] ?? 0) * size, random),
  }));
  if (volumes.some(({ count }) => count > 0)) return volumes;
  return objectives
    .filter((objective) => means[objective] !== undefined)
    .map((objective, index) => ({ objective, count: index === 0 ? 1 : 0 }));
}

/**
 * The number of Prevent disruptions that an agency leads in Oxfordshire in addition to its volumes.
 */
export function countRisen(
  { code }: DemonstrationAgency,
  { key }: DemonstrationQuarter,
  { size = 1 }: Partnership,
): number {
  if (code !== risen.agency || key < risen.from) return 0;
  return Math.round(
    size *
      (risen.first +
        risen.more * Math.min(numberOf(key) - numberOf(risen.from), risen.quarters - 1)),
  );
}

function meansOf({ code, kind, districts }: DemonstrationAgency, { areas }: Partnership): Means {
  if (kind === 'LOCAL_AUTHORITY_DISTRICT') return meansOfDistrictCouncil;
  if (kind !== 'LOCAL_AUTHORITY_UNITARY') return meansByAgency[code] ?? {};
  const people = areas
    .filter((area) => districts.includes(area.code))
    .reduce((sum, area) => sum + area.people, 0);
  return Object.fromEntries(
    objectives.map((objective) => [
      objective,
      ((unitaryPer100000[objective] ?? 0) * people) / 100_000,
    ]),
  );
}
