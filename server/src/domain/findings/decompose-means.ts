import type { Figure } from '#domain/figures/figure/figure.js';
import type { Amounts } from '#domain/figures/table/figures-by-key.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';

import {
  type Amount,
  type Contribution,
  contributionsToShare,
  contributionsToSum,
  type PartAmounts,
} from './contributions.js';
import { isHidden, toAmount, toAmountOfParts } from './decompose.js';
import type { SplitFigures } from './explain-kpi.js';

/** The quarters whose means are compared. */
interface Compared {
  readonly before: readonly Quarter[];
  readonly after: readonly Quarter[];
}

/** The mean of a figure over some quarters, as far as it is shown. */
export interface ShownMean {
  /** The mean; null if part of it is hidden. */
  readonly amount: Amount | null;
  /**
   * How far the true value may be below and above the one shown, in the measure's unit; 0 if exact.
   */
  readonly below: number;
  readonly above: number;
  /**
   * The figure, if the mean covers one quarter; null for several quarters, and if nothing is
   * recorded.
   */
  readonly figure: Figure | null;
  /** Whether other agencies' part of the mean is rounded. */
  readonly isRounded: boolean;
}

/** A part of a change, with its figures as shown. */
export interface ShownPartOfChange {
  readonly key: KeyValue;
  readonly before: ShownMean;
  readonly after: ShownMean;
  /** The contribution in the measure's unit; null if either mean is hidden, in whole or in part. */
  readonly contribution: Contribution | null;
}

/** A change broken down by one list. */
export interface ShownSplit {
  readonly dimension: SplitFigures['dimension'];
  /** The parts in the order of their list, without those that have no records on either side. */
  readonly parts: readonly ShownPartOfChange[];
  /** The part of the change that cannot be broken down. Null if the parts add up to all of it. */
  readonly remainder: number | null;
}

/** A whole before and after a change. */
export interface ShownWhole {
  readonly before: ShownMean;
  readonly after: ShownMean;
}

/**
 * How far apart two sums of fractions may be and still count as equal, for each unit of the change.
 */
const COMPUTING_ERROR = 1e-9;

/**
 * The whole that is compared, as shown. If one of its quarters has no figure, there is nothing to
 * compare.
 */
export function readWhole(
  measure: Measure,
  wholeIn: (quarter: Quarter) => Figure | null,
  { before, after }: Compared,
): ShownWhole {
  const mean = (quarters: readonly Quarter[]): ShownMean => {
    const told = meanOf(measure, quarters, { figureIn: wholeIn, wholeIn });
    return quarters.every((quarter) => (wholeIn(quarter)?.value ?? null) !== null)
      ? told
      : { ...told, amount: null };
  };
  return { before: mean(before), after: mean(after) };
}

/** The change in the whole, in the measure's unit; null if the change is not shown. */
export function changeOfWhole(measure: Measure, { before, after }: ShownWhole): number | null {
  const [from, to] = [toValue(measure, before), toValue(measure, after)];
  return from === null || to === null ? null : to - from;
}

/**
 * A mean in the measure's unit. Null if it is hidden or missing, and for a share with a zero
 * denominator.
 */
export function toValue(measure: Measure, { amount }: Pick<ShownMean, 'amount'>): number | null {
  if (amount === null) return null;
  if (!isShare(measure)) return amount.numerator;
  return amount.denominator === 0 ? null : amount.numerator / amount.denominator;
}

/**
 * Breaks down a change between means of quarters by the shown figures of its parts, as `decompose`
 * does between two figures: with one quarter on each side the results are the same. Null if the
 * change itself is not shown.
 */
export function decomposeMeans(
  measure: Measure,
  { dimension, keys, figureOf, plain }: SplitFigures,
  {
    compared,
    wholeIn,
  }: { readonly compared: Compared; readonly wholeIn: (quarter: Quarter) => Figure | null },
): ShownSplit | null {
  const whole = readWhole(measure, wholeIn, compared);
  const change = changeOfWhole(measure, whole);
  if (change === null || whole.before.amount === null || whole.after.amount === null) return null;
  const ofWhole: PartAmounts = { before: whole.before.amount, after: whole.after.amount };
  const contributionsOf = isShare(measure) ? contributionsToShare : contributionsToSum;
  const parts = keys.flatMap((key, index): readonly ShownPartOfChange[] => {
    const mean = (quarters: readonly Quarter[]) =>
      plain && quarters.length > 1
        ? meanOfPlain(measure, index, { quarters, amountsIn: plain.amountsIn, wholeIn })
        : meanOf(measure, quarters, { figureIn: (quarter) => figureOf(quarter, key), wholeIn });
    const [before, after] = [mean(compared.before), mean(compared.after)];
    if (before.amount === null || after.amount === null)
      return [{ key, before, after, contribution: null }];
    const amounts = { before: before.amount, after: after.amount };
    const isNothing = [amounts.before, amounts.after].every(
      ({ numerator, denominator }) => numerator === 0 && denominator === 0,
    );
    return isNothing
      ? []
      : contributionsOf([amounts], ofWhole).map((contribution) => ({
          key,
          before,
          after,
          contribution,
        }));
  });
  const rest =
    change - parts.reduce((sum, { contribution }) => sum + (contribution?.amount ?? 0), 0);
  const size = Math.max(
    1,
    Math.abs(toValue(measure, whole.before) ?? 0),
    Math.abs(toValue(measure, whole.after) ?? 0),
  );
  const isAll =
    parts.every(({ contribution }) => contribution !== null) &&
    Math.abs(rest) <= COMPUTING_ERROR * size;
  return { dimension, parts, remainder: isAll ? null : rest };
}

