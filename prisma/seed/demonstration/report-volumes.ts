import {
  type DemonstrationAgency,
  type DemonstrationQuarter,
  isActive,
  type Partnership,
} from './partnership.js';
import { startRandom } from './random.js';

/**
 * The number of reports that one agency sends for one quarter, individually and in rows for
 * several.
 */
export interface ReportVolume {
  readonly single: number;
  readonly counted: number;
}

/**
 * The average number of reports in a quarter. The average of a council is in proportion to its
 * residents.
 */
const means: Readonly<Record<string, ReportVolume>> = {
  TVP: { single: 1500, counted: 4900 },
  SEROCU: { single: 180, counted: 0 },
  NCA: { single: 90, counted: 0 },
  HOIE: { single: 70, counted: 0 },
  HMRC: { single: 60, counted: 0 },
  GLAA: { single: 30, counted: 0 },
  RBFRS: { single: 14, counted: 0 },
  BFRS: { single: 11, counted: 0 },
  OFRS: { single: 9, counted: 0 },
  SCAS: { single: 60, counted: 0 },
  OHFT: { single: 16, counted: 0 },
  BHFT: { single: 14, counted: 0 },
  PSSC: { single: 40, counted: 0 },
  CSUK: { single: 0, counted: 620 },
  UNSEEN: { single: 0, counted: 55 },
};

/** The number of reports that councils pass on in a quarter, for each 1,000 residents. */
const COUNCIL_REPORTS_PER_1000 = 0.15;

/** A change that is not chance: from this quarter on, the police receive 25% more reports. */
const risen = { agency: 'TVP', from: '2025-26-Q3', times: 1.25 } as const;

/**
 * Draws the number of reports that an agency sends for a quarter; none unless it exists on every
 * day.
 */
export function drawReportVolume(
  agency: DemonstrationAgency,
  quarter: DemonstrationQuarter,
  partnership: Partnership,
): ReportVolume {
  if (!isActive(agency, quarter)) return { single: 0, counted: 0 };
  const random = startRandom(`report volumes ${agency.code} ${quarter.key}`);
  const times =
    (agency.code === risen.agency && quarter.key >= risen.from ? risen.times : 1) *
    (random.int(92, 108) / 100);
  const { single, counted } = meanOf(agency, partnership);
  return { single: Math.round(single * times), counted: Math.round(counted * times) };
}

function meanOf(
  { code, kind, districts }: DemonstrationAgency,
  { areas }: Partnership,
): ReportVolume {
  if (!kind.startsWith('LOCAL_AUTHORITY')) return means[code] ?? { single: 0, counted: 0 };
  const people = areas
    .filter((area) => districts.includes(area.code))
    .reduce((sum, area) => sum + area.people, 0);
  // The districts of Oxfordshire send most reports, and the county council few.
  const share = kind === 'LOCAL_AUTHORITY_COUNTY' ? 0.2 : 1;
  return { single: (people / 1000) * COUNCIL_REPORTS_PER_1000 * share, counted: 0 };
}
