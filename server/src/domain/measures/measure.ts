import type { Dataset } from '#domain/lists.js';
import { memoiseEach } from '#domain/memoise.js';

import { multiValued } from './coded-dimensions.js';
import { type CodeAxis, type Dimension, dimensions } from './dimensions.js';

/**
 * The name of a figure in a sentence, singular or plural. It is in lower case except for proper
 * names, so that it fits anywhere.
 */
export interface Wording {
  readonly words: string;
  readonly isPlural: boolean;
}

/**
 * A name that takes a singular verb. A figure in hours, years or posts does not repeat its unit.
 */
export const singular = (words: string): Wording => ({ words, isPlural: false });

/** A name that takes a plural verb. */
export const plural = (words: string): Wording => ({ words, isPlural: true });

export const units = {
  COUNT: 'A count, for example of people, reports or acts.',
  PERCENT: 'A share of a whole, 0 to 100.',
  RATE: 'A number for each 1,000 residents.',
  GBP: 'Pounds sterling.',
  KILOGRAMS: 'Kilograms.',
  YEARS: 'Years.',
  HOURS: 'Hours.',
  FTE: 'Full-time equivalents: posts or people, with part-time ones counted in part.',
} as const;
export type Unit = keyof typeof units;

export const directions = {
  HIGHER: 'Higher is better.',
  LOWER: 'Lower is better.',
  NEAREST: 'The nearer to zero, the better.',
  NEUTRAL: 'Neither more nor less is better in itself, so it is never rated.',
} as const;
export type Direction = keyof typeof directions;

/** How small numbers of a measure are hidden: see domain/disclosure/perturbation.ts. */
export const disclosureRules = {
  OPEN: 'Shown unrounded to every partner.',
  PROTECTED: 'Other agencies’ small numbers are protected.',
  PROTECTED_CRIME_TYPES:
    'Other agencies’ small numbers are protected for child sexual exploitation and abuse and for modern slavery and human trafficking; all other crime types are shown unrounded.',
  CLEARED_BY_DISTRICT: 'Shown unrounded to every partner, but by district to cleared viewers only.',
} as const;
export type DisclosureRule = keyof typeof disclosureRules;

export const measureKinds = {
  FLOW: 'What happened in the period; quarters add up to a year.',
  STOCK: "The position at the end of the period's last quarter. Quarters cannot be added together.",
} as const;
export type MeasureKind = keyof typeof measureKinds;

/** What is counted: the records of a dataset, or the returns that are due. */
export type Source = Dataset | 'RETURNS';

/**
 * What the conditions of a measure may use in addition to the dimensions: facts of a record that
 * are not for grouping.
 */
export type Attribute =
  | CodeAxis
  | 'DISRUPTION_STATUS'
  | 'IS_MULTI_AGENCY'
  | 'IS_MODERATED_IN_28_DAYS'
  | 'LED_TO_DISRUPTION'
  | 'LED_TO_OWN_DISRUPTION'
  | 'REASONABLE_GROUNDS'
  | 'IS_DECIDED_IN_5_DAYS'
  | 'TRIAGED_IN_TIME'
  | 'REPEAT_WITHIN_12_MONTHS'
  | 'OCG_STATUS'
  | 'IS_MAPPED_IN_QUARTER'
  | 'IS_ARCHIVED_IN_QUARTER'
  | 'IS_PLAN_IN_DATE'
  | 'IS_DISRUPTED'
  | 'IS_DISRUPTED_BY_OWNER'
  | 'IS_ON_TIME';

/** Numbers in a record that a measure may add up or use in a condition. */
export type Amount =
  | 'FIRST_ACTION_HOURS'
  | 'ARRESTS'
  | 'CHARGES'
  | 'CONVICTIONS'
  | 'SENTENCE_MONTHS'
  | 'CASH_PENCE'
  | 'ASSETS_PENCE'
  | 'DRUGS_GRAMS'
  | 'FIREARMS_SEIZED'
  | 'PHONES'
  | 'ADDRESSES_VISITED'
  | 'ADULTS_SAFEGUARDED'
  | 'CHILDREN_SAFEGUARDED'
  | 'SCHOOL_VISITS'
  | 'LINES_CLOSED_TYPE1'
  | 'LINES_CLOSED_TYPE2'
  | 'ESTABLISHMENT_FTE'
  | 'STRENGTH_FTE'
  | 'HOURS_COMMITTED'
  | 'HOURS_ABSTRACTED'
  | 'BUDGET_PENCE'
  | 'ACTUAL_PENCE'
  | 'FORECAST_PENCE';

