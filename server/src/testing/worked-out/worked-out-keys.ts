import { countyOfPlace, type SentRow } from '#testing/random-partnership.js';

import { cellNames } from './worked-out-cells.js';
import { financialQuarter } from './worked-out-days.js';

/**
 * A grouping computed by hand: the values of a record, each of which counts it; an empty text for
 * no value.
 */
export type KeysOf = (row: SentRow, day: string) => readonly string[];

const cell =
  (column: string): KeysOf =>
  ({ cells }) => [cells[column] ?? ''];
const several =
  (column: string): KeysOf =>
  ({ cells }) => {
    const named = cellNames(cells, column);
    return named.length > 0 ? named : [''];
  };

/** Groupings computed by hand, by dimension. */
export const handKeys: Readonly<Record<string, KeysOf>> = {
  MONTH: (_, day) => [day.slice(0, 7)],
  QUARTER: (_, day) => [financialQuarter(day)],
  FINANCIAL_YEAR: (_, day) => [financialQuarter(day).slice(0, 7)],
  CALENDAR_YEAR: (_, day) => [day.slice(0, 4)],
  AREA: cell('area'),
  COUNTY: ({ cells }) => [countyOfPlace[cells.area ?? ''] ?? ''],
  AGENCY: ({ agency }) => [agency],
  CRIME_TYPE: cell('crime_type'),
  CHANNEL: cell('channel'),
  REPORT_STATUS: cell('status'),
  SIGN: several('signs'),
  SERIOUS_LIMB: several('serious_limbs'),
  OBJECTIVE: cell('objective'),
  IMPACT: cell('confirmed_impact'),
  TARGET: cell('target'),
  SUPPORTING_AGENCY: several('supporting_agencies'),
  PATHWAY: cell('pathway'),
  AGE_BAND: cell('age_band'),
  SEX: cell('sex'),
  EXPLOITATION: several('exploitation'),
  COUNTY_LINES: cell('county_lines'),
  RISK_BAND: cell('risk_band'),
  STAFF_GROUP: cell('staff_group'),
  FUNDING_SOURCE: cell('funding_source'),
};
