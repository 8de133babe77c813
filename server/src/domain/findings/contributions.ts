/**
 * What a figure is made of: for a share its numerator and denominator; anything else that is
 * counted or added up has the denominator 1.
 */
export interface Amount {
  readonly numerator: number;
  readonly denominator: number;
}

/** A part of a whole before and after a change. Each is the mean of the quarters compared. */
export interface PartAmounts {
  readonly before: Amount;
  readonly after: Amount;
}

/** How a part contributes to the change in the whole. */
export interface Contribution {
  /**
   * How much of the change the part accounts for, in the figure's unit. All contributions add up to
   * the change.
   */
  readonly amount: number;
  /**
   * For a share: how much of the contribution comes from the part's own rate. Null if it has no
   * rate.
   */
  readonly rateEffect: number | null;
  /**
   * For a share: how much of the contribution comes from the part's weight. Null if it has no rate.
   */
  readonly mixEffect: number | null;
  /**
   * The part's proportion of the whole before the change: of what is counted, or of a share's
   * cases.
   */
  readonly proportion: number;
}

/**
 * The contributions of parts to the change in their sum, in their order.
 *
 * @param whole the whole, which is more than the sum of the parts if some of it has no part recorded
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
 * The contributions of parts to the change in their share, in their order, by Kitagawa (1955): mean
 * weight times change in rate, and change in weight times the distance of the mean rate from that
 * of the whole. A part without cases on one side has no rate there, so its contribution is all mix.
 *
 * @param whole the whole, which is more than the sum of the parts if some of it has no part recorded
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
    // Weight times rate: what the part adds to the whole's figure.
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

/** The sum of the parts. */
export function wholeOf(parts: readonly PartAmounts[]): PartAmounts {
  const before = { numerator: 0, denominator: 0 };
  const after = { numerator: 0, denominator: 0 };
  for (const part of parts) {
    before.numerator += part.before.numerator;
    before.denominator += part.before.denominator;
    after.numerator += part.after.numerator;
    after.denominator += part.after.denominator;
  }
  return { before, after };
}

/** The numerator for each unit of the whole's denominator. */
function shareOf(part: Amount, whole: Amount): number {
  return whole.denominator === 0 ? 0 : part.numerator / whole.denominator;
}

function weightOf(part: Amount, whole: Amount): number {
  return whole.denominator === 0 ? 0 : part.denominator / whole.denominator;
}
