/**
 * What figures can be grouped and filtered by. Dimensions of one axis are a tree (a month lies in a quarter, a district
 * in a county) and count as one cut. `description` says what the value of a record is.
 */
export const dimensions = {
  MONTH: { keyField: 'month', axis: 'TIME', name: 'Month', description: 'Calendar month.' },
  QUARTER: { keyField: 'quarter', axis: 'TIME', name: 'Quarter', description: 'UK financial quarter: Q1 is April to June.' },
  FINANCIAL_YEAR: { keyField: 'financialYear', axis: 'TIME', name: 'Financial year', description: 'April to March.' },
  CALENDAR_YEAR: { keyField: 'calendarYear', axis: 'TIME', name: 'Calendar year', description: 'January to December.' },
  AREA: {
    keyField: 'area',
    axis: 'AREA',
    name: 'Area',
    description: 'What a record is coded to: a district, or a county or the force where the district is not known.',
  },
  COUNTY: {
    keyField: 'county',
    axis: 'AREA',
    name: 'County',
    description: 'The county that holds what a record is coded to; none for what is coded to the force.',
  },
  LOCAL_COMMAND_UNIT: {
    keyField: 'localCommandUnit',
    axis: 'AREA',
    name: 'Local command unit',
    description: 'The command unit that holds what a record is coded to; none for what is coded to a county or the force.',
  },
  AGENCY: { keyField: 'agency', axis: 'AGENCY', name: 'Agency', description: 'The agency that sent the record.' },
  AGENCY_KIND: { keyField: 'agencyKind', axis: 'AGENCY', name: 'Kind of agency', description: 'What kind of body sent the record.' },
  CRIME_TYPE: {
    keyField: 'crimeType',
    axis: 'CRIME_TYPE',
    name: 'Crime type',
    description: 'One of nine kinds of crime; a record may have none.',
  },
  CHANNEL: { keyField: 'channel', axis: 'CHANNEL', name: 'Channel', description: 'The way by which a report came in.' },
  REPORT_STATUS: {
    keyField: 'reportStatus',
    axis: 'REPORT_STATUS',
    name: 'Report status',
    description: 'How far the work on a report has come; it may be missing.',
  },
  SIGN: {
    keyField: 'sign',
    axis: 'SIGN',
    name: 'Sign',
    description: 'Each sign that a report names. It counts in each of them and once in totals.',
  },
  SERIOUS_LIMB: {
    keyField: 'seriousLimb',
    axis: 'SERIOUS_LIMB',
    name: 'Limb of the serious-crime test',
    description: 'Each limb of the serious-crime test that a report meets. It counts in each of them and once in totals.',
  },
  PATHWAY: { keyField: 'pathway', axis: 'PATHWAY', name: 'Pathway', description: 'The way into protection.' },
  AGE_BAND: { keyField: 'ageBand', axis: 'AGE_BAND', name: 'Age band', description: 'Child, adult or not known.' },
  SEX: { keyField: 'sex', axis: 'SEX', name: 'Sex', description: 'As recorded; it may be missing.' },
  EXPLOITATION: {
    keyField: 'exploitation',
    axis: 'EXPLOITATION',
    name: 'Exploitation',
    description: 'Each kind that a record names. It counts in each of them and once in totals.',
  },
  COUNTY_LINES: {
    keyField: 'countyLines',
    axis: 'COUNTY_LINES',
    name: 'County lines',
    description: 'Whether county lines are involved: yes, no, or not known.',
  },
  PRIORITY: {
    keyField: 'priority',
    axis: 'PRIORITY',
    name: 'Priority',
    description: 'Priority at the safeguarding hub; a record may have none.',
  },
  OBJECTIVE: { keyField: 'objective', axis: 'OBJECTIVE', name: 'Objective', description: 'One of the four Ps.' },
  IMPACT: {
    keyField: 'impact',
    axis: 'IMPACT',
    name: 'Impact',
    description: 'The impact that moderation confirmed; none while it is not decided.',
  },
  TARGET: {
    keyField: 'target',
    axis: 'TARGET',
    name: 'Target of a disruption',
    description: 'What a disruption was aimed at: a group, a person or a vulnerability; it may be missing.',
  },
  SUPPORTING_AGENCY: {
    keyField: 'supportingAgency',
    axis: 'SUPPORTING_AGENCY',
    name: 'Supporting agency',
    description: 'Each agency that supported the lead. A disruption counts in each of them and once in totals.',
  },
  RISK_BAND: {
    keyField: 'riskBand',
    axis: 'RISK_BAND',
    name: 'Risk band',
    description: 'How great the risk of a group is; it may be missing.',
  },
  STAFF_GROUP: { keyField: 'staffGroup', axis: 'STAFF_GROUP', name: 'Staff group', description: 'Which kind of staff.' },
  FUNDING_SOURCE: { keyField: 'fundingSource', axis: 'FUNDING_SOURCE', name: 'Funding source', description: 'Who pays.' },
  DATASET: { keyField: 'dataset', axis: 'DATASET', name: 'Dataset', description: 'Which return is due.' },
} as const;

export type Dimension = keyof typeof dimensions;
export type Axis = (typeof dimensions)[Dimension]['axis'];

/** Axes whose values are codes of a list (or yes and no), as against time, places and agencies. */
export type CodeAxis = Exclude<Axis, 'TIME' | 'AREA' | 'AGENCY'>;

/** Axes on which one record may have several values: it counts in each of them and once in any total. */
export const multiValued: ReadonlySet<Axis> = new Set<Axis>(['SIGN', 'SERIOUS_LIMB', 'EXPLOITATION', 'SUPPORTING_AGENCY']);

/** Time, place and sender: what every record of a dataset has that is dated by the day. */
export const commonDimensions = [
  'MONTH',
  'QUARTER',
  'FINANCIAL_YEAR',
  'CALENDAR_YEAR',
  'AREA',
  'COUNTY',
  'LOCAL_COMMAND_UNIT',
  'AGENCY',
  'AGENCY_KIND',
] as const satisfies readonly Dimension[];

/** The same for what is told by the quarter. */
export const quarterlyDimensions = commonDimensions.filter((dimension) => dimension !== 'MONTH');

/** Whether a text names a dimension. */
export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(dimensions, text);
}

export const dimensionKeys: readonly Dimension[] = Object.keys(dimensions).filter(isDimension);