/** Whether a difference between two means may come only from rounding. */
export function isTooClose(
  measure: Measure,
  { before, after }: Pick<ShownPartOfChange, 'before' | 'after'>,
): boolean {
  const [from, to] = [toValue(measure, before), toValue(measure, after)];
  if (from === null || to === null || !(before.isRounded || after.isRounded)) return false;
  return Math.abs(to - from) <= reachOf(measure, { before, after });
}

/**
 * How far the true difference between two means may be from the one shown, towards zero; 0 if both
 * are exact.
 */
export function reachOf(
  measure: Measure,
  { before, after }: Pick<ShownPartOfChange, 'before' | 'after'>,
): number {
  const isRise = (toValue(measure, after) ?? 0) > (toValue(measure, before) ?? 0);
  return isRise ? Math.hypot(after.below, before.above) : Math.hypot(after.above, before.below);
}

/** Whether a measure is a share or a ratio, with a denominator of its own. */
export function isShare({ denominator }: Pick<Measure, 'denominator'>): boolean {
  return denominator !== null && denominator !== 'POPULATION';
}

interface Reading {
  readonly figureIn: (quarter: Quarter) => Figure | null;
  /**
   * The figure of the whole: for a rate, a part's cases are compared with the people of the whole.
   */
  readonly wholeIn: (quarter: Quarter) => Figure | null;
}

function meanOf(
  measure: Measure,
  quarters: readonly Quarter[],
  { figureIn, wholeIn }: Reading,
): ShownMean {
  const figures = quarters.map(figureIn);
  const [only = null] = figures.length === 1 ? figures : [];
  const isRounded = figures.some((figure) => figure !== null && figure.range !== null);
  const hidden = figures.find((figure) => figure !== null && isHidden(figure)) ?? null;
  if (hidden !== null) return { amount: null, below: 0, above: 0, figure: hidden, isRounded };
  const amounts = figures.map((figure, index): Amount => {
    const whole = wholeIn(quarters[index] ?? '');
    return figure === null || whole === null ? nothing : toAmount(measure, figure, whole);
  });
  const sum = (values: readonly number[]) =>
    values.reduce((total, value) => total + value, 0) / quarters.length;
  return {
    amount: meanOfAmounts(amounts),
    below: sum(
      figures.map((figure) =>
        figure?.range && figure.value !== null ? Math.max(0, figure.value - figure.range.from) : 0,
      ),
    ),
    above: sum(
      figures.map((figure) =>
        figure?.range && figure.value !== null ? Math.max(0, figure.range.to - figure.value) : 0,
      ),
    ),
    figure: only,
    isRounded,
  };
}

/**
 * `meanOf` for quarters in which nothing can be hidden or rounded, so that figures are not needed.
 */
function meanOfPlain(
  measure: Measure,
  index: number,
  { quarters, amountsIn, wholeIn }: PlainReading,
): ShownMean {
  const sum = { numerator: 0, denominator: 0 };
  for (const quarter of quarters) {
    const whole = wholeIn(quarter);
    if (whole === null) continue;
    const { numerators, denominators } = amountsIn(quarter);
    const parts = { numerator: numerators[index] ?? 0, denominator: denominators[index] ?? 0 };
    const { numerator, denominator } = toAmountOfParts(measure, parts, whole);
    sum.numerator += numerator;
    sum.denominator += denominator;
  }
  const amount = {
    numerator: sum.numerator / quarters.length,
    denominator: sum.denominator / quarters.length,
  };
  return { amount, below: 0, above: 0, figure: null, isRounded: false };
}

interface PlainReading extends Pick<Reading, 'wholeIn'> {
  readonly quarters: readonly Quarter[];
  /** The amounts of all parts in a quarter. */
  readonly amountsIn: (quarter: Quarter) => Amounts;
}

const nothing: Amount = { numerator: 0, denominator: 0 };

function meanOfAmounts(amounts: readonly Amount[]): Amount {
  const sum = { numerator: 0, denominator: 0 };
  for (const { numerator, denominator } of amounts) {
    sum.numerator += numerator;
    sum.denominator += denominator;
  }
  return {
    numerator: sum.numerator / amounts.length,
    denominator: sum.denominator / amounts.length,
  };
}
