import type { Dataset } from '#domain/lists.js';
import { memoiseEach } from '#domain/memoise.js';

import { catalogue, measureKeys } from './catalogue.js';
import type { Axis } from './dimensions.js';
import { disruptionParts } from './disruptions.js';
import { groupParts } from './groups.js';
import type { Measure, Part } from './measure.js';
import { referralParts } from './referrals.js';
import { reportParts } from './reports.js';
import { resourceParts } from './resources.js';

/** The lengths of the periods that records are added up in. */
export type Grain = 'MONTH' | 'QUARTER';

/**
 * Records of a dataset added up in advance: a cell for each period (the first day of the quarter if
 * that is the dataset's grain), each date that parts count by, and each combination of values on
 * its axes.
 */
export interface Rollup {
  /** The table that holds the rollup. Notes use the same name. */
  readonly table: string;
  readonly source: Dataset;
  readonly grain: Grain;
  /** The axes that separate the cells, in addition to time. */
  readonly axes: readonly Axis[];
  /** The parts whose sums are held, each in the column of its key. */
  readonly parts: readonly Part[];
  /** The protected parts, for which the sums of their records' keys are also held. */
  readonly keyedParts: readonly Part[];
}

/**
 * Parts by the column that holds them; parts that differ only in how a period is taken share a
 * column.
 */
function columnsOf(parts: Readonly<Record<string, Part>>): readonly Part[] {
  // A disruption is not in its supporters' cells, because it would have to be in several.
  const kept = Object.values(parts).filter(({ agency }) => agency !== 'SUPPORTER');
  return kept.filter((part, index) => kept.findIndex(({ key }) => key === part.key) === index);
}

const nameOf = ({ source, key }: Part) => `${source} ${key}`;

/** The parts that a protected measure adds up or leaves out. */
function keyedOf(parts: readonly Part[]): readonly Part[] {
  const measures: readonly Measure[] = measureKeys.map((key) => catalogue[key]);
  const isProtected = ({ disclosure }: Measure) =>
    disclosure === 'PROTECTED' || disclosure === 'PROTECTED_CRIME_TYPES';
  const keyed = new Set(
    measures.filter(isProtected).flatMap(({ numerator, denominator, leftOut }) => {
      const terms =
        denominator === null || denominator === 'POPULATION'
          ? numerator
          : [...numerator, ...denominator];
      const own = [...terms.map(({ part }) => part), ...(leftOut ? [leftOut.part] : [])];
      return own
        .flatMap((part) => [part, ...(part.forPartners ? [part.forPartners] : [])])
        .map(nameOf);
    }),
  );
  return parts.filter((part) => keyed.has(nameOf(part)));
}

function addedUp(source: Dataset, declared: Readonly<Record<string, Part>>) {
  const parts = columnsOf(declared);
  return { source, parts, keyedParts: keyedOf(parts) } as const;
}

const reports = addedUp('REPORTS', reportParts);
const disruptions = addedUp('DISRUPTIONS', disruptionParts);
const referrals = addedUp('REFERRALS', referralParts);
const resources = addedUp('RESOURCES', resourceParts);
const groups = addedUp('OCGS', groupParts);

const byMonth = { grain: 'MONTH' } as const;
const byQuarter = { grain: 'QUARTER' } as const;

/** Multi-valued lists make many cells: only those that pages ask for are kept. */
const reportsAlone = {
  ...reports,
  parts: [reportParts.reports],
  keyedParts: [reportParts.reports],
} as const;
const supported = {
  ...disruptions,
  parts: [disruptionParts.disruptions, disruptionParts.supported],
  keyedParts: [],
} as const;

/**
 * The rollups of each dataset, smallest first. Those by quarter hold what pages use, with
 * no more axes than one question uses; those by month hold what may be asked by month.
 */
