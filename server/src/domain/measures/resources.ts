/**
 * Declares the measures for resources: posts, vacancies, hours and money. Their figures are worked
 * out in domain/figures/figure/figure.ts from sums (sums.ts here), shown by the blocks of
 * domain/pages/declared/resourcing.ts, and explained to readers by their description and formula.
 */
import { type Dimension, quarterlyDimensions } from './dimensions.js';
import { disruptionParts } from './disruptions.js';
import {
  type Amount,
  less,
  type Measure,
  ofItsOwn,
  type Part,
  plainCount,
  plainShare,
  plural,
  plus,
  singular,
} from './measure.js';

/** The dimensions of resource lines: quarter, place and agency first. */
const resourceDimensions: readonly Dimension[] = [
  ...quarterlyDimensions,
  'OBJECTIVE',
  'STAFF_GROUP',
  'FUNDING_SOURCE',
];

const inQuarter = { source: 'RESOURCES', countedBy: 'quarter_start', where: [] } as const;
const atEnd = { ...inQuarter, isAtEnd: true } as const;
/**
 * Conditions that require numbers of a line to be known: a line without one of a ratio's numbers
 * counts in neither of its sums.
 */
const known = (...amounts: readonly Amount[]) =>
  amounts.map((amount) => ({ amount, isKnown: true }) as const);
const posts = known('ESTABLISHMENT_FTE', 'STRENGTH_FTE');
const time = known('HOURS_COMMITTED', 'HOURS_ABSTRACTED');
const money = known('BUDGET_PENCE', 'FORECAST_PENCE');

export const resourceParts = {
  lines: { ...inQuarter, key: 'lines', sum: 'RECORDS' },
  linesAtEnd: { ...atEnd, key: 'lines', sum: 'RECORDS' },
  strength: { ...atEnd, key: 'strength_fte', sum: ['STRENGTH_FTE'] },
  strengthKnown: { ...atEnd, key: 'strength_known', sum: 'RECORDS', where: known('STRENGTH_FTE') },
  establishment: { ...atEnd, key: 'establishment_fte', sum: ['ESTABLISHMENT_FTE'] },
  establishmentKnown: {
    ...atEnd,
    key: 'establishment_known',
    sum: 'RECORDS',
    where: known('ESTABLISHMENT_FTE'),
  },
  postsFunded: { ...atEnd, key: 'posts_funded', sum: ['ESTABLISHMENT_FTE'], where: posts },
  postsFilled: { ...atEnd, key: 'posts_filled', sum: ['STRENGTH_FTE'], where: posts },
  postsKnown: { ...atEnd, key: 'posts_known', sum: 'RECORDS', where: posts },
  committed: { ...inQuarter, key: 'hours_committed', sum: ['HOURS_COMMITTED'] },
  committedKnown: {
    ...inQuarter,
    key: 'hours_committed_known',
    sum: 'RECORDS',
    where: known('HOURS_COMMITTED'),
  },
  hoursGiven: {
    ...inQuarter,
    key: 'hours_given',
    sum: ['HOURS_COMMITTED', 'HOURS_ABSTRACTED'],
    where: time,
  },
  hoursLost: { ...inQuarter, key: 'hours_lost', sum: ['HOURS_ABSTRACTED'], where: time },
  hoursKnown: { ...inQuarter, key: 'hours_known', sum: 'RECORDS', where: time },
  spent: { ...inQuarter, key: 'spent_pence', sum: ['ACTUAL_PENCE'] },
  spentKnown: { ...inQuarter, key: 'spent_known', sum: 'RECORDS', where: known('ACTUAL_PENCE') },
  budget: { ...inQuarter, key: 'budget_pence', sum: ['BUDGET_PENCE'] },
  budgetKnown: { ...inQuarter, key: 'budget_known', sum: 'RECORDS', where: known('BUDGET_PENCE') },
  budgetForecast: {
    ...inQuarter,
    key: 'budget_of_forecast_pence',
    sum: ['BUDGET_PENCE'],
    where: money,
  },
  forecast: { ...inQuarter, key: 'forecast_pence', sum: ['FORECAST_PENCE'], where: money },
  forecastKnown: { ...inQuarter, key: 'forecast_known', sum: 'RECORDS', where: money },
} as const satisfies Readonly<Record<string, Part>>;

const line = { dimensions: resourceDimensions, basePart: resourceParts.lines } as const;
const staff = { ...line, kind: 'STOCK', basePart: resourceParts.linesAtEnd } as const;