/** A condition that a part puts on a record. All conditions in a list must hold. */
export type Condition =
  /**
   * The attribute has one of these values, or at least one of them if it may have several values.
   * Yes and no are YES and NO.
   */
  | { readonly attribute: Attribute; readonly in: readonly string[] }
  /**
   * The attribute is known, or is not. An attribute that may have several values is known if it has
   * any.
   */
  | { readonly attribute: Attribute; readonly isKnown: boolean }
  /** The number is known and at most this. */
  | { readonly amount: Amount; readonly atMost: number }
  /** The number is known, or is not. */
  | { readonly amount: Amount; readonly isKnown: boolean };

/**
 * The date of a record by which a part counts it. A register and a resource line are dated the
 * first day of their quarter.
 */
export type CountedBy =
  | 'received_on'
  | 'reasonable_grounds_on'
  | 'occurred_on'
  | 'decided_on'
  | 'sentence_counted_on'
  | 'quarter_start'
  | 'mapped_on'
  | 'archived_on';

/** An additive piece of measures: a sum over the records that meet every condition. */
export interface Part {
  /** The part's name among the parts of its source; also its column in a rollup. */
  readonly key: string;
  readonly source: Source;
  readonly countedBy: CountedBy;
  /**
   * What is added up: QUANTITY, RECORDS (one each), or a number of the record, where an empty one
   * adds nothing.
   */
  readonly sum: 'QUANTITY' | 'RECORDS' | readonly Amount[];
  readonly where: readonly Condition[];
  /** Which agency the record counts for; absent for the sender. */
  readonly agency?: 'SUPPORTER';
  /** True if only the records of the period's last quarter count: a stock. */
  readonly isAtEnd?: true;
  /**
   * What replaces the part for anyone who is not cleared, if the part depends on what one agency's
   * records say about another's: otherwise a question that names a guessed agency would test the
   * guess.
   */
  readonly forPartners?: Omit<Part, 'forPartners'>;
}

/** A part that is added, or subtracted if `sign` is -1. */
export interface Term {
  readonly part: Part;
  readonly sign: 1 | -1;
}

/**
 * A figure that the partnership has defined, declared once: everything else reads it from here. It
 * is numerator over denominator, each summed first, times `scale`; a count has no denominator and
 * is its sum times `sumScale`.
 */
export interface Measure {
  readonly key: string;
  readonly name: string;
  /** A name short enough for a tile. Absent if `name` is short enough. */
  readonly shortName?: string;
  /** The name in a title, for a share whose short name reads like a count. */
  readonly inTitles?: Wording;
  readonly inSentences: Wording;
  readonly description: string;
  /** The formula in words. */
  readonly formula: string;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly disclosure: DisclosureRule;
  readonly kind: MeasureKind;
  readonly dimensions: readonly Dimension[];
  readonly numerator: readonly Term[];
  /** POPULATION is the number of people who live in the places asked about. */
  readonly denominator: readonly Term[] | 'POPULATION' | null;
  /** Converts a ratio to the unit: 100 for a share, 1,000 for a rate. */
  readonly scale: number;
  /** Converts sums to the unit in which they are shown: 0.01 for pounds from pence. */
  readonly sumScale: number;
  /** The unit of a ratio's numerator and denominator. */
  readonly partsUnit: Unit;
  /** What the denominator counts, for sentences about it; null for counts. */
  readonly denominatorName: string | null;
  /**
   * What a share leaves out on purpose, so that the answer can say how much it was; null if it
   * leaves nothing out.
   */
  readonly leftOut: { readonly part: Part; readonly name: string } | null;
  /** The records that contain the measure's numbers; null if its own terms count records. */
  readonly basePart: Part | null;
  /**
   * The part of `basePart` in which the numbers are known. If there are records but none in this
   * part, the measure is not available.
   */
  readonly validWhen: Part | null;
  /**
   * Another dataset that decides which records count, such as disruptions for reports that led to
   * one. Any agency may send it. A return covers its own quarter and, if `quarters` is more than 1,
   * those after it. Records from quarters for which nobody has sent it do not count. Null if the
   * records do not depend on another dataset.
   */
  readonly dependsOn: { readonly dataset: Dataset; readonly quarters: number } | null;
  /**
   * Key of a measure that is always shown with this one, which would mislead on its own; null if
   * none.
   */
  readonly companion: string | null;
}

