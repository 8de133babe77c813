import type { Axis } from './dimensions.js';
import { disruptionParts } from './disruptions.js';
import { groupParts } from './groups.js';
import type { Part, Source } from './measure.js';
import { referralParts } from './referrals.js';
import { reportParts } from './reports.js';
import { resourceParts } from './resources.js';

/**
 * Records of a dataset added up beforehand: a cell for each month (the first day of the quarter where that is the
 * dataset's grain), each date that parts count by, and each combination of values on its axes.
 */
export interface Rollup {
  /** The table that holds it, which is its name in notes too. */
  readonly table: string;
  readonly source: Source;
  /** What its cells tell apart beside time. */
  readonly axes: readonly Axis[];
  /** What it holds the sums of, each in the column of its key. */
  readonly parts: readonly Part[];
}

/** Parts by the column that holds them; two that differ only in how a period is taken share one. */
function columnsOf(parts: Readonly<Record<string, Part>>): readonly Part[] {
  // A disruption stands in no cell of its supporters: it would have to stand in several.
  const kept = Object.values(parts).filter(({ agency }) => agency !== 'SUPPORTER');
  return kept.filter((part, index) => kept.findIndex(({ key }) => key === part.key) === index);
}

const reports = { source: 'REPORTS', parts: columnsOf(reportParts) } as const;
const disruptions = { source: 'DISRUPTIONS', parts: columnsOf(disruptionParts) } as const;
const referrals = { source: 'REFERRALS', parts: columnsOf(referralParts) } as const;
const resources = { source: 'RESOURCES', parts: columnsOf(resourceParts) } as const;
const groups = { source: 'OCGS', parts: columnsOf(groupParts) } as const;

/** For each dataset a coarse one without agencies and a finer one with them, the smaller first. */
export const rollups: readonly Rollup[] = [
  { ...reports, table: 'report_by_area', axes: ['AREA', 'CRIME_TYPE'] },
  { ...reports, table: 'report_by_agency', axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'CHANNEL'] },
  { ...disruptions, table: 'disruption_by_area', axes: ['AREA', 'CRIME_TYPE', 'OBJECTIVE', 'IMPACT'] },
  { ...disruptions, table: 'disruption_by_agency', axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'OBJECTIVE', 'IMPACT', 'TARGET'] },
  { ...referrals, table: 'referral_by_area', axes: ['AREA', 'PATHWAY', 'AGE_BAND'] },
  { ...referrals, table: 'referral_by_agency', axes: ['AGENCY', 'AREA', 'PATHWAY', 'AGE_BAND', 'EXPLOITATION'] },
  { ...resources, table: 'resource_line_by_area', axes: ['AREA', 'OBJECTIVE'] },
  { ...resources, table: 'resource_line_by_agency', axes: ['AGENCY', 'AREA', 'OBJECTIVE', 'STAFF_GROUP'] },
  { ...groups, table: 'organised_crime_group_by_area', axes: ['AREA', 'CRIME_TYPE', 'RISK_BAND'] },
  { ...groups, table: 'organised_crime_group_by_agency', axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'RISK_BAND'] },
];

/** The smallest rollup that holds the sums of all these parts and tells these axes apart; null where only records do. */
export function rollupFor(parts: readonly Part[], axes: ReadonlySet<Axis>): Rollup | null {
  const source = parts[0]?.source;
  const isEnough = (rollup: Rollup) =>
    rollup.source === source &&
    [...axes].every((axis) => axis === 'TIME' || rollup.axes.includes(axis)) &&
    parts.every((part) => part.agency !== 'SUPPORTER' && rollup.parts.some(({ key }) => key === part.key));
  return rollups.find(isEnough) ?? null;
}
