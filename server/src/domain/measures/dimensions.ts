/**
 * What figures can be grouped and filtered by. Dimensions of one axis are a tree (a month lies in a quarter, a district
 * in a county) and count as one cut.
 */
export const dimensions = {
  MONTH: { keyField: 'month', axis: 'TIME', name: 'Month' },
  QUARTER: { keyField: 'quarter', axis: 'TIME', name: 'Quarter' },
  FINANCIAL_YEAR: { keyField: 'financialYear', axis: 'TIME', name: 'Financial year' },
  CALENDAR_YEAR: { keyField: 'calendarYear', axis: 'TIME', name: 'Calendar year' },
  AREA: { keyField: 'area', axis: 'AREA', name: 'Area' },
  COUNTY: { keyField: 'county', axis: 'AREA', name: 'County' },
  LOCAL_COMMAND_UNIT: { keyField: 'localCommandUnit', axis: 'AREA', name: 'Local command unit' },
  AGENCY: { keyField: 'agency', axis: 'AGENCY', name: 'Agency' },
  AGENCY_KIND: { keyField: 'agencyKind', axis: 'AGENCY', name: 'Kind of agency' },
  CRIME_TYPE: { keyField: 'crimeType', axis: 'CRIME_TYPE', name: 'Crime type' },
  CHANNEL: { keyField: 'channel', axis: 'CHANNEL', name: 'Channel' },
  REPORT_STATUS: { keyField: 'reportStatus', axis: 'REPORT_STATUS', name: 'Report status' },
  SIGN: { keyField: 'sign', axis: 'SIGN', name: 'Sign' },
  SERIOUS_LIMB: { keyField: 'seriousLimb', axis: 'SERIOUS_LIMB', name: 'Limb of the serious-crime test' },
  PATHWAY: { keyField: 'pathway', axis: 'PATHWAY', name: 'Pathway' },
  AGE_BAND: { keyField: 'ageBand', axis: 'AGE_BAND', name: 'Age band' },
  SEX: { keyField: 'sex', axis: 'SEX', name: 'Sex' },
  EXPLOITATION: { keyField: 'exploitation', axis: 'EXPLOITATION', name: 'Exploitation' },
  COUNTY_LINES: { keyField: 'countyLines', axis: 'COUNTY_LINES', name: 'County lines' },
  PRIORITY: { keyField: 'priority', axis: 'PRIORITY', name: 'Priority' },
} as const;

export type Dimension = keyof typeof dimensions;
export type Axis = (typeof dimensions)[Dimension]['axis'];

/** Axes whose values are codes of a list (or yes and no), as against time, places and agencies. */
export type CodeAxis = Exclude<Axis, 'TIME' | 'AREA' | 'AGENCY'>;

/** Axes on which one record may have several values: it counts in each of them and once in any total. */
export const severalValued: ReadonlySet<Axis> = new Set<Axis>(['SIGN', 'SERIOUS_LIMB', 'EXPLOITATION']);

/** Whether a text names a dimension. */
export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(dimensions, text);
}

export const dimensionKeys: readonly Dimension[] = Object.keys(dimensions).filter(isDimension);