/**
 * The usual values for a measure: a flow that counts, leaves nothing out and can be shown alone.
 */
export const plainCount = {
  unit: 'COUNT',
  direction: 'NEUTRAL',
  disclosure: 'OPEN',
  kind: 'FLOW',
  denominator: null,
  scale: 1,
  sumScale: 1,
  partsUnit: 'COUNT',
  denominatorName: null,
  leftOut: null,
  basePart: null,
  validWhen: null,
  dependsOn: null,
  companion: null,
} as const;

/** The usual values for a share of a whole. */
export const plainShare = { ...plainCount, unit: 'PERCENT', scale: 100 } as const;

/** The sum of parts, as a measure declares it. */
export function plus(...parts: readonly Part[]): readonly Term[] {
  return parts.map((part) => ({ part, sign: 1 }));
}

/**
 * A part that only one measure uses, because it is counted over different records from those of
 * other measures.
 */
export function ofItsOwn(part: Part): Part {
  return { ...part };
}

/** One part minus another. */
export function less(part: Part, taken: Part): readonly Term[] {
  return [
    { part, sign: 1 },
    { part: taken, sign: -1 },
  ];
}

/** Whether a part adds up to whole numbers: it counts records, or their quantities. */
export function isWhole({ sum }: Pick<Part, 'sum'>): boolean {
  return sum === 'QUANTITY' || sum === 'RECORDS';
}

/** Every part that a measure uses, once each. */
export function partsOf(measure: Measure): readonly Part[] {
  return findParts(measure);
}

const findParts = memoiseEach(
  ({ numerator, denominator, leftOut, basePart, validWhen }: Measure): readonly Part[] => {
    const terms = [...numerator, ...termsBelow(denominator)].map(({ part }) => part);
    const beside = [leftOut?.part ?? null, basePart, validWhen].filter((part) => part !== null);
    return [...new Set([...terms, ...beside])];
  },
);

function termsBelow(denominator: Measure['denominator']): readonly Term[] {
  return denominator === null || denominator === 'POPULATION' ? [] : denominator;
}

/**
 * Whether agencies in questions about the measure are supporters. A record may have several
 * supporters.
 */
export function isOfSupporters(measure: Measure): boolean {
  return partsOf(measure).some(({ agency }) => agency === 'SUPPORTER');
}

/**
 * Whether a measure counts acts by the day on which they occurred, and each only once a panel has
 * confirmed it, weeks later.
 */
export function isConfirmedLater(measure: Measure): boolean {
  return partsOf(measure).some(
    ({ countedBy, where }) =>
      countedBy === 'occurred_on' &&
      where.some(
        (condition) =>
          'in' in condition &&
          condition.attribute === 'DISRUPTION_STATUS' &&
          condition.in.includes('CONFIRMED'),
      ),
  );
}

/**
 * Whether one record of the measure may be in several groups of the dimension, so that the groups
 * do not add up.
 */
export function canBeInSeveralParts(measure: Measure, dimension: Dimension): boolean {
  const { axis } = dimensions[dimension];
  return multiValued.has(axis) || (axis === 'AGENCY' && isOfSupporters(measure));
}

/**
 * The part whose records a measure is about: its `basePart`, or else the first part of its
 * denominator, or else of its numerator.
 */
export function baseOf({ numerator, denominator, basePart }: Measure): Part {
  const [first] = [...termsBelow(denominator), ...numerator];
  const base = basePart ?? first?.part;
  if (!base) throw new Error('A measure has no part');
  return base;
}

/** The sources that a measure uses, in the order of its formula. */
export function sourcesOf(measure: Measure): readonly Source[] {
  return findSources(measure);
}

const findSources = memoiseEach((measure: Measure): readonly Source[] => [
  ...new Set(partsOf(measure).map(({ source }) => source)),
]);