export const rollups: readonly Rollup[] = [
  { ...reports, ...byQuarter, table: 'report_by_place', axes: ['AREA'] },
  { ...reports, ...byQuarter, table: 'report_by_place_and_channel', axes: ['AREA', 'CHANNEL'] },
  {
    ...reports,
    ...byQuarter,
    table: 'report_by_place_and_crime_type',
    axes: ['AREA', 'CRIME_TYPE'],
  },
  { ...reports, ...byQuarter, table: 'report_by_place_and_agency', axes: ['AGENCY', 'AREA'] },
  { ...reports, ...byMonth, table: 'report_by_area', axes: ['AREA', 'CRIME_TYPE'] },
  { ...reports, ...byQuarter, table: 'report_by_quarter', axes: ['AGENCY', 'AREA', 'CRIME_TYPE'] },
  { ...reports, ...byQuarter, table: 'report_by_channel', axes: ['AREA', 'CRIME_TYPE', 'CHANNEL'] },
  {
    ...reportsAlone,
    ...byQuarter,
    table: 'report_by_sign',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'SIGN'],
  },
  {
    ...reportsAlone,
    ...byQuarter,
    table: 'report_by_limb',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'SERIOUS_LIMB'],
  },
  {
    ...reports,
    ...byQuarter,
    table: 'report_by_status',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'REPORT_STATUS'],
  },
  {
    ...reports,
    ...byMonth,
    table: 'report_by_agency',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'CHANNEL'],
  },
  { ...disruptions, ...byQuarter, table: 'disruption_by_place', axes: ['AREA'] },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_place_and_target',
    axes: ['AREA', 'TARGET'],
  },
  { ...disruptions, ...byQuarter, table: 'disruption_by_objective', axes: ['AREA', 'OBJECTIVE'] },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_place_and_impact',
    axes: ['AREA', 'IMPACT'],
  },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_place_and_crime_type',
    axes: ['AREA', 'CRIME_TYPE'],
  },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_place_and_agency',
    axes: ['AGENCY', 'AREA'],
  },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_lead',
    axes: ['AGENCY', 'AREA', 'OBJECTIVE'],
  },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_crime_type',
    axes: ['AREA', 'CRIME_TYPE', 'OBJECTIVE'],
  },
  {
    ...disruptions,
    ...byQuarter,
    table: 'disruption_by_target',
    axes: ['AREA', 'OBJECTIVE', 'IMPACT', 'TARGET'],
  },
  {
    ...supported,
    ...byQuarter,
    table: 'disruption_by_place_and_supporter',
    axes: ['AREA', 'SUPPORTING_AGENCY'],
  },
  {
    ...supported,
    ...byQuarter,
    table: 'disruption_by_supporter',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'OBJECTIVE', 'IMPACT', 'TARGET', 'SUPPORTING_AGENCY'],
  },
  {
    ...disruptions,
    ...byMonth,
    table: 'disruption_by_area',
    axes: ['AREA', 'CRIME_TYPE', 'OBJECTIVE', 'IMPACT'],
  },
  {
    ...disruptions,
    ...byMonth,
    table: 'disruption_by_agency',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'OBJECTIVE', 'IMPACT', 'TARGET'],
  },
  { ...referrals, ...byQuarter, table: 'referral_by_place', axes: ['AREA'] },
  {
    ...referrals,
    ...byQuarter,
    table: 'referral_by_place_and_pathway',
    axes: ['AREA', 'PATHWAY', 'AGE_BAND'],
  },
  {
    ...referrals,
    ...byQuarter,
    table: 'referral_by_place_and_exploitation',
    axes: ['AREA', 'EXPLOITATION'],
  },
  {
    ...referrals,
    ...byQuarter,
    table: 'referral_by_priority',
    axes: ['AREA', 'COUNTY_LINES', 'PRIORITY'],
  },
  { ...referrals, ...byQuarter, table: 'referral_by_place_and_agency', axes: ['AGENCY', 'AREA'] },
  {
    ...referrals,
    ...byQuarter,
    table: 'referral_by_crime_type',
    axes: ['AREA', 'CRIME_TYPE', 'SEX'],
  },
  { ...referrals, ...byMonth, table: 'referral_by_area', axes: ['AREA', 'PATHWAY', 'AGE_BAND'] },
  {
    ...referrals,
    ...byMonth,
    table: 'referral_by_agency',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'PATHWAY', 'AGE_BAND', 'EXPLOITATION'],
  },
  {
    ...referrals,
    ...byQuarter,
    table: 'referral_by_person',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'SEX', 'COUNTY_LINES', 'PRIORITY'],
  },
  { ...resources, ...byQuarter, table: 'resource_line_by_area', axes: ['AREA', 'OBJECTIVE'] },
  {
    ...resources,
    ...byQuarter,
    table: 'resource_line_by_place_and_agency',
    axes: ['AGENCY', 'AREA'],
  },
  {
    ...resources,
    ...byQuarter,
    table: 'resource_line_by_funding',
    axes: ['AGENCY', 'AREA', 'OBJECTIVE', 'FUNDING_SOURCE'],
  },
  {
    ...resources,
    ...byQuarter,
    table: 'resource_line_by_agency',
    axes: ['AGENCY', 'AREA', 'OBJECTIVE', 'STAFF_GROUP'],
  },
  { ...groups, ...byQuarter, table: 'organised_crime_group_by_place', axes: ['AREA'] },
  {
    ...groups,
    ...byMonth,
    table: 'organised_crime_group_by_area',
    axes: ['AREA', 'CRIME_TYPE', 'RISK_BAND'],
  },
  {
    ...groups,
    ...byMonth,
    table: 'organised_crime_group_by_agency',
    axes: ['AGENCY', 'AREA', 'CRIME_TYPE', 'RISK_BAND'],
  },
];

