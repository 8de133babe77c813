import { crimeTypes, crimeTypeShortLabels, objectives } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { type Measure, type Source, sourcesOf, type Wording } from '#domain/measures/measure.js';

export type Objective = keyof typeof objectives;
export type CrimeType = keyof typeof crimeTypes;

/** Whether a text is the code of an objective. */
export function isObjective(text: string): text is Objective {
  return Object.hasOwn(objectives, text);
}

/** Whether a text is the code of a crime type. */
export function isCrimeType(text: string): text is CrimeType {
  return Object.hasOwn(crimeTypes, text);
}

/**
 * What headlines are split by, in addition to objectives: each part is rated as if it alone were
 * asked for.
 */
export const partDimensions = [
  'AGENCY',
  'AGENCY_KIND',
  'AGE_BAND',
  'AREA',
  'COUNTY',
  'CRIME_TYPE',
  'EXPLOITATION',
  'LOCAL_COMMAND_UNIT',
  'PATHWAY',
  'REPORT_STATUS',
] as const satisfies readonly Dimension[];
export type PartDimension = (typeof partDimensions)[number];

/**
 * Dimensions that say how far the work has got today, not in the quarter: older records are further
 * on, and a report that led to something is closed because of that. They do not explain a change,
 * and nothing is rated by them: they only split the figure for the quarter shown.
 */
const ofToday: ReadonlySet<Dimension> = new Set(['REPORT_STATUS']);

/** Whether a dimension describes today, and not the quarter. */
export function isOfToday(dimension: Dimension): boolean {
  return ofToday.has(dimension);
}

/** The dimensions that are lists of codes without a field of their own in the scope. */
const listDimensions = [
  'AGE_BAND',
  'EXPLOITATION',
  'PATHWAY',
  'REPORT_STATUS',
] as const satisfies readonly PartDimension[];
export type ListDimension = (typeof listDimensions)[number];

/** Whether a dimension is a list of codes without a field of its own in the scope. */
export function isListDimension(dimension: string): dimension is ListDimension {
  return listDimensions.some((each) => each === dimension);
}

export interface HeadlinePart {
  readonly dimension: PartDimension;
  /** A code of the dimension. */
  readonly key: string;
}

/** A figure that is rated: a measure, or one objective of it. */
export interface Headline {
  readonly measure: MeasureKey;
  /** The objective; null for all objectives together. */
  readonly objective: Objective | null;
  /**
   * The part that the headline is for: an agency, a place, a crime type. Null for the whole scope.
   */
  readonly part: HeadlinePart | null;
  /** A name short enough for a tile. */
  readonly name: string;
  readonly wording: Wording;
}

interface HeadlineParams {
  readonly measure: MeasureKey;
  readonly objective?: Objective | null;
  /** The crime type; null for all crime types together. */
  readonly crimeType?: CrimeType | null;
  readonly part?: HeadlinePart | null;
}

/**
 * Names a figure. Disruptions under an objective are named only by the objective: the page says
 * that they are disruptions.
 */
export function toHeadline({
  measure,
  objective = null,
  crimeType: asked = null,
  part = null,
}: HeadlineParams): Headline {
  const crimeType = part?.dimension === 'CRIME_TYPE' && isCrimeType(part.key) ? part.key : asked;
  const { name: whole, shortName: plain = whole, inSentences } = measureOf(measure);
  const { words, isPlural } = inSentences;
  const under = objective === null ? '' : ` under ${objectives[objective].name}`;
  const name =
    objective !== null && measure === 'disruptions'
      ? objectives[objective].name
      : `${plain}${under}`;
  const [ofCrime, ofCrimeShort] =
    crimeType === null
      ? ['', '']
      : [` (${lowerFirst(crimeTypes[crimeType])})`, ` (${crimeTypeShortLabels[crimeType]})`];
  return {
    measure,
    objective,
    part,
    name: `${name}${ofCrimeShort}`,
    wording: { words: `${words}${under}${ofCrime}`, isPlural },
  };
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** The objectives in their usual order. */
export const objectiveKeys = [
  'PURSUE',
  'PREVENT',
  'PROTECT',
  'PREPARE',
] as const satisfies readonly Objective[];

const headlineKeys = [
  'disruptions',
  'majorModerateShare',
  'multiAgencyShare',
  'ocgsDisrupted',
  'reports',
  'reportsActionedIn24h',
  'nrmReferrals',
  'reasonableGroundsIn5Days',
  'triagedInTime',
  'vacancyRate',
  'abstractionRate',
  'forecastVariance',
  'returnsOnTime',
] as const satisfies readonly MeasureKey[];

/**
 * Everything on a scorecard, in its usual order: disruptions for each objective, then the headline
 * measures.
 */
export const headlines: readonly Headline[] = [
  ...objectiveKeys.map((objective) => toHeadline({ measure: 'disruptions', objective })),
  ...headlineKeys.map((measure) => toHeadline({ measure })),
];

export const kpiSubjects = {
  DISRUPTION: 'Disruptions, and the groups they were aimed at.',
  REPORTS: 'Reports received.',
  RESOURCING: 'Resources that partners put in.',
  RETURNS: 'Returns that partners sent.',
  SAFEGUARDING: 'People referred for protection.',
} as const;
export type KpiSubject = keyof typeof kpiSubjects;

const subjects: Readonly<Record<Source, KpiSubject>> = {
  REPORTS: 'REPORTS',
  DISRUPTIONS: 'DISRUPTION',
  OCGS: 'DISRUPTION',
  REFERRALS: 'SAFEGUARDING',
  RESOURCES: 'RESOURCING',
  RETURNS: 'RETURNS',
};

/** The subject of a measure on a page: what its formula counts first. */
export function subjectOf(measure: Measure): KpiSubject {
  const [source = 'RETURNS'] = sourcesOf(measure);
  return subjects[source];
}
