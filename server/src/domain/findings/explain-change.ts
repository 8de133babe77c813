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

/** A part of a split, by the quarters that are compared. */
export interface SplitPart extends PartAmounts {
  /** A code of the list that splits; null for "not known" and for no district recorded. */
  readonly key: string | null;
  /**
   * Whether it is one of those that are told apart, and not what is not known or coded to a larger
   * place.
   */
  readonly isDistinguishable: boolean;
  /**
   * Its figure in each quarter in a row up to the last that is compared with; null where there is
   * none. Of a share, how far its rate lay from the rate of the whole.
   */
  readonly past: readonly (number | null)[];
}

/** A change, taken apart by one list. */
export interface Split {
  readonly name: string;
  readonly parts: readonly SplitPart[];
}

export interface Change {
  readonly kind: FigureKind;
  /** How many quarters the amounts before and after are means of. */
  readonly quarters: { readonly before: number; readonly after: number };
  /**
   * Whether it is a real change by the control chart, and not one on last quarter or last year
   * alone.
   */
  readonly isReal: boolean;
  /**
   * Whether a share is one of cases, which vary by chance; of posts, hours or money nothing is
   * known. Not there where it is.
   */
  readonly isOfCases?: boolean;
  /** What a share of all is: 100 where its parts are in per cent. Not there where it is 1. */
  readonly scale?: number;
}

/** A part whose change makes more of the whole's than chance and its own past would. */
export interface ExplainingPart {
  readonly split: string;
  readonly key: string | null;
  readonly contribution: Contribution;
  /** By how much more of the change it makes than it makes of the whole, from 0 to 1 and beyond. */
  readonly excess: number;
}

/** What explains a change, or that nothing does. */
export type Explanation =
  | {
      readonly kind: 'PART';
      readonly part: ExplainingPart;
      readonly alsoExplain: readonly ExplainingPart[];
    }
  /** Nearly all parts of this split moved with it. */
  | { readonly kind: 'EVERYWHERE'; readonly split: string }
  | { readonly kind: 'NO_ONE_PART' };

/** At least so much of the change is the part's. */
const MIN_OF_CHANGE = 1 / 3;
/** Chance names some part so often: of one split, and of all that are looked at. */
const BY_CHANCE = { ofSplit: 0.025, ofAll: 0.05 } as const;
/** A part's own past counts from so many quarters on. */
const MIN_PAST = 8;
/** Turns a mean moving range into a standard deviation. */
const RANGES_TO_DEVIATION = 1.128;
/**
 * A deviation made from moving ranges is as uncertain as one with so many degrees of freedom for
 * each of them.
 */
const DEGREES_OF_FREEDOM = 0.62;
const EVERYWHERE = { minParts: 4, minShare: 0.8, minCases: 50, minCount: 20 } as const;

/** The contributions of each part of a split to the change, in their order; they add up to it. */
export function contributionsTo(
  { parts }: Pick<Split, 'parts'>,
  kind: FigureKind,
): readonly Contribution[] {
  return (kind === 'SHARE' ? contributionsToShare : contributionsToSum)(parts, wholeOf(parts));
}

/**
 * What explains a change that the page judges (FINDINGS 3): the part that moves with it, makes a
 * third of it and more than its proportion, and stands out from chance and from its own past; among
 * several the one with the largest excess over its proportion. Where none does, whether it happened
 * everywhere at once.
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
  return parts.flatMap((part, index): readonly ExplainingPart[] => {
    const contribution = contributions[index];
    if (!contribution) return [];
    const ofChange = contribution.amount / total;
    const excess = ofChange - contribution.proportion;
    if (ofChange < MIN_OF_CHANGE || excess <= 0 || scoreOf(part, parts, change) < 1) return [];
    return [{ split: split.name, key: part.key, contribution, excess }];
  });
}

/** Whether anything of a part was recorded on either side of a change. */
export function hasRecords({ before, after }: PartAmounts): boolean {
  return [before, after].some(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}

/**
 * How far a part's change lies beyond chance and its own past, 1 being where the likeliest of all
 * parts would lie by chance.
 */
function scoreOf(
  part: SplitPart,
  parts: readonly SplitPart[],
  change: Change & { readonly splitCount: number },
): number {
  const { kind, quarters, splitCount } = change;
  const whole = wholeOf(parts);
  const difference = differenceOf(part, whole, kind);
  const probability = 1 - Math.min(BY_CHANCE.ofSplit, BY_CHANCE.ofAll / splitCount) / parts.length;
  const past = pastOf(part, quarters);
  const bound = Math.max(
    chanceOf(part, whole, change) * normalQuantile(probability),
    // Its own past is known from few quarters.
    past === null ? 0 : past.error * tQuantile(probability, DEGREES_OF_FREEDOM * past.ranges),
  );
  // Of a part whose past is not known, and which chance says nothing of, nothing can be said.
  return bound === 0 ? 0 : Math.abs(difference) / bound;
}

/**
 * What is held against the error: of a share how much more its rate changed than that of the whole.
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
  // The variance of a part's rate less that of the whole it belongs to.
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
 * How far its own past moves its mean, and how many moving ranges say so; null where too little of
 * it is known.
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
 * Whether four fifths of the parts that have enough cases moved with the whole; what is not known
 * is none of them.
 */
function didMoveTogether({ parts }: Split, { kind, quarters, isOfCases = true }: Change): boolean {
  if (kind === 'AMOUNT') return false;
  // Cases of several quarters are so many more; posts are the same ones.
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
 * How far a part moved: of a share its rate, else its amount. 0 for a share of nothing on either
 * side.
 */
export function movementOf({ before, after }: PartAmounts, kind: FigureKind): number {
  if (kind !== 'SHARE') return after.numerator - before.numerator;
  return before.denominator === 0 || after.denominator === 0 ? 0 : rateOf(after) - rateOf(before);
}

function rateOf({ numerator, denominator }: Amount): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
