import type { Figure } from '#domain/figures/figure/figure.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';
import type { KeyValue } from '#domain/question/dimension-values.js';

import {
  type Amount,
  type Contribution,
  contributionsToShare,
  contributionsToSum,
  type PartAmounts,
} from './contributions.js';

/** A figure before and after a change. */
export interface BeforeAndAfter {
  readonly before: Figure;
  readonly after: Figure;
}

/** A part of a whole, with its figures as shown. */
export interface ShownPart extends BeforeAndAfter {
  readonly key: KeyValue;
}

export interface PartOfChange extends ShownPart {
  /**
   * The contribution in the measure's unit; null if either figure is hidden, in whole or in part.
   */
  readonly contribution: Contribution | null;
}

/** A change broken down by one dimension. */
export interface Decomposition {
  /**
   * The parts, largest contribution first, hidden ones last. A part without records in either
   * quarter is left out.
   */
  readonly parts: readonly PartOfChange[];
  /** The part of the change that cannot be broken down. Null if the parts add up to all of it. */
  readonly remainder: number | null;
}

/**
 * How far apart two sums of fractions may be and still count as equal, for each unit of the change.
 */
const COMPUTING_ERROR = 1e-9;

/** The later figure minus the earlier one; null if either has no value, or is partly hidden. */
export function differenceOf(whole: BeforeAndAfter): number | null {
  const { before, after } = whole;
  return isHidden(before) || isHidden(after) || before.value === null || after.value === null
    ? null
    : after.value - before.value;
}

/**
 * Breaks down the change in a figure using only the shown figures of its parts: sums by their
 * differences, shares by rate and mix (Kitagawa), and rates for the people of a place as sums for
 * the people of the whole.
 *
 * @param whole the figures whose change is broken down; their difference is not null
 */
export function decompose(
  measure: Measure,
  whole: BeforeAndAfter,
  shown: readonly ShownPart[],
): Decomposition {
  const difference = differenceOf(whole) ?? 0;
  const ofWhole: PartAmounts = {
    before: toAmount(measure, whole.before, whole.before),
    after: toAmount(measure, whole.after, whole.after),
  };
  const contributionOf =
    measure.denominator === null || measure.denominator === 'POPULATION'
      ? contributionsToSum
      : contributionsToShare;
  const parts = shown.flatMap((part): readonly PartOfChange[] => {
    if (isHidden(part.before) || isHidden(part.after)) return [{ ...part, contribution: null }];
    const amounts = {
      before: toAmount(measure, part.before, whole.before),
      after: toAmount(measure, part.after, whole.after),
    };
    const isNothing = [amounts.before, amounts.after].every(
      ({ numerator, denominator }) => numerator === 0 && denominator === 0,
    );
    return isNothing
      ? []
      : contributionOf([amounts], ofWhole).map((contribution) => ({ ...part, contribution }));
  });
  const rest =
    difference - parts.reduce((sum, { contribution }) => sum + (contribution?.amount ?? 0), 0);
  const size = Math.max(1, Math.abs(whole.before.value ?? 0), Math.abs(whole.after.value ?? 0));
  const isAll =
    parts.every(({ contribution }) => contribution !== null) &&
    Math.abs(rest) <= COMPUTING_ERROR * size;
  const sizeOf = ({ contribution }: PartOfChange) =>
    contribution === null ? -1 : Math.abs(contribution.amount);
  return {
    parts: parts.toSorted((one, other) => sizeOf(other) - sizeOf(one)),
    remainder: isAll ? null : rest,
  };
}

/**
 * Whether part of a figure is hidden or withheld. Figures that nobody sent do not count: no whole
 * includes them.
 */
export function isHidden({ flags, isWithheld }: Figure): boolean {
  return isWithheld || flags.includes('CONFIDENTIAL');
}

/** What a figure adds to the whole's figure, in its unit: 0 if there is no figure. */
export function toAmount(measure: Measure, figure: Figure, whole: Figure): Amount {
  const { value, numerator, denominator } = figure;
  return toAmountOfParts(
    measure,
    { numerator: (measure.denominator === null ? value : numerator) ?? 0, denominator },
    whole,
  );
}

/** What a part adds to the whole's numerator and denominator. */
export function toAmountOfParts(
  { denominator, scale }: Measure,
  parts: Parts,
  whole: Figure,
): Amount {
  if (denominator === null) return { numerator: parts.numerator, denominator: 0 };
  const above = parts.numerator * scale;
  if (denominator !== 'POPULATION')
    return { numerator: above, denominator: parts.denominator ?? 0 };
  return { numerator: whole.denominator ? above / whole.denominator : 0, denominator: 0 };
}