/** The axes and the periods that separate sums. */
export interface RequiredSums {
  readonly axes: ReadonlySet<Axis>;
  /** The periods that time is divided into. */
  readonly grain: Grain;
}

/**
 * The smallest rollup that holds the sums of all these parts, separated at least as finely; null if
 * the records must be read.
 */
export function rollupFor(parts: readonly Part[], { axes, grain }: RequiredSums): Rollup | null {
  const source = parts[0]?.source;
  const separated = [...axes].filter((axis) => axis !== 'TIME');
  const names = parts.map(nameCounted);
  const isEnough = (rollup: Rollup) =>
    rollup.source === source &&
    (rollup.grain === grain || rollup.grain === 'MONTH') &&
    separated.every((axis) => rollup.axes.includes(axis)) &&
    isSubset(names, namesIn(rollup));
  return rollups.find(isEnough) ?? null;
}

const nameCounted = memoiseEach(({ key, agency }: Part) => `${key} ${agency ?? ''}`);
const namesIn = memoiseEach(
  ({ parts }: Rollup): ReadonlySet<string> => new Set(parts.map(nameCounted)),
);

function isSubset(names: readonly string[], of: ReadonlySet<string>): boolean {
  return names.every((name) => of.has(name));
}

/**
 * Whether the cells of `rollup` can be added up from those of `from`, which must have the same
 * parts, separated at least as finely.
 */
export function canBeAddedUp(rollup: Rollup, from: Rollup): boolean {
  return (
    rollup.source === from.source &&
    (rollup.grain === from.grain || from.grain === 'MONTH') &&
    rollup.axes.every((axis) => from.axes.includes(axis)) &&
    rollup.parts.length === from.parts.length &&
    rollup.parts.every((part) => from.parts.includes(part))
  );
}

/**
 * The part that counts the records, or their quantities, that another part adds up: it has the same
 * conditions, and in a cell it is 0 only if there are no records of the other part.
 *
 * @throws if the rollup does not hold such a part
 */
export function countingPartOf({ parts, table }: Rollup, part: Part): Part {
  const asked = JSON.stringify([part.countedBy, part.where]);
  const counting = parts.find(
    ({ sum, countedBy, where }) =>
      (sum === 'QUANTITY' || sum === 'RECORDS') && JSON.stringify([countedBy, where]) === asked,
  );
  if (!counting) throw new Error(`${table} has no part that counts the records of ${part.key}`);
  return counting;
}
