import { objectives } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';

export type Objective = keyof typeof objectives;

/** What a sentence calls a figure, and whether it was or they were. */
export interface Subject {
  readonly words: string;
  readonly isPlural: boolean;
}

/** A figure that stands on the scorecard. */
export interface Headline {
  readonly measure: MeasureKey;
  /** Null for all objectives together. */
  readonly objective: Objective | null;
  readonly subject: Subject;
}

const objectiveKeys = ['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE'] as const satisfies readonly Objective[];

const one = (words: string): Subject => ({ words, isPlural: false });
const several = (words: string): Subject => ({ words, isPlural: true });

const headlineSubjects = {
  disruptions: several('confirmed disruptions'),
  majorModerateShare: one('the major and moderate share of disruptions'),
  multiAgencyShare: one('the multi-agency share of disruptions'),
  ocgsDisrupted: one('the share of active OCGs disrupted in the last six months'),
  reports: several('reports received'),
  reportsActionedIn24h: one('the share of reports with a first action in 24 hours'),
  nrmReferrals: several('NRM referrals'),
  reasonableGroundsIn5Days: one('the share of reasonable-grounds decisions within 5 working days'),
  triagedInTime: one('the share of referrals triaged within the limit of the hub'),
  vacancyRate: one('the vacancy rate'),
  abstractionRate: one('the abstraction rate'),
  forecastVariance: one('the forecast variance'),
  returnsOnTime: one('the share of returns received on time'),
} as const satisfies Readonly<Partial<Record<MeasureKey, Subject>>>;

type HeadlineKey = keyof typeof headlineSubjects;

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
] as const satisfies readonly HeadlineKey[];

/** All that stands on a scorecard, in its usual order: disruptions for each objective, then the headline measures. */
export const headlines: readonly Headline[] = [
  ...objectiveKeys.map((objective): Headline => ({
    measure: 'disruptions',
    objective,
    subject: several(`confirmed disruptions under ${objectives[objective].name}`),
  })),
  ...headlineKeys.map((measure): Headline => ({ measure, objective: null, subject: headlineSubjects[measure] })),
];
