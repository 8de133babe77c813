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
 * What headlines are told apart by, beside objectives: each part is judged as if it were asked for
 * alone.
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
 * How far the work has come today, and not as it was in the quarter: what is older has come
 * further, and what led somewhere is closed for it. It explains no change, and nothing is judged by
 * it: a figure is told apart by it for the quarter shown alone.
 */
const ofToday: ReadonlySet<Dimension> = new Set(['REPORT_STATUS']);

/** Whether a dimension says what is so today, and not what was in the quarter. */
export function isOfToday(dimension: Dimension): boolean {
  return ofToday.has(dimension);
}

/** Those that are lists of codes with no place of their own in what is asked. */
const listDimensions = [
  'AGE_BAND',
  'EXPLOITATION',
  'PATHWAY',
  'REPORT_STATUS',
] as const satisfies readonly PartDimension[];
export type ListDimension = (typeof listDimensions)[number];

/** Whether a dimension is such a list. */
export function isListDimension(dimension: string): dimension is ListDimension {
  return listDimensions.some((each) => each === dimension);
}

export interface HeadlinePart {
  readonly dimension: PartDimension;
  /** A code of the dimension. */
  readonly key: string;
}

/** A figure that is judged: a measure, or one objective of it. */
export interface Headline {
  readonly measure: MeasureKey;
  /** Null for all objectives together. */
  readonly objective: Objective | null;
  /**
   * The part that it is of, where it is told apart: an agency, a place, a crime type. Null for all
   * that is asked.
   */
  readonly part: HeadlinePart | null;
  /** Short enough for a tile. */
  readonly name: string;
  readonly wording: Wording;
}

interface HeadlineParams {
  readonly measure: MeasureKey;
  readonly objective?: Objective | null;
  /** Null for all crime types together. */
  readonly crimeType?: CrimeType | null;
  readonly part?: HeadlinePart | null;
}

/**
 * Names a figure. Disruptions under an objective have its name alone: the page says that they are
 * disruptions.
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

/** In their usual order. */
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
 * All that stands on a scorecard, in its usual order: disruptions for each objective, then the
 * headline measures.
 */
export const headlines: readonly Headline[] = [
  ...objectiveKeys.map((objective) => toHeadline({ measure: 'disruptions', objective })),
  ...headlineKeys.map((measure) => toHeadline({ measure })),
];

export const kpiSubjects = {
  DISRUPTION: 'What was disrupted, and the groups that it was aimed at.',
  REPORTS: 'What was reported.',
  RESOURCING: 'What partners put in.',
  RETURNS: 'What partners sent.',
  SAFEGUARDING: 'Who was put in touch with protection.',
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

/** What a measure is told under on a page: by what its formula counts first. */
export function subjectOf(measure: Measure): KpiSubject {
  const [source = 'RETURNS'] = sourcesOf(measure);
  return subjects[source];
}
