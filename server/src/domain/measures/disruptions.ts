/**
 * Declares the measures for disruptions. Their figures are worked out in
 * domain/figures/figure/figure.ts from sums (sums.ts here), shown by the blocks of
 * domain/pages/declared/disruptions.ts, and explained to readers by their description and formula.
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

/** The dimensions of disruptions: time, place and lead agency first. */
const disruptionDimensions: readonly Dimension[] = [
  ...commonDimensions,
  'CRIME_TYPE',
  'OBJECTIVE',
  'IMPACT',
  'TARGET',
  'SUPPORTING_AGENCY',
];

/**
 * Only confirmed disruptions count: those with the claimed impact, or with one that the panel
 * changed.
 */
const isConfirmed: Condition = { attribute: 'DISRUPTION_STATUS', in: ['CONFIRMED', 'REGRADED'] };
const confirmed = {
  source: 'DISRUPTIONS',
  countedBy: 'occurred_on',
  sum: 'QUANTITY',
  where: [isConfirmed],
} as const;
/** The disruption was sent to the panel, and is not decided yet. */
const isWaiting: Condition = { attribute: 'DISRUPTION_STATUS', in: ['SUBMITTED', 'IN_REVIEW'] };
const decided = { ...confirmed, countedBy: 'decided_on' } as const;
const sentenced = { ...confirmed, countedBy: 'sentence_counted_on' } as const;

export const disruptionParts = {
  disruptions: { ...confirmed, key: 'disruptions' },
  waiting: { ...confirmed, key: 'waiting', where: [isWaiting] },
  supported: {
    ...confirmed,
    key: 'supported',
    agency: 'SUPPORTER',
    where: [isConfirmed, { attribute: 'SUPPORTING_AGENCY', isKnown: true }],
  },
  majorModerate: {
    ...confirmed,
    key: 'major_moderate',
    where: [isConfirmed, { attribute: 'IMPACT', in: ['MAJOR', 'MODERATE'] }],
  },
  outsidePursue: {
    ...confirmed,
    key: 'outside_pursue',
    where: [isConfirmed, { attribute: 'OBJECTIVE', in: ['PREVENT', 'PROTECT', 'PREPARE'] }],
  },
  multiAgency: {
    ...confirmed,
    key: 'multi_agency',
    where: [isConfirmed, { attribute: 'IS_MULTI_AGENCY', in: ['YES'] }],
  },
  decided: {
    ...decided,
    key: 'decided',
    where: [{ attribute: 'IS_MODERATED_IN_28_DAYS', in: ['YES', 'NO'] }],
  },
  decidedIn28Days: {
    ...decided,
    key: 'decided_in_28_days',
    where: [{ attribute: 'IS_MODERATED_IN_28_DAYS', in: ['YES'] }],
  },
  sentencedAt: { ...sentenced, key: 'sentenced_at' },
  convictions: { ...sentenced, key: 'convictions', sum: ['CONVICTIONS'] },
  sentenceMonths: { ...sentenced, key: 'sentence_months', sum: ['SENTENCE_MONTHS'] },
  arrests: { ...confirmed, key: 'arrests', sum: ['ARRESTS'] },
  charges: { ...confirmed, key: 'charges', sum: ['CHARGES'] },
  cashAndAssets: { ...confirmed, key: 'cash_and_assets', sum: ['CASH_PENCE', 'ASSETS_PENCE'] },
  drugs: { ...confirmed, key: 'drugs_grams', sum: ['DRUGS_GRAMS'] },
  firearms: { ...confirmed, key: 'firearms', sum: ['FIREARMS_SEIZED'] },
  phones: { ...confirmed, key: 'phones', sum: ['PHONES'] },
  schoolVisits: { ...confirmed, key: 'school_visits', sum: ['SCHOOL_VISITS'] },
  linesClosed: {
    ...confirmed,
    key: 'lines_closed',
    sum: ['LINES_CLOSED_TYPE1', 'LINES_CLOSED_TYPE2'],
  },
  addressesVisited: { ...confirmed, key: 'addresses_visited', sum: ['ADDRESSES_VISITED'] },
  peopleSafeguarded: {
    ...confirmed,
    key: 'people_safeguarded',
    sum: ['ADULTS_SAFEGUARDED', 'CHILDREN_SAFEGUARDED'],
  },
} as const satisfies Readonly<Record<string, Part>>;

const disruption = { dimensions: disruptionDimensions } as const;
/** Results of confirmed disruptions; an empty cell means none. */
const result = { ...plainCount, ...disruption, basePart: disruptionParts.disruptions } as const;
const sentence = { ...result, basePart: disruptionParts.sentencedAt } as const;

