/**
 * What a figure is made of: a share is its numerator by its denominator, whatever else is counted
 * or added up has the denominator 1.
 */
export interface Amount {
  readonly numerator: number;
  readonly denominator: number;
}

/** A part of a whole before a change and after it. Each is the mean of the quarters compared. */
export interface PartAmounts {
  readonly before: Amount;
  readonly after: Amount;
}

/** What a part has to do with the change of the whole. */
export interface Contribution {
  /** Its part of the change, in the unit of the figure. All of them add up to the change. */
  readonly amount: number;
  /** Of a share: by how much of that its own rate changed. Null for what has no rate. */
  readonly rateEffect: number | null;
  /** Of a share: what comes of its weight having changed. Null for what has no rate. */
  readonly mixEffect: number | null;
  /** Its proportion of the whole before: of what is counted, or of the cases that a share is of. */
  readonly proportion: number;
}

/**
 * The contributions of parts to the change of their sum, in their order.
 *
 * @param whole what they are parts of: more than their sum where some of it is not told apart
 */
export function contributionsToSum(
  parts: readonly PartAmounts[],
  whole: PartAmounts,
): readonly Contribution[] {
  const before = whole.before.numerator;
  return parts.map((part) => ({
    amount: part.after.numerator - part.before.numerator,
    rateEffect: null,
    mixEffect: null,
    proportion: before === 0 ? 0 : part.before.numerator / before,
  }));
}

/**
 * The contributions of parts to the change of their share, in their order, by Kitagawa (1955): mean
 * weight times change of rate, and change of weight times how far the mean rate lies from that of
 * the whole. A part without cases on one side has no rate there, so that all of its contribution is
 * mix.
 *
 * @param whole what they are parts of: more than their sum where some of it is not told apart
 */
export function contributionsToShare(
  parts: readonly PartAmounts[],
  whole: PartAmounts,
): readonly Contribution[] {
  const meanOfWhole = (shareOf(whole.before, whole.before) + shareOf(whole.after, whole.after)) / 2;
  return parts.map((part) => {
    const weights = {
      before: weightOf(part.before, whole.before),
      after: weightOf(part.after, whole.after),
    };
    // Weight times rate: what the part adds to the figure of the whole.
    const added = shareOf(part.after, whole.after) - shareOf(part.before, whole.before);
    const amount = added - (weights.after - weights.before) * meanOfWhole;
    const hasRates = part.before.denominator !== 0 && part.after.denominator !== 0;
    const rateEffect = hasRates
      ? ((weights.before + weights.after) / 2) *
        (shareOf(part.after, part.after) - shareOf(part.before, part.before))
      : 0;
    return { amount, rateEffect, mixEffect: amount - rateEffect, proportion: weights.before };
  });
}

/** What parts come to together. */
export function wholeOf(parts: readonly PartAmounts[]): PartAmounts {
  return {
    before: sumOfAmounts(parts.map(({ before }) => before)),
    after: sumOfAmounts(parts.map(({ after }) => after)),
  };
}

function sumOfAmounts(amounts: readonly Amount[]): Amount {
  return {
    numerator: sumOf(amounts.map(({ numerator }) => numerator)),
    denominator: sumOf(amounts.map(({ denominator }) => denominator)),
  };
}

/** What stands above the line, for each that the whole is a share of. */
function shareOf(part: Amount, whole: Amount): number {
  return whole.denominator === 0 ? 0 : part.numerator / whole.denominator;
}

function weightOf(part: Amount, whole: Amount): number {
  return whole.denominator === 0 ? 0 : part.denominator / whole.denominator;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