export const resourceMeasures = {
  strengthFte: {
    ...plainCount,
    ...staff,
    key: 'strengthFte',
    name: 'Staff in post',
    inSentences: plural('staff in post'),
    description:
      "Staff in post in the period's last quarter, in full-time equivalents. Quarters cannot be added together.",
    formula: 'Total staff in post on the lines for the last quarter.',
    unit: 'FTE',
    numerator: plus(resourceParts.strength),
    validWhen: resourceParts.strengthKnown,
  },
  establishmentFte: {
    ...plainCount,
    ...staff,
    key: 'establishmentFte',
    name: 'Funded posts',
    inSentences: plural('funded posts'),
    description:
      "Funded posts in the period's last quarter, in full-time equivalents. Quarters cannot be added together.",
    formula: 'Total funded posts on the lines for the last quarter.',
    unit: 'FTE',
    numerator: plus(resourceParts.establishment),
    validWhen: resourceParts.establishmentKnown,
  },
  vacancyRate: {
    ...plainShare,
    ...staff,
    key: 'vacancyRate',
    name: 'Vacancy rate',
    inSentences: singular('the vacancy rate'),
    description:
      "The share of funded posts that are vacant, in the period's last quarter. Lines that lack either number are left out. The rate is below zero if more staff are in post than posts are funded.",
    formula: '(Funded posts - staff in post) / funded posts x 100, in the last quarter.',
    direction: 'LOWER',
    numerator: less(resourceParts.postsFunded, resourceParts.postsFilled),
    denominator: plus(resourceParts.postsFunded),
    partsUnit: 'FTE',
    denominatorName: 'funded posts',
    validWhen: resourceParts.postsKnown,
  },
  hoursCommitted: {
    ...plainCount,
    ...line,
    key: 'hoursCommitted',
    name: 'Hours committed',
    inSentences: singular('the time committed'),
    description:
      'Hours that agencies put into work against serious and organised crime in the quarter.',
    formula: 'Total hours committed.',
    unit: 'HOURS',
    numerator: plus(resourceParts.committed),
    validWhen: resourceParts.committedKnown,
  },
  abstractionRate: {
    ...plainShare,
    ...line,
    key: 'abstractionRate',
    name: 'Abstraction rate',
    inSentences: singular('the abstraction rate'),
    description:
      'The share of staff hours for this work that were moved to other duties. Lines that lack either number are left out.',
    formula: 'Hours abstracted / (hours committed + hours abstracted) x 100.',
    direction: 'LOWER',
    numerator: plus(resourceParts.hoursLost),
    denominator: plus(resourceParts.hoursGiven),
    partsUnit: 'HOURS',
    denominatorName: 'hours committed and abstracted',
    validWhen: resourceParts.hoursKnown,
  },
  spend: {
    ...plainCount,
    ...line,
    key: 'spend',
    name: 'Spend',
    inSentences: singular('the spend'),
    description: 'What agencies spent on this work, each quarter separately.',
    formula: 'Total actual spending.',
    unit: 'GBP',
    sumScale: 1 / 100,
    numerator: plus(resourceParts.spent),
    validWhen: resourceParts.spentKnown,
  },
  budget: {
    ...plainCount,
    ...line,
    key: 'budget',
    name: 'Budget',
    inSentences: singular('the budget'),
    description: 'What agencies planned to spend on this work, each quarter separately.',
    formula: 'Total of all budgets.',
    unit: 'GBP',
    sumScale: 1 / 100,
    numerator: plus(resourceParts.budget),
    validWhen: resourceParts.budgetKnown,
  },
  forecastVariance: {
    ...plainShare,
    ...line,
    key: 'forecastVariance',
    name: 'Forecast variance',
    inSentences: singular('the forecast variance'),
    description:
      'How far forecast spending is above or below the budget, as a share of the budget. The nearer to zero, the better. Lines that lack either number are left out.',
    formula: '(Forecast - budget) / budget x 100.',
    direction: 'NEAREST',
    numerator: less(resourceParts.forecast, resourceParts.budgetForecast),
    denominator: plus(resourceParts.budgetForecast),
    partsUnit: 'GBP',
    denominatorName: 'pounds of budget',
    sumScale: 1 / 100,
    validWhen: resourceParts.forecastKnown,
  },
  hoursPerDisruption: {
    ...plainCount,
    dimensions: resourceDimensions.filter(
      (dimension) => dimension !== 'STAFF_GROUP' && dimension !== 'FUNDING_SOURCE',
    ),
    basePart: ofItsOwn(resourceParts.lines),
    key: 'hoursPerDisruption',
    name: 'Hours per confirmed disruption',
    inSentences: singular('the time for each confirmed disruption'),
    description:
      'Hours committed for each confirmed disruption. An agency’s quarter counts only if it sent both hours and disruptions. Fewer hours are not better in themselves: a major disruption takes more of them, so this measure is shown only with the major and moderate share.',
    formula: 'Hours committed / confirmed disruptions, in quarters for which the agency sent both.',
    unit: 'HOURS',
    numerator: plus(ofItsOwn(resourceParts.committed)),
    denominator: plus(ofItsOwn(disruptionParts.disruptions)),
    denominatorName: 'confirmed disruptions',
    validWhen: ofItsOwn(resourceParts.committedKnown),
    companion: 'majorModerateShare',
  },
} as const satisfies Readonly<Record<string, Measure>>;
