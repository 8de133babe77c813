import { betaQuantile, normalQuantile } from '#domain/distributions.js';

import type { FunnelKind, FunnelPlace } from './funnel.js';

/**
 * How many times the figure of one place is that of another, and between which numbers that lies.
 */
export interface FigureRatio {
  readonly ratio: number;
  readonly lower: number;
  /** Infinity where the other place may have none. */
  readonly upper: number;
}

interface Compared {
  readonly one: FunnelPlace;
  readonly other: FunnelPlace;
  /**
   * Whether the cases of one are among those of the other, as those of a district among those of
   * the force.
   */
  readonly isPartOfOther: boolean;
}

interface Certainty {
  /** How often the interval holds the truth, such as 0.95. */
  readonly within: number;
  /** How many times wider than chance limits are, as places differ anyway: see `widenBy`. */
  readonly widening: number;
}

/** Added to the cases of both sides where one has none, or only cases (Walter 1975). */
const HALF = 0.5;

/**
 * The ratio of the figures of two places with its interval. Null where neither has a case, or one
 * has nothing to measure against.
 *
 * Rates: of all cases of two places that are alike, one has a binomial share (Przyborowski and
 * Wilenski 1940), whose exact limits (Clopper and Pearson 1934) are those of the ratio. Shares: the
 * logarithm of their ratio with its variance (Katz and others 1978). Where places are scattered
 * more than chance scatters them, cases come in clumps: there is as much to go by as in so many
 * fewer cases (quasi-likelihood, Wedderburn 1974). A place and what it lies in share its cases: it
 * has a binomial share of the larger one.
 */
export function compareFigures(
  compared: Compared,
  kind: FunnelKind,
  certainty: Certainty,
): FigureRatio | null {
  const { one, other } = compared;
  if (one.base <= 0 || other.base <= 0 || one.cases + other.cases <= 0) return null;
  return kind === 'RATE' ? compareRates(compared, certainty) : compareShares(compared, certainty);
}

function compareRates(
  { one, other, isPartOfOther }: Compared,
  { within, widening }: Certainty,
): FigureRatio {
  const clump = widening ** 2;
  const rest = isPartOfOther ? Math.max(0, other.cases - one.cases) : other.cases;
  const [cases, others] = [one.cases / clump, rest / clump];
  const tail = (1 - within) / 2;
  const share = {
    lower: cases <= 0 ? 0 : betaQuantile(tail, cases, others + 1),
    upper: others <= 0 ? 1 : betaQuantile(1 - tail, cases + 1, others),
  };
  // Of one in a larger place the share is held against that of the base; of two apart it is that of
  // both together.
  const toRatio = (of: number) => (isPartOfOther ? of : of / (1 - of)) * (other.base / one.base);
  return {
    ratio: ratioOf(one.cases / one.base, other.cases / other.base),
    lower: toRatio(share.lower),
    upper: toRatio(share.upper),
  };
}

function compareShares(
  { one, other, isPartOfOther }: Compared,
  { within, widening }: Certainty,
): FigureRatio {
  const isBare = [one, other].some(({ cases, base }) => cases <= 0 || cases >= base);
  const [mine, theirs] = isBare ? [addHalf(one), addHalf(other)] : [one, other];
  const variance = Math.max(
    0,
    isPartOfOther ? varianceOf(mine) - varianceOf(theirs) : varianceOf(mine) + varianceOf(theirs),
  );
  const middle = mine.cases / mine.base / (theirs.cases / theirs.base);
  const reach = Math.exp(normalQuantile(1 - (1 - within) / 2) * widening * Math.sqrt(variance));
  return {
    ratio: ratioOf(one.cases / one.base, other.cases / other.base),
    lower: middle / reach,
    upper: middle * reach,
  };
}

/** Of the logarithm of a share. */
function varianceOf({ cases, base }: FunnelPlace): number {
  return Math.max(0, 1 / cases - 1 / base);
}

function addHalf({ cases, base }: FunnelPlace): FunnelPlace {
  return { cases: cases + HALF, base: base + 2 * HALF };
}

function ratioOf(one: number, other: number): number {
  return other === 0 ? Infinity : one / other;
}

/** Whether an interval leaves out that both are the same. */
export function isBeyondChance({ lower, upper }: Pick<FigureRatio, 'lower' | 'upper'>): boolean {
  return lower > 1 || upper < 1;
}

/** The widest of several, as where figures are rounded and the truth may lie in several places. */
export function spanRatios(ratios: readonly FigureRatio[]): Pick<FigureRatio, 'lower' | 'upper'> {
  return {
    lower: Math.min(...ratios.map(({ lower }) => lower)),
    upper: Math.max(...ratios.map(({ upper }) => upper)),
  };
}
