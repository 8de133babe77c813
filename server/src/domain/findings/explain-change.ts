import { normalQuantile, tQuantile } from '#domain/distributions.js';

import {
  type Amount,
  type Contribution,
  contributionsToShare,
  contributionsToSum,
  type PartAmounts,
  wholeOf,
} from './contributions.js';

/**
 * How a figure varies by chance: cases that are counted, a share of cases, or amounts (hours,
 * posts, money), whose variation is not known.
 */
export type FigureKind = 'COUNT' | 'SHARE' | 'AMOUNT';

/** A part of a split, over the quarters that are compared. */
export interface SplitPart extends PartAmounts {
  /** A code from the split's list; null for "not known" and for no district recorded. */
  readonly key: string | null;
  /** Whether the part is known, and not the records without a value or coded to a larger place. */
  readonly isDistinguishable: boolean;
  /**
   * The part's figure in each consecutive quarter up to the last one before the change; null if
   * there is none. For a share, the distance of the part's rate from the whole's.
   */
  readonly past: readonly (number | null)[];
}

/** A change, broken down by one list. */
export interface Split {
  readonly name: string;
  readonly parts: readonly SplitPart[];
}

export interface Change {
  readonly kind: FigureKind;
  /** The number of quarters that the mean before covers, and that of the mean after. */
  readonly quarters: { readonly before: number; readonly after: number };
  /**
   * Whether the control chart shows a real change, and not just a difference from last quarter or
   * last year.
   */
  readonly isReal: boolean;
  /**
   * Whether a share is one of cases, which vary by chance; nothing is known about posts, hours or
   * money. True if absent.
   */
  readonly isOfCases?: boolean;
  /** The value of a share of everything: 100 for percentages. 1 if absent. */
  readonly scale?: number;
}

/**
 * A part that changed by more than chance and its own past would explain, and accounts for more of
 * the change than its proportion.
 */
export interface ExplainingPart {
  readonly split: string;
  readonly key: string | null;
  readonly contribution: Contribution;
  /**
   * By how much the part's proportion of the change exceeds its proportion of the whole: above 0,
   * and perhaps above 1.
   */
  readonly excess: number;
}

/** What explains a change, or that nothing does. */
export type Explanation =
  | {
      readonly kind: 'PART';
      readonly part: ExplainingPart;
      readonly alsoExplain: readonly ExplainingPart[];
    }
  /** Nearly all parts of this split moved with the whole. */
  | { readonly kind: 'EVERYWHERE'; readonly split: string }
  | { readonly kind: 'NO_ONE_PART' };

/** The part must account for at least this much of the change. */
const MIN_OF_CHANGE = 1 / 3;
/** How often a part may be named by chance alone: in one split, and in all splits together. */
const BY_CHANCE = { ofSplit: 0.025, ofAll: 0.05 } as const;
/** A part's own past counts from this many quarters on. */
const MIN_PAST = 8;
/** Turns a mean moving range into a standard deviation. */
const RANGES_TO_DEVIATION = 1.128;
/**
 * A deviation estimated from moving ranges is as uncertain as one with this many degrees of freedom
 * for each of them.
 */
const DEGREES_OF_FREEDOM = 0.62;
const EVERYWHERE = { minParts: 4, minShare: 0.8, minCases: 50, minCount: 20 } as const;

/** The contributions of a split's parts to the change, in their order; they add up to it. */
export function contributionsTo(
  { parts }: Pick<Split, 'parts'>,
  kind: FigureKind,
): readonly Contribution[] {
  return (kind === 'SHARE' ? contributionsToShare : contributionsToSum)(parts, wholeOf(parts));
}

/**
 * What explains a change that the page rates (FINDINGS 3): the part that moves the same way,
 * accounts for a third of the change and more than its proportion, and stands out from chance and
 * from its own past. If there are several, it is the one with the largest excess over its
 * proportion; if there is none, the answer is whether the change happened everywhere at once.
 */
export function explainChange(splits: readonly Split[], change: Change): Explanation {
  const explaining = splits
    .flatMap((split) => findExplaining(split, { ...change, splitCount: splits.length }))
    .toSorted((one, other) => other.excess - one.excess);
  const [part, ...alsoExplain] = explaining;
  if (part) return { kind: 'PART', part, alsoExplain };
  const everywhere = change.isReal
    ? splits.find((split) => didMoveTogether(split, change))
    : undefined;
  return everywhere ? { kind: 'EVERYWHERE', split: everywhere.name } : { kind: 'NO_ONE_PART' };
}

function findExplaining(
  split: Split,
  change: Change & { readonly splitCount: number },
): readonly ExplainingPart[] {
  const parts = split.parts.filter(hasRecords);
  const contributions = contributionsTo({ parts }, change.kind);
  const total = contributions.reduce((sum, { amount }) => sum + amount, 0);
  if (total === 0) return [];
  const whole = wholeOf(parts);
  return parts.flatMap((part, index): readonly ExplainingPart[] => {
    const contribution = contributions[index];
    if (!contribution) return [];
    const ofChange = contribution.amount / total;
    const excess = ofChange - contribution.proportion;
    if (
      ofChange < MIN_OF_CHANGE ||
      excess <= 0 ||
      !standsOut(part, { whole, count: parts.length }, change)
    )
      return [];
    return [{ split: split.name, key: part.key, contribution, excess }];
  });
}

