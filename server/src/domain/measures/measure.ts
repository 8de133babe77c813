import type { Dataset } from '#domain/lists.js';

import type { CodeAxis, Dimension } from './dimensions.js';

export const units = {
  COUNT: 'A number of people, reports or acts.',
  PERCENT: 'A share of a whole, 0 to 100.',
} as const;
export type Unit = keyof typeof units;

export const directions = {
  HIGHER: 'Higher is better.',
  LOWER: 'Lower is better.',
  NEAREST: 'Nearest to zero is better.',
  NEUTRAL: 'Neither way is better: more may mean better spotting. Never rated.',
} as const;
export type Direction = keyof typeof directions;

export const disclosureRules = {
  OPEN: 'Shown to every partner as it is.',
  PROTECTED: 'Small numbers of other agencies are protected.',
  PROTECTED_CRIME_TYPES:
    'Small numbers of other agencies are protected for child sexual exploitation and abuse and for modern slavery and human trafficking; all other crime types are shown as they are.',
} as const;
export type DisclosureRule = keyof typeof disclosureRules;

/** What a measure may look at beyond the dimensions: facts of a record that are not for grouping. */
export type Attribute = CodeAxis | 'REASONABLE_GROUNDS';

/** Numbers of a record that a measure may look at. */
export type Amount = 'FIRST_ACTION_HOURS';

/** What a part asks of a record. Conditions of a list hold together. */
export type Condition =
  /** Its attribute has one of these values; of several, at least one. */
  | { readonly attribute: Attribute; readonly in: readonly string[] }
  /** Its number is known and no more than this, which counts itself. */
  | { readonly amount: Amount; readonly atMost: number }
  /** Its number is known, or is not. */
  | { readonly amount: Amount; readonly isKnown: boolean };

/** An additive piece of a measure: the sum of quantity over the records that meet every condition. */
export interface Part {
  readonly where: readonly Condition[];
}

/** The date of its record that a measure counts by. */
export type CountedBy = 'received_on' | 'reasonable_grounds_on';

/**
 * A figure the partnership has defined, declared once: everything else reads it from here. A share is numerator over
 * denominator, each summed first; a count has no denominator.
 */
export interface Measure {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** The formula in words. */
  readonly formula: string;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly disclosure: DisclosureRule;
  readonly dataset: Dataset;
  readonly countedBy: CountedBy;
  readonly dimensions: readonly Dimension[];
  readonly numerator: Part;
  readonly denominator: Part | null;
  /** What its denominator counts, for sentences about it; null for counts. */
  readonly denominatorName: string | null;
  /** What a share leaves out on purpose, so that the answer can say how much it was; null where nothing is. */
  readonly leftOut: { readonly part: Part; readonly name: string } | null;
}
