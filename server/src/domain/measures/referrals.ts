import type { Dimension } from './dimensions.js';
import type { Measure } from './measure.js';

/** What a referral records. Time, place and agency first. */
export const referralDimensions = [
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
  'PATHWAY',
  'AGE_BAND',
  'SEX',
  'EXPLOITATION',
  'COUNTY_LINES',
  'PRIORITY',
] as const satisfies readonly Dimension[];

const referral = {
  dataset: 'REFERRALS',
  dimensions: referralDimensions,
  disclosure: 'PROTECTED',
  direction: 'NEUTRAL',
  countedBy: 'received_on',
} as const;

export const referralMeasures = {
  referrals: {
    ...referral,
    key: 'referrals',
    name: 'Safeguarding referrals',
    description: 'People put in touch with protection, by any pathway, counted on the day the referral was received.',
    formula: 'Sum of quantity over referrals.',
    unit: 'COUNT',
    numerator: { where: [] },
    denominator: null,
    denominatorName: null,
    leftOut: null,
  },
  nrmReferrals: {
    ...referral,
    key: 'nrmReferrals',
    name: 'NRM referrals',
    description:
      'People referred to the National Referral Mechanism as possible victims of modern slavery, counted on the day the referral was received.',
    formula: 'Sum of quantity over referrals whose pathway is NRM.',
    unit: 'COUNT',
    numerator: { where: [{ attribute: 'PATHWAY', in: ['NRM'] }] },
    denominator: null,
    denominatorName: null,
    leftOut: null,
  },
  childShare: {
    ...referral,
    key: 'childShare',
    name: 'Child share of referrals',
    description: 'Of the people referred whose age is known, the share who were 17 or under. People of unknown age are left out.',
    formula: 'Children / (children + adults) x 100. Unknown ages are in neither.',
    unit: 'PERCENT',
    numerator: { where: [{ attribute: 'AGE_BAND', in: ['CHILD_17_OR_UNDER'] }] },
    denominator: { where: [{ attribute: 'AGE_BAND', in: ['CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER'] }] },
    denominatorName: 'people whose age is known',
    leftOut: { part: { where: [{ attribute: 'AGE_BAND', in: ['UNKNOWN'] }] }, name: 'people of unknown age' },
  },
  positiveReasonableGrounds: {
    ...referral,
    key: 'positiveReasonableGrounds',
    name: 'Positive reasonable-grounds decisions',
    description:
      'Of the first decisions that were positive or negative, the share that were positive, counted on the day of the decision. Suspended and withdrawn cases are left out.',
    formula: 'Positive / (positive + negative) x 100, by the date of the reasonable-grounds decision.',
    unit: 'PERCENT',
    countedBy: 'reasonable_grounds_on',
    numerator: { where: [{ attribute: 'REASONABLE_GROUNDS', in: ['POSITIVE'] }] },
    denominator: { where: [{ attribute: 'REASONABLE_GROUNDS', in: ['POSITIVE', 'NEGATIVE'] }] },
    denominatorName: 'positive and negative decisions',
    leftOut: {
      part: { where: [{ attribute: 'REASONABLE_GROUNDS', in: ['SUSPENDED', 'WITHDRAWN'] }] },
      name: 'suspended or withdrawn cases',
    },
  },
} as const satisfies Readonly<Record<string, Measure>>;
