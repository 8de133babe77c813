import type { Dataset } from '#domain/lists.js';

import { catalogue, measureKeys } from './catalogue.js';
import type { Axis } from './dimensions.js';
import { disruptionParts } from './disruptions.js';
import { groupParts } from './groups.js';
import type { Measure, Part } from './measure.js';
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
  readonly source: Dataset;
  /** What its cells tell apart beside time. */
  readonly axes: readonly Axis[];
  /** What it holds the sums of, each in the column of its key. */
  readonly parts: readonly Part[];
  /** Of those, the ones of protected measures, for which it holds the sum of the keys of their records too. */
  readonly keyedParts: readonly Part[];
}

/** Parts by the column that holds them; two that differ only in how a period is taken share one. */
function columnsOf(parts: Readonly<Record<string, Part>>): readonly Part[] {
  // A disruption stands in no cell of its supporters: it would have to stand in several.
  const kept = Object.values(parts).filter(({ agency }) => agency !== 'SUPPORTER');
  return kept.filter((part, index) => kept.findIndex(({ key }) => key === part.key) === index);
}

const nameOf = ({ source, key }: Part) => `${source} ${key}`;

/** Of some parts, those that a protected measure adds up or leaves out. */
function keyedOf(parts: readonly Part[]): readonly Part[] {
  const measures: readonly Measure[] = measureKeys.map((key) => catalogue[key]);
  const isProtected = ({ disclosure }: Measure) => disclosure === 'PROTECTED' || disclosure === 'PROTECTED_CRIME_TYPES';
  const keyed = new Set(
    measures.filter(isProtected).flatMap(({ numerator, denominator, leftOut }) => {
      const terms = denominator === null || denominator === 'POPULATION' ? numerator : [...numerator, ...denominator];
      const own = [...terms.map(({ part }) => part), ...(leftOut ? [leftOut.part] : [])];
      return own.flatMap((part) => [part, ...(part.forPartners ? [part.forPartners] : [])]).map(nameOf);
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

/**
 * The part that says how many records, or what they stand for, a part is added up over: it asks the same of a record and is
 * never nought where there is one. A cell in which it is nought has nothing of the part.
 *
 * @throws where the rollup holds none
 */
export function countingPartOf({ parts, table }: Rollup, part: Part): Part {
  const asked = JSON.stringify([part.countedBy, part.where]);
  const counting = parts.find(
    ({ sum, countedBy, where }) => (sum === 'QUANTITY' || sum === 'RECORDS') && JSON.stringify([countedBy, where]) === asked,
  );
  if (!counting) throw new Error(`${table} has no part that counts the records of ${part.key}`);
  return counting;
}
