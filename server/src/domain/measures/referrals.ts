/**
 * Declares the measures for safeguarding referrals. Their figures are worked out in
 * domain/figures/figure/figure.ts from sums (sums.ts here), shown by the blocks of
 * domain/pages/declared/safeguarding.ts, and explained to readers by their description and formula.
 */
import { commonDimensions, type Dimension } from './dimensions.js';
import {
  type Condition,
  type Measure,
  type Part,
  plainCount,
  plainShare,
  plural,
  plus,
  singular,
} from './measure.js';

/** The dimensions of referrals: time, place and agency first. */
const referralDimensions: readonly Dimension[] = [
  ...commonDimensions,
  'CRIME_TYPE',
  'PATHWAY',
  'AGE_BAND',
  'SEX',
  'EXPLOITATION',
  'COUNTY_LINES',
  'PRIORITY',
];

const received = { source: 'REFERRALS', countedBy: 'received_on', sum: 'QUANTITY' } as const;
const decided = { ...received, countedBy: 'reasonable_grounds_on' } as const;

const isChild: Condition = { attribute: 'AGE_BAND', in: ['CHILD_17_OR_UNDER'] };
const isAdult: Condition = { attribute: 'AGE_BAND', in: ['ADULT_18_OR_OVER'] };
const isNrm: Condition = { attribute: 'PATHWAY', in: ['NRM'] };

export const referralParts = {
  referrals: { ...received, key: 'referrals', where: [] },
  nrm: { ...received, key: 'nrm', where: [isNrm] },
  adultNrm: { ...received, key: 'adult_nrm', where: [isNrm, isAdult] },
  dutyToNotify: {
    ...received,
    key: 'duty_to_notify',
    where: [{ attribute: 'PATHWAY', in: ['DUTY_TO_NOTIFY'] }],
  },
  children: { ...received, key: 'children', where: [isChild] },
  adults: { ...received, key: 'adults', where: [isAdult] },
  ageUnknown: {
    ...received,
    key: 'age_unknown',
    where: [{ attribute: 'AGE_BAND', in: ['UNKNOWN'] }],
  },
  triaged: {
    ...received,
    key: 'triaged',
    where: [{ attribute: 'TRIAGED_IN_TIME', in: ['YES', 'NO'] }],
  },
  triagedInTime: {
    ...received,
    key: 'triaged_in_time',
    where: [{ attribute: 'TRIAGED_IN_TIME', in: ['YES'] }],
  },
  repeatKnown: {
    ...received,
    key: 'repeat_known',
    where: [{ attribute: 'REPEAT_WITHIN_12_MONTHS', in: ['YES', 'NO'] }],
  },
  repeats: {
    ...received,
    key: 'repeats',
    where: [{ attribute: 'REPEAT_WITHIN_12_MONTHS', in: ['YES'] }],
  },
  decided: {
    ...decided,
    key: 'decided',
    where: [{ attribute: 'IS_DECIDED_IN_5_DAYS', in: ['YES', 'NO'] }],
  },
  decidedIn5Days: {
    ...decided,
    key: 'decided_in_5_days',
    where: [{ attribute: 'IS_DECIDED_IN_5_DAYS', in: ['YES'] }],
  },
  positive: {
    ...decided,
    key: 'positive',
    where: [{ attribute: 'REASONABLE_GROUNDS', in: ['POSITIVE'] }],
  },
  negative: {
    ...decided,
    key: 'negative',
    where: [{ attribute: 'REASONABLE_GROUNDS', in: ['NEGATIVE'] }],
  },
  undecided: {
    ...decided,
    key: 'suspended_or_withdrawn',
    where: [{ attribute: 'REASONABLE_GROUNDS', in: ['SUSPENDED', 'WITHDRAWN'] }],
  },
} as const satisfies Readonly<Record<string, Part>>;

const referral = { dimensions: referralDimensions, disclosure: 'PROTECTED' } as const;

