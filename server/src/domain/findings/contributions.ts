/** What a figure is made of: a share is its numerator by its denominator, whatever else is counted or added up has the denominator 1. */
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
  readonly ofRate: number | null;
  /** Of a share: what comes of its weight having changed. Null for what has no rate. */
  readonly ofMix: number | null;
  /** Its proportion of the whole before: of what is counted, or of the cases that a share is of. */
  readonly proportion: number;
}

/** The contributions of parts to the change of their sum, in their order. */
export function contributionsToSum(parts: readonly PartAmounts[]): readonly Contribution[] {
  const before = sumOf(parts.map((part) => part.before.numerator));
  return parts.map((part) => ({
    amount: part.after.numerator - part.before.numerator,
    ofRate: null,
    ofMix: null,
    proportion: before === 0 ? 0 : part.before.numerator / before,
  }));
}

/**
 * The contributions of parts to the change of their share, in their order, by Kitagawa (1955): mean weight times change of
 * rate, and change of weight times how far the mean rate lies from that of the whole. A part without cases on one side has
 * the rate of the other side there, so that all of its contribution is mix.
 */
export function contributionsToShare(parts: readonly PartAmounts[]): readonly Contribution[] {
  const [before, after] = [wholeOf(parts.map((part) => part.before)), wholeOf(parts.map((part) => part.after))];
  const meanOfWhole = (rateOf(before, 0) + rateOf(after, 0)) / 2;
  return parts.map((part) => {
    const weights = { before: weightOf(part.before, before), after: weightOf(part.after, after) };
    const rateBefore = rateOf(part.before, rateOf(part.after, 0));
    const rateAfter = rateOf(part.after, rateBefore);
    const ofRate = ((weights.before + weights.after) / 2) * (rateAfter - rateBefore);
    const ofMix = (weights.after - weights.before) * ((rateBefore + rateAfter) / 2 - meanOfWhole);
    return { amount: ofRate + ofMix, ofRate, ofMix, proportion: weights.before };
  });
}

/** The sum of some amounts. */
export function wholeOf(amounts: readonly Amount[]): Amount {
  return {
    numerator: sumOf(amounts.map(({ numerator }) => numerator)),
    denominator: sumOf(amounts.map(({ denominator }) => denominator)),
  };
}

function rateOf({ numerator, denominator }: Amount, otherwise: number): number {
  return denominator === 0 ? otherwise : numerator / denominator;
}

function weightOf(part: Amount, whole: Amount): number {
  return whole.denominator === 0 ? 0 : part.denominator / whole.denominator;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
