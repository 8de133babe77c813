import { betaQuantile, normalQuantile } from '#domain/distributions.js';

import type { FunnelKind, FunnelPlace } from './funnel.js';

/** The ratio of one place's figure to another's, with its interval. */
export interface FigureRatio {
  readonly ratio: number;
  readonly lower: number;
  /** The upper limit of the ratio; infinity if the other place may have no cases. */
  readonly upper: number;
}

interface Compared {
  readonly one: FunnelPlace;
  readonly other: FunnelPlace;
  /**
   * Whether the cases of one place are among those of the other, as a district's are among the
   * force's.
   */
  readonly isPartOfOther: boolean;
}

interface Certainty {
  /** How often the interval contains the true value, such as 0.95. */
  readonly within: number;
  /**
   * The factor by which the limits are wider than by chance alone, because places differ anyway:
   * see `widenBy`.
   */
  readonly widening: number;
}

/** Added to the cases of both places if one of them has no cases, or only cases (Walter 1975). */
const HALF = 0.5;

/**
 * The ratio of two places' figures with its interval. Null if neither has a case, or one has no
 * base.
 *
 * Rates: if two places do not differ, one has a binomial share of the cases of both (Przyborowski
 * and Wilenski 1940), and its exact limits (Clopper and Pearson 1934) are those of the ratio.
 * Shares: the logarithm of their ratio with its variance (Katz and others 1978). If places are
 * scattered more than by chance, cases come in clumps, and count as fewer cases (quasi-likelihood,
 * Wedderburn 1974). The cases of a place inside a larger one are also cases of the larger one, and
 * a binomial share of them.
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
  // For a place inside a larger one, `of` is its share of the larger one's cases; for two separate
  // places, its share of the cases of both.
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

/** The variance of a share's logarithm. */
function varianceOf({ cases, base }: FunnelPlace): number {
  return Math.max(0, 1 / cases - 1 / base);
}

function addHalf({ cases, base }: FunnelPlace): FunnelPlace {
  return { cases: cases + HALF, base: base + 2 * HALF };
}

function ratioOf(one: number, other: number): number {
  return other === 0 ? Infinity : one / other;
}

/** Whether an interval excludes equality. */
export function isBeyondChance({ lower, upper }: Pick<FigureRatio, 'lower' | 'upper'>): boolean {
  return lower > 1 || upper < 1;
}

/**
 * The widest of several intervals, for rounded figures, which may have one of several true values.
 */
export function spanRatios(ratios: readonly FigureRatio[]): Pick<FigureRatio, 'lower' | 'upper'> {
  return {
    lower: Math.min(...ratios.map(({ lower }) => lower)),
    upper: Math.max(...ratios.map(({ upper }) => upper)),
  };
}