export const disruptionMeasures = {
  disruptions: {
    ...plainCount,
    ...disruption,
    key: 'disruptions',
    name: 'Confirmed disruptions',
    inSentences: plural('confirmed disruptions'),
    description:
      'Acts after which a group or person can no longer operate, or a vulnerability can no longer be exploited, at the usual level of criminality, confirmed by moderation, by date of the act. A joint disruption counts once, for its lead agency.',
    formula: 'Total quantity of disruptions whose status is confirmed or regraded.',
    direction: 'HIGHER',
    numerator: plus(disruptionParts.disruptions),
  },
  disruptionsWaiting: {
    ...plainCount,
    ...disruption,
    key: 'disruptionsWaiting',
    name: 'Disruptions waiting for the panel',
    inSentences: plural('disruptions waiting for the panel'),
    description:
      'Disruptions sent to moderation but not yet decided, by date of the act. None of them is a confirmed disruption so far, and some never will be.',
    formula: 'Total quantity of disruptions whose status is submitted or in review.',
    numerator: plus(disruptionParts.waiting),
  },
  disruptionsPer1000: {
    ...plainCount,
    ...disruption,
    key: 'disruptionsPer1000',
    name: 'Confirmed disruptions per 1,000 people',
    inSentences: plural('confirmed disruptions per 1,000 people'),
    description:
      'Confirmed disruptions per 1,000 residents in the period shown, not per year. The population is the latest published mid-year estimate that is not after the period, or else the earliest.',
    formula: 'Confirmed disruptions / population x 1,000.',
    unit: 'RATE',
    direction: 'HIGHER',
    numerator: plus(disruptionParts.disruptions),
    denominator: 'POPULATION',
    scale: 1000,
    denominatorName: 'people who live there',
  },
  disruptionsSupported: {
    ...plainCount,
    // Several supporters of one disruption may be of the same kind, and it counts once for each
    // agency.
    dimensions: disruptionDimensions.filter((dimension) => dimension !== 'AGENCY_KIND'),
    key: 'disruptionsSupported',
    name: 'Confirmed disruptions supported',
    inSentences: plural('confirmed disruptions that had support'),
    description:
      'Confirmed disruptions that an agency supported without leading them, by date of the act. Here, agency means the supporter. A disruption with several supporters counts for each, so agencies must not be added up; it is never added to the disruptions that an agency led.',
    formula:
      'Total quantity of confirmed disruptions with a supporting agency, counted once for each supporter.',
    direction: 'HIGHER',
    numerator: plus(disruptionParts.supported),
  },
  majorModerateShare: {
    ...plainShare,
    ...disruption,
    key: 'majorModerateShare',
    name: 'Major and moderate share',
    inSentences: singular('the major and moderate share of disruptions'),
    inTitles: singular('the major and moderate share'),
    description:
      'The share of confirmed disruptions whose confirmed impact is major or moderate, by date of the act.',
    formula:
      '(Major + moderate) / confirmed disruptions x 100, by the impact that moderation confirmed.',
    direction: 'HIGHER',
    numerator: plus(disruptionParts.majorModerate),
    denominator: plus(disruptionParts.disruptions),
    denominatorName: 'confirmed disruptions',
  },
  nonPursueShare: {
    ...plainShare,
    ...disruption,
    key: 'nonPursueShare',
    name: 'Prevent, Protect and Prepare share',
    inSentences: singular('the Prevent, Protect and Prepare share of disruptions'),
    inTitles: singular('the Prevent, Protect and Prepare share'),
    description:
      'The share of confirmed disruptions whose objective is Prevent, Protect or Prepare, by date of the act.',
    formula: 'Confirmed disruptions outside Pursue / confirmed disruptions x 100.',
    numerator: plus(disruptionParts.outsidePursue),
    denominator: plus(disruptionParts.disruptions),
    denominatorName: 'confirmed disruptions',
  },
  multiAgencyShare: {
    ...plainShare,
    ...disruption,
    key: 'multiAgencyShare',
    name: 'Multi-agency share',
    inSentences: singular('the multi-agency share of disruptions'),
    description:
      'The share of confirmed disruptions that were supported by a different kind of agency from the lead, such as a council supporting the police, by date of the act.',
    formula:
      'Confirmed disruptions supported by a different kind of agency / confirmed disruptions x 100.',
    direction: 'HIGHER',
    numerator: plus(disruptionParts.multiAgency),
    denominator: plus(disruptionParts.disruptions),
    denominatorName: 'confirmed disruptions',
  },
  moderatedIn28Days: {
    ...plainShare,
    ...disruption,
    key: 'moderatedIn28Days',
    name: 'Moderated within 28 days',
    inSentences: singular('the share of disruptions moderated within 28 days'),
    inTitles: singular('the share moderated within 28 days'),
    description:
      'The share of decided disruptions, including rejected ones, that the panel decided within 28 days of submission (day 28 included), counted on the day of the decision. Those without a submission date are left out.',
    formula: 'Decided within 28 days of submission / decided x 100, by the date of the decision.',
    direction: 'HIGHER',
    numerator: plus(disruptionParts.decidedIn28Days),
    denominator: plus(disruptionParts.decided),
    denominatorName: 'decided disruptions',
  },
  arrests: {
    ...result,
    key: 'arrests',
    name: 'Arrests',
    inSentences: plural('arrests'),
    description: 'Arrests in confirmed disruptions, by date of the act.',
    formula: 'Total arrests in confirmed disruptions.',
    numerator: plus(disruptionParts.arrests),
  },
  charges: {
    ...result,
    key: 'charges',
    name: 'Charges',
    inSentences: plural('charges'),
    description: 'People charged after confirmed disruptions, by date of the act.',
    formula: 'Total charges in confirmed disruptions.',
    numerator: plus(disruptionParts.charges),
  },
  convictions: {
    ...sentence,
    key: 'convictions',
    name: 'Convictions',
    inSentences: plural('convictions'),
    description:
      'People convicted after confirmed disruptions, counted on the day of the sentence or, if that is unknown, on the day the disruption occurred.',
    formula:
      'Total convictions from confirmed disruptions, by the date of the sentence, or of the disruption if there is none.',
    numerator: plus(disruptionParts.convictions),
  },
  sentenceYears: {
    ...sentence,
    key: 'sentenceYears',
    name: 'Years of sentences',
    inSentences: singular('the sum of sentences'),
    description:
      'Years in prison given after confirmed disruptions, counted on the day of the sentence or, if that is unknown, on the day the disruption occurred.',
    formula:
      'Total months of sentences from confirmed disruptions / 12, by the date of the sentence, or of the disruption if there is none.',
    unit: 'YEARS',
    sumScale: 1 / 12,
    numerator: plus(disruptionParts.sentenceMonths),
  },
  cashAndAssets: {
    ...result,
    key: 'cashAndAssets',
    name: 'Cash and assets recovered',
    inSentences: plural('cash and assets recovered'),
    description: 'Cash and other assets taken in confirmed disruptions, by date of the act.',
    formula: 'Total cash and assets in confirmed disruptions.',
    unit: 'GBP',
    sumScale: 1 / 100,
    numerator: plus(disruptionParts.cashAndAssets),
  },
  drugsKg: {
    ...result,
    key: 'drugsKg',
    name: 'Drugs seized',
    inSentences: plural('drugs seized'),
    description:
      'Drugs of any kind seized in confirmed disruptions, by weight, by date of the act.',
    formula: 'Total grams of drugs in confirmed disruptions / 1,000.',
    unit: 'KILOGRAMS',
    sumScale: 1 / 1000,
    numerator: plus(disruptionParts.drugs),
  },
  firearms: {
    ...result,
    key: 'firearms',
    name: 'Firearms seized',
    inSentences: plural('firearms seized'),
    description: 'Firearms seized in confirmed disruptions, by date of the act.',
    formula: 'Total firearms in confirmed disruptions.',
    numerator: plus(disruptionParts.firearms),
  },
  phones: {
    ...result,
    key: 'phones',
    name: 'Phones seized',
    inSentences: plural('phones seized'),
    description: 'Phones seized in confirmed disruptions, by date of the act.',
    formula: 'Total phones in confirmed disruptions.',
    numerator: plus(disruptionParts.phones),
  },
  schoolVisits: {
    ...result,
    key: 'schoolVisits',
    name: 'School visits',
    inSentences: plural('school visits'),
    description: 'Visits to schools in confirmed disruptions, by date of the act.',
    formula: 'Total school visits in confirmed disruptions.',
    numerator: plus(disruptionParts.schoolVisits),
  },
  linesClosed: {
    ...result,
    key: 'linesClosed',
    name: 'County lines closed',
    inSentences: plural('county lines closed'),
    description:
      'County lines closed in confirmed disruptions, by date of the act: type 1 by charging the holder of the line, type 2 by taking its number out of use.',
    formula: 'Total type 1 and type 2 lines closed in confirmed disruptions.',
    numerator: plus(disruptionParts.linesClosed),
  },
  addressesVisited: {
    ...result,
    key: 'addressesVisited',
    name: 'Addresses visited',
    inSentences: plural('addresses visited'),
    description: 'Addresses visited in confirmed disruptions, by date of the act.',
    formula: 'Total addresses visited in confirmed disruptions.',
    numerator: plus(disruptionParts.addressesVisited),
  },
  peopleSafeguarded: {
    ...result,
    key: 'peopleSafeguarded',
    name: 'People safeguarded',
    inSentences: plural('people safeguarded'),
    description: 'Adults and children safeguarded in confirmed disruptions, by date of the act.',
    formula: 'Total adults and children safeguarded in confirmed disruptions.',
    disclosure: 'PROTECTED',
    numerator: plus(disruptionParts.peopleSafeguarded),
  },
} as const satisfies Readonly<Record<string, Measure>>;
