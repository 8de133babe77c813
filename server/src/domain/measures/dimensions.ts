import {
  ageBands,
  channels,
  crimeTypes,
  datasets,
  disruptionTargets,
  exploitations,
  fundingSources,
  impacts,
  objectiveNames,
  pathways,
  priorities,
  reportStatuses,
  riskBands,
  seriousLimbs,
  sexes,
  signs,
  staffGroups,
} from '#domain/lists.js';

const yesNo = { YES: 'Yes', NO: 'No' } as const;

/**
 * What figures can be grouped and filtered by. Dimensions of one axis are a tree (a month is in a
 * quarter, a district in a county) and count as one cut. `description` says what the value of a
 * record is. A dimension with a list declares everything about it here (`CodedDeclaration`): keys,
 * filters, columns and labels are made from that.
 */
export const dimensions = {
  MONTH: { keyField: 'month', axis: 'TIME', name: 'Month', description: 'Calendar month.' },
  QUARTER: {
    keyField: 'quarter',
    axis: 'TIME',
    name: 'Quarter',
    description: 'UK financial quarter: Q1 is April to June.',
  },
  FINANCIAL_YEAR: {
    keyField: 'financialYear',
    axis: 'TIME',
    name: 'Financial year',
    description: 'April to March.',
  },
  CALENDAR_YEAR: {
    keyField: 'calendarYear',
    axis: 'TIME',
    name: 'Calendar year',
    description: 'January to December.',
  },
  AREA: {
    keyField: 'area',
    axis: 'AREA',
    name: 'Area',
    description:
      'What a record is coded to: a district, or a county or the force where the district is not known.',
  },
  COUNTY: {
    keyField: 'county',
    axis: 'AREA',
    name: 'County',
    description: 'The county of the place a record is coded to; none if it is coded to the force.',
  },
  LOCAL_COMMAND_UNIT: {
    keyField: 'localCommandUnit',
    axis: 'AREA',
    name: 'Local command unit',
    description:
      'The command unit of the place a record is coded to; none if it is coded to a county or the force.',
  },
  AGENCY: {
    keyField: 'agency',
    axis: 'AGENCY',
    name: 'Agency',
    description: 'The agency that sent the record: for a disruption, the one that led it.',
  },
  AGENCY_KIND: {
    keyField: 'agencyKind',
    axis: 'AGENCY',
    name: 'Kind of agency',
    description: 'What kind of body sent the record.',
  },
  CRIME_TYPE: {
    keyField: 'crimeType',
    axis: 'CRIME_TYPE',
    name: 'Crime type',
    description: 'One of nine kinds of crime; a record may have none.',
    list: crimeTypes,
    type: 'CrimeType',
    column: 'crime_type',
    inFilter: 'Crime types. A referral may have none.',
    isOptional: true,
  },
  CHANNEL: {
    keyField: 'channel',
    axis: 'CHANNEL',
    name: 'Channel',
    description: 'The way a report came in.',
    list: channels,
    type: 'Channel',
    column: 'channel',
    inFilter: 'The ways reports come in.',
    isOptional: true,
  },
  REPORT_STATUS: {
    keyField: 'reportStatus',
    axis: 'REPORT_STATUS',
    name: 'Report status',
    description: 'The status of work on a report; it may be missing.',
    list: reportStatuses,
    type: 'ReportStatus',
    column: 'status',
    inKey: 'Null for reports whose status was not sent.',
    inFilter: 'Statuses of reports; a report may have none.',
    isOptional: true,
  },
  SIGN: {
    keyField: 'sign',
    axis: 'SIGN',
    name: 'Sign',
    description:
      'Each sign that a report names. The record counts under each of them, and once in totals.',
    list: signs,
    type: 'Sign',
    column: 'signs',
    isMulti: true,
    inKey: 'One of the signs that reports name. A report that names several is counted under each.',
    inFilter: 'Reports that name at least one of these signs ("in"), or none of them ("notIn").',
    isOptional: true,
  },
  SERIOUS_LIMB: {
    keyField: 'seriousLimb',
    axis: 'SERIOUS_LIMB',
    name: 'Limb of the serious-crime test',
    description:
      'Each limb of the serious-crime test that a report meets. The record counts under each of them, and once in totals.',
    list: seriousLimbs,
    type: 'SeriousLimb',
    column: 'serious_limbs',
    isMulti: true,
    inKey:
      'One of the limbs of the serious-crime test that a report meets. A report that meets several is counted under each.',
    inFilter: 'Reports that meet at least one of these limbs ("in"), or none of them ("notIn").',
    isOptional: true,
  },
  PATHWAY: {
    keyField: 'pathway',
    axis: 'PATHWAY',
    name: 'Pathway',
    description: 'The way into protection.',
    list: pathways,
    type: 'Pathway',
    column: 'pathway',
    inFilter: 'Pathways.',
    isOptional: true,
  },
  AGE_BAND: {
    keyField: 'ageBand',
    axis: 'AGE_BAND',
    name: 'Age band',
    description: 'Child, adult or not known.',
    list: ageBands,
    type: 'AgeBand',
    column: 'age_band',
    inFilter: 'Age bands.',
    isOptional: true,
  },
  SEX: {
    keyField: 'sex',
    axis: 'SEX',
    name: 'Sex',
    description: 'As recorded; it may be missing.',
    list: sexes,
    type: 'Sex',
    column: 'sex',
    inFilter: 'Sex as recorded; it may be missing.',
    isOptional: true,
  },
  EXPLOITATION: {
    keyField: 'exploitation',
    axis: 'EXPLOITATION',
    name: 'Exploitation',
    description:
      'Each kind that a record names. The record counts under each of them, and once in totals.',
    list: exploitations,
    type: 'Exploitation',
    column: 'exploitation',
    isMulti: true,
    inKey: 'One of the kinds that records name. A record that names several is counted under each.',
    inFilter: 'Records that name at least one of these ("in"), or none of them ("notIn").',
    isOptional: true,
  },
  COUNTY_LINES: {
    keyField: 'countyLines',
    axis: 'COUNTY_LINES',
    name: 'County lines',
    description: 'Whether county lines are involved: yes, no, or not known.',
    list: yesNo,
    type: 'BOOLEAN',
    column: 'county_lines',
    inKey: 'Whether county lines are involved.',
    inFilter: 'Whether county lines are involved; this is not always known.',
    isOptional: true,
  },
  PRIORITY: {
    keyField: 'priority',
    axis: 'PRIORITY',
    name: 'Priority',
    description: 'Priority at the safeguarding hub; a record may have none.',
    list: priorities,
    type: 'Priority',
    column: 'priority',
    inFilter: 'Priorities at the safeguarding hub; a referral may have none.',
    isOptional: true,
  },
  OBJECTIVE: {
    keyField: 'objective',
    axis: 'OBJECTIVE',
    name: 'Objective',
    description: 'One of the four Ps.',
    list: objectiveNames,
    type: 'Objective',
    column: 'objective',
    inFilter: 'Objectives.',
    isOptional: true,
  },
  IMPACT: {
    keyField: 'impact',
    axis: 'IMPACT',
    name: 'Impact',
    description: 'The impact that moderation confirmed; none until it is decided.',
    list: impacts,
    type: 'Impact',
    column: 'confirmed_impact',
    inKey: 'The impact that moderation confirmed. Null for disruptions that have not been decided.',
    inFilter: 'Impacts that moderation confirmed; a disruption that has not been decided has none.',
    isOptional: true,
  },
  TARGET: {
    keyField: 'target',
    axis: 'TARGET',
    name: 'Target of a disruption',
    description:
      'What a disruption was aimed at: a group, a person or a vulnerability; it may be missing.',
    list: disruptionTargets,
    type: 'DisruptionTarget',
    column: 'target',
    inKey: 'What disruptions were aimed at. Null if it was not sent.',
    inFilter: 'What disruptions were aimed at; it may be missing.',
    isOptional: true,
  },
  SUPPORTING_AGENCY: {
    keyField: 'supportingAgency',
    axis: 'SUPPORTING_AGENCY',
    name: 'Supporting agency',
    description:
      'Each agency that supported the lead. The disruption counts under each of them, and once in totals.',
  },
  RISK_BAND: {
    keyField: 'riskBand',
    axis: 'RISK_BAND',
    name: 'Risk band',
    description: 'How great a risk the group poses; it may be missing.',
    list: riskBands,
    type: 'RiskBand',
    column: 'risk_band',
    inKey: 'Null for groups whose risk was not sent.',
    inFilter: 'Risk bands; a group may have none.',
    isOptional: true,
  },
  STAFF_GROUP: {
    keyField: 'staffGroup',
    axis: 'STAFF_GROUP',
    name: 'Staff group',
    description: 'The kind of staff.',
    list: staffGroups,
    type: 'StaffGroup',
    column: 'staff_group',
    inFilter: 'Staff groups.',
    isOptional: false,
  },
  FUNDING_SOURCE: {
    keyField: 'fundingSource',
    axis: 'FUNDING_SOURCE',
    name: 'Funding source',
    description: 'Who pays.',
    list: fundingSources,
    type: 'FundingSource',
    column: 'funding_source',
    inFilter: 'Funding sources.',
    isOptional: false,
  },
  DATASET: {
    keyField: 'dataset',
    axis: 'DATASET',
    name: 'Dataset',
    description: 'Which return is due.',
    list: datasets,
    type: 'Dataset',
    column: 'dataset',
    inKey: 'The dataset of the returns that are due.',
    inFilter: 'Datasets whose returns are due.',
    isOptional: false,
  },
} as const;

export type Dimension = keyof typeof dimensions;
export type Axis = (typeof dimensions)[Dimension]['axis'];

/** Axes whose values are codes of a list (or yes and no), unlike time, places and agencies. */
export type CodeAxis = Exclude<Axis, 'TIME' | 'AREA' | 'AGENCY'>;

/** Time, place and sender: what every record has in a dataset dated by the day. */
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

/** Time, place and sender for datasets dated by the quarter. */
export const quarterlyDimensions = commonDimensions.filter((dimension) => dimension !== 'MONTH');

/** Whether a text names a dimension. */
export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(dimensions, text);
}

export const dimensionKeys: readonly Dimension[] = Object.keys(dimensions).filter(isDimension);
