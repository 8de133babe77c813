import { seriousLimbs } from '#domain/lists.js';

import type { Dimension } from './dimensions.js';
import type { Measure } from './measure.js';

/** What a report records. Time, place and agency first. */
const reportDimensions = [
  'MONTH',
  'QUARTER',
  'FINANCIAL_YEAR',
  'CALENDAR_YEAR',
  'AREA',
  'COUNTY',
  'LOCAL_COMMAND_UNIT',
  'AGENCY',
  'AGENCY_KIND',
  'CRIME_TYPE',
  'CHANNEL',
  'REPORT_STATUS',
  'SIGN',
  'SERIOUS_LIMB',
] as const satisfies readonly Dimension[];

const report = {
  dataset: 'REPORTS',
  dimensions: reportDimensions,
  disclosure: 'PROTECTED_CRIME_TYPES',
  direction: 'NEUTRAL',
  countedBy: 'received_on',
} as const;

export const reportMeasures = {
  reports: {
    ...report,
    key: 'reports',
    name: 'Reports received',
    description:
      'What the public and partners told of possible organised crime, counted on the day it was received. More reports can mean better spotting.',
    formula: 'Sum of quantity over reports.',
    unit: 'COUNT',
    numerator: { where: [] },
    denominator: null,
    denominatorName: null,
    leftOut: null,
  },
  seriousReportShare: {
    ...report,
    key: 'seriousReportShare',
    name: 'Reports that meet the serious-crime test',
    description:
      'Of all reports, the share for which at least one limb of the serious-crime test holds (section 93(4) Police Act 1997), counted on the day the report was received.',
    formula: 'Reports with any limb of the serious-crime test / reports x 100.',
    unit: 'PERCENT',
    numerator: { where: [{ attribute: 'SERIOUS_LIMB', in: Object.keys(seriousLimbs) }] },
    denominator: { where: [] },
    denominatorName: 'reports',
    leftOut: null,
  },
  reportsActionedIn24h: {
    ...report,
    key: 'reportsActionedIn24h',
    name: 'Reports with a first action in 24 hours',
    description:
      'Of the reports on which something was done, the share whose first action came within 24 hours of receipt, 24 included, counted on the day the report was received. Reports without a first action are left out. A row that stands for several reports has their hours in total, and counts as later where that is more than 24.',
    formula: 'Reports with a first action within 24 hours / reports that have a first action x 100.',
    unit: 'PERCENT',
    direction: 'HIGHER',
    numerator: { where: [{ amount: 'FIRST_ACTION_HOURS', atMost: 24 }] },
    denominator: { where: [{ amount: 'FIRST_ACTION_HOURS', isKnown: true }] },
    denominatorName: 'reports that have a first action',
    leftOut: {
      part: { where: [{ amount: 'FIRST_ACTION_HOURS', isKnown: false }] },
      name: 'reports without a first action',
    },
  },
} as const satisfies Readonly<Record<string, Measure>>;
