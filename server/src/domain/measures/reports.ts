/**
 * Declares the measures for reports. Their figures are worked out in
 * domain/figures/figure/figure.ts from sums (sums.ts here), shown by the blocks of
 * domain/pages/declared/reports.ts, and explained to readers by their description and formula.
 */
import { seriousLimbs } from '#domain/lists.js';

import { commonDimensions, type Dimension } from './dimensions.js';
import {
  type Measure,
  ofItsOwn,
  type Part,
  plainCount,
  plainShare,
  plural,
  plus,
  singular,
} from './measure.js';

/** The dimensions of reports: time, place and agency first. */
const reportDimensions: readonly Dimension[] = [
  ...commonDimensions,
  'CRIME_TYPE',
  'CHANNEL',
  'REPORT_STATUS',
  'SIGN',
  'SERIOUS_LIMB',
];

const received = { source: 'REPORTS', countedBy: 'received_on', sum: 'QUANTITY' } as const;

const ledToOwnDisruption = {
  ...received,
  key: 'led_to_own_disruption',
  where: [{ attribute: 'LED_TO_OWN_DISRUPTION', in: ['YES'] }],
} as const satisfies Part;

export const reportParts = {
  reports: { ...received, key: 'reports', where: [] },
  serious: {
    ...received,
    key: 'serious',
    where: [{ attribute: 'SERIOUS_LIMB', in: Object.keys(seriousLimbs) }],
  },
  actedOn: {
    ...received,
    key: 'acted_on',
    where: [{ amount: 'FIRST_ACTION_HOURS', isKnown: true }],
  },
  actedOnIn24h: {
    ...received,
    key: 'acted_on_in_24h',
    where: [{ amount: 'FIRST_ACTION_HOURS', atMost: 24 }],
  },
  notActedOn: {
    ...received,
    key: 'not_acted_on',
    where: [{ amount: 'FIRST_ACTION_HOURS', isKnown: false }],
  },
  ledToDisruption: {
    ...received,
    key: 'led_to_disruption',
    where: [{ attribute: 'LED_TO_DISRUPTION', in: ['YES'] }],
    forPartners: ledToOwnDisruption,
  },
  ledToOwnDisruption,
} as const satisfies Readonly<Record<string, Part>>;

const report = { dimensions: reportDimensions, disclosure: 'PROTECTED_CRIME_TYPES' } as const;

export const reportMeasures = {
  reports: {
    ...plainCount,
    ...report,
    key: 'reports',
    name: 'Reports received',
    inTitles: plural('reports'),
    inSentences: plural('reports received'),
    description:
      'Reports of possible organised crime from the public and partners, counted on the day they were received. More reports can mean better spotting.',
    formula: 'Total quantity of reports.',
    numerator: plus(reportParts.reports),
  },
  reportsPer1000: {
    ...plainCount,
    ...report,
    key: 'reportsPer1000',
    name: 'Reports per 1,000 people',
    inSentences: plural('reports per 1,000 people'),
    description:
      'Reports received per 1,000 residents in the period shown, not per year. The population is the latest published mid-year estimate that is not after the period, or else the earliest.',
    formula: 'Reports / population x 1,000.',
    unit: 'RATE',
    numerator: plus(reportParts.reports),
    denominator: 'POPULATION',
    scale: 1000,
    denominatorName: 'people who live there',
  },
  seriousReportShare: {
    ...plainShare,
    ...report,
    key: 'seriousReportShare',
    name: 'Reports that meet the serious-crime test',
    shortName: 'Serious reports',
    inTitles: singular('the share of serious reports'),
    inSentences: singular('the share of reports that meet the serious-crime test'),
    description:
      'The share of reports that meet at least one limb of the serious-crime test (section 93(4) Police Act 1997), counted on the day the report was received.',
    formula: 'Reports with any limb of the serious-crime test / reports x 100.',
    numerator: plus(reportParts.serious),
    denominator: plus(reportParts.reports),
    denominatorName: 'reports',
  },
  reportsActionedIn24h: {
    ...plainShare,
    ...report,
    key: 'reportsActionedIn24h',
    name: 'Reports with a first action in 24 hours',
    shortName: 'First action within 24 hours',
    inSentences: singular('the share of reports with a first action in 24 hours'),
    description:
      'The share of reports whose first action came within 24 hours of receipt, 24 included, counted on the day the report was received. Reports without a first action are left out. A row that stands for several reports gives their total hours, and counts as late if that is more than 24.',
    formula: 'Reports with a first action in 24 hours / reports that have a first action x 100.',
    direction: 'HIGHER',
    numerator: plus(reportParts.actedOnIn24h),
    denominator: plus(reportParts.actedOn),
    denominatorName: 'reports that have a first action',
    leftOut: { part: reportParts.notActedOn, name: 'reports without a first action' },
  },
  reportsToDisruption: {
    ...plainShare,
    ...report,
    key: 'reportsToDisruption',
    name: 'Reports linked to a confirmed disruption',
    shortName: 'Reports linked to a disruption',
    inTitles: singular('the share linked to a disruption'),
    inSentences: singular('the share of reports linked to a confirmed disruption'),
    description:
      'The share of reports that name a disruption confirmed by moderation, whichever agency led it, counted on the day the report was received. Reports from quarters for which nobody has sent disruptions yet are left out. Recent reports have had less time to lead to a disruption. For people without clearance, a report counts only if its own agency led the disruption.',
    formula: 'Reports whose disruption is confirmed / reports x 100.',
    direction: 'HIGHER',
    numerator: plus(ofItsOwn(reportParts.ledToDisruption)),
    denominator: plus(ofItsOwn(reportParts.reports)),
    denominatorName: 'reports',
    dependsOn: { dataset: 'DISRUPTIONS', quarters: 1 },
  },
} as const satisfies Readonly<Record<string, Measure>>;