export const referralMeasures = {
  referrals: {
    ...plainCount,
    ...referral,
    key: 'referrals',
    name: 'Safeguarding referrals',
    inSentences: plural('safeguarding referrals'),
    description:
      'People referred for protection, by any pathway, counted on the day the referral was received.',
    formula: 'Total quantity of referrals.',
    numerator: plus(referralParts.referrals),
  },
  nrmReferrals: {
    ...plainCount,
    ...referral,
    key: 'nrmReferrals',
    name: 'NRM referrals',
    inSentences: plural('NRM referrals'),
    description:
      'People referred to the National Referral Mechanism as possible victims of modern slavery, counted on the day the referral was received.',
    formula: 'Total quantity of referrals whose pathway is NRM.',
    numerator: plus(referralParts.nrm),
  },
  childShare: {
    ...plainShare,
    ...referral,
    key: 'childShare',
    name: 'Child share of referrals',
    inSentences: singular('the child share of referrals'),
    description:
      'The share of people referred who were 17 or under. People of unknown age are left out.',
    formula: 'Children / (children + adults) x 100. Unknown ages are in neither.',
    numerator: plus(referralParts.children),
    denominator: plus(referralParts.children, referralParts.adults),
    denominatorName: 'people whose age is known',
    leftOut: { part: referralParts.ageUnknown, name: 'people of unknown age' },
  },
  reasonableGroundsIn5Days: {
    ...plainShare,
    ...referral,
    key: 'reasonableGroundsIn5Days',
    name: 'Reasonable-grounds decisions within 5 working days',
    shortName: 'Reasonable grounds in 5 days',
    inSentences: singular('the share of reasonable-grounds decisions within 5 working days'),
    description:
      'The share of first decisions on NRM referrals, whatever the outcome, that were made within five working days of receipt, the fifth included, counted on the day of the decision. Saturdays, Sundays and bank holidays in England and Wales are not working days; the day of receipt is not counted.',
    formula:
      'Decided within 5 working days of receipt / decided x 100, by the date of the reasonable-grounds decision.',
    direction: 'HIGHER',
    numerator: plus(referralParts.decidedIn5Days),
    denominator: plus(referralParts.decided),
    denominatorName: 'reasonable-grounds decisions',
  },
  positiveReasonableGrounds: {
    ...plainShare,
    ...referral,
    key: 'positiveReasonableGrounds',
    name: 'Positive reasonable-grounds decisions',
    inSentences: singular('the share of reasonable-grounds decisions that were positive'),
    inTitles: singular('the share of positive reasonable-grounds decisions'),
    description:
      'The share of first decisions, positive or negative, that were positive, counted on the day of the decision. Suspended and withdrawn cases are left out.',
    formula:
      'Positive / (positive + negative) x 100, by the date of the reasonable-grounds decision.',
    numerator: plus(referralParts.positive),
    denominator: plus(referralParts.positive, referralParts.negative),
    denominatorName: 'positive and negative decisions',
    leftOut: { part: referralParts.undecided, name: 'suspended or withdrawn cases' },
  },
  triagedInTime: {
    ...plainShare,
    ...referral,
    key: 'triagedInTime',
    name: 'Hub triage within its limit',
    inSentences: singular('the share of referrals triaged within the hub’s limit'),
    inTitles: singular('hub triage within its limit'),
    description:
      'The share of referrals triaged by a safeguarding hub that were triaged within the time that the hub sets for their priority, counted on the day the referral was received.',
    formula: 'Triaged in time / triaged x 100.',
    direction: 'HIGHER',
    numerator: plus(referralParts.triagedInTime),
    denominator: plus(referralParts.triaged),
    denominatorName: 'triaged referrals',
  },
  dutyToNotifyShare: {
    ...plainShare,
    ...referral,
    key: 'dutyToNotifyShare',
    name: 'Duty to Notify share',
    inSentences: singular('the Duty to Notify share'),
    description:
      'The share of possible adult victims of modern slavery who did not consent to a referral, so the case was only notified, counted on the day the referral or notification was received.',
    formula: 'Duty to Notify / (NRM referrals of adults + Duty to Notify) x 100.',
    numerator: plus(referralParts.dutyToNotify),
    denominator: plus(referralParts.adultNrm, referralParts.dutyToNotify),
    denominatorName: 'adults referred or notified',
  },
  repeatReferrals: {
    ...plainShare,
    ...referral,
    key: 'repeatReferrals',
    name: 'Repeat referrals within 12 months',
    inSentences: singular('the share of repeat referrals within 12 months'),
    inTitles: singular('the share of repeat referrals'),
    description:
      'The share of people referred who had already been referred in the 12 months before, counted on the day the referral was received. Referrals that do not say this are left out.',
    formula: 'Repeat referrals / referrals for which this is known x 100.',
    direction: 'LOWER',
    numerator: plus(referralParts.repeats),
    denominator: plus(referralParts.repeatKnown),
    denominatorName: 'referrals for which this is known',
  },
} as const satisfies Readonly<Record<string, Measure>>;