/** Whether a part has any records before or after a change. */
export function hasRecords({ before, after }: PartAmounts): boolean {
  return [before, after].some(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}

/**
 * Whether a part's change is beyond chance and its own past: further than even the most extreme of
 * all parts would move by chance.
 */
function standsOut(
  part: SplitPart,
  { whole, count }: { readonly whole: PartAmounts; readonly count: number },
  change: Change & { readonly splitCount: number },
): boolean {
  const { kind, quarters, splitCount } = change;
  const difference = Math.abs(differenceOf(part, whole, kind));
  const probability = 1 - Math.min(BY_CHANCE.ofSplit, BY_CHANCE.ofAll / splitCount) / count;
  const byChance = chanceOf(part, whole, change) * normalQuantile(probability);
  if (difference < byChance) return false;
  const past = pastOf(part, quarters);
  const byPast =
    // The part's own past has few quarters, so its error is itself uncertain.
    past === null ? 0 : past.error * tQuantile(probability, DEGREES_OF_FREEDOM * past.ranges);
  // Nothing can be said about a part without a known past if chance does not apply to it either.
  const isUnknown = byChance <= 0 && byPast <= 0;
  return !isUnknown && difference >= byPast;
}

/**
 * What is compared with the error: for a share, how much more its rate changed than the whole's.
 */
function differenceOf({ before, after }: SplitPart, whole: PartAmounts, kind: FigureKind): number {
  if (kind !== 'SHARE') return after.numerator - before.numerator;
  if (before.denominator === 0 || after.denominator === 0) return 0;
  return rateOf(after) - rateOf(before) - (rateOf(whole.after) - rateOf(whole.before));
}

function chanceOf(
  { before, after }: SplitPart,
  whole: PartAmounts,
  { kind, quarters, isOfCases = true, scale = 1 }: Change,
): number {
  if (kind === 'AMOUNT' || !isOfCases) return 0;
  if (kind === 'COUNT')
    return Math.sqrt(before.numerator / quarters.before + after.numerator / quarters.after);
  // The variance of the difference between a part's rate and that of the whole.
  const variance = (part: Amount, all: Amount, count: number) => {
    const rate = rateOf(all);
    const cases = part.denominator * count;
    return cases === 0 ? 0 : rate * (scale - rate) * (1 / cases - 1 / (all.denominator * count));
  };
  const sum =
    variance(before, whole.before, quarters.before) + variance(after, whole.after, quarters.after);
  return Math.sqrt(Math.max(sum, 0));
}

/**
 * The error of a part's mean, from its own past, and the number of moving ranges behind it; null if
 * too little is known.
 */
function pastOf(
  { past }: SplitPart,
  quarters: Change['quarters'],
): { readonly error: number; readonly ranges: number } | null {
  if (past.filter((value) => value !== null).length < MIN_PAST) return null;
  const ranges = past.flatMap((value, index) => {
    const before = past[index - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  if (ranges.length === 0) return null;
  const deviation =
    ranges.reduce((sum, range) => sum + range, 0) / ranges.length / RANGES_TO_DEVIATION;
  return {
    error: deviation * Math.sqrt(1 / quarters.before + 1 / quarters.after),
    ranges: ranges.length,
  };
}

/**
 * Whether four fifths of the parts that have enough cases moved with the whole; unknown values do
 * not count as a part.
 */
function didMoveTogether({ parts }: Split, { kind, quarters, isOfCases = true }: Change): boolean {
  if (kind === 'AMOUNT') return false;
  // Several quarters have more cases, but not more posts.
  const summed = isOfCases ? quarters.before : 1;
  const hasEnough = ({ before }: SplitPart) =>
    kind === 'COUNT'
      ? before.numerator >= EVERYWHERE.minCount
      : before.denominator * summed >= EVERYWHERE.minCases;
  const told = parts.filter((part) => part.isDistinguishable && hasEnough(part));
  if (told.length < EVERYWHERE.minParts) return false;
  const whole = wholeOf(parts);
  const direction = Math.sign(movementOf(whole, kind));
  const together = told.filter((part) => Math.sign(movementOf(part, kind)) === direction);
  return direction !== 0 && together.length >= EVERYWHERE.minShare * told.length;
}

/**
 * How far a part moved: for a share its rate, otherwise its amount. 0 for a share with a zero
 * denominator on either side.
 */
export function movementOf({ before, after }: PartAmounts, kind: FigureKind): number {
  if (kind !== 'SHARE') return after.numerator - before.numerator;
  return before.denominator === 0 || after.denominator === 0 ? 0 : rateOf(after) - rateOf(before);
}

function rateOf({ numerator, denominator }: Amount): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
