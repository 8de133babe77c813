import { binomialLimits, type CountLimits, normalQuantile, poissonLimits, tQuantile } from './distributions.js';

/** A place or an agency in a funnel: how many cases of how much. */
export interface FunnelPlace {
  readonly cases: number;
  /** Of a rate, what it is measured against (people, posts); of a share, the cases that it is a share of. */
  readonly base: number;
}

/** A place beside the whole. Figures are cases for each unit of the base. */
export interface FunnelPoint {
  /** Null where there is nothing to measure against. */
  readonly figure: number | null;
  /** Where its figure is expected, were it like the others. */
  readonly lower: number;
  readonly upper: number;
  /** Null within the limits. */
  readonly outlier: 'HIGH' | 'LOW' | null;
}

export interface Funnel {
  /** The figure of the whole. */
  readonly centre: number;
  /** As many as went in, in their order. */
  readonly points: readonly FunnelPoint[];
}

/** A place lies within its limits by chance this often. */
const WITHIN = 0.998;

/**
 * Which places differ from the whole by more than chance, and by more than places differ anyway (FINDINGS 4): exact limits,
 * Poisson for a rate and binomial for a share, widened where the other places are scattered more than chance scatters them.
 *
 * @param kind whether each case is one of its base (SHARE) or is only measured against it (RATE)
 */
export function drawFunnel(places: readonly FunnelPlace[], kind: 'RATE' | 'SHARE'): Funnel {
  const measured = places.filter(({ base }) => base > 0);
  const base = sumOf(measured.map((place) => place.base));
  const centre = base === 0 ? 0 : sumOf(measured.map(({ cases }) => cases)) / base;
  const squares = places.map((place) => (place.base > 0 ? squaredScore(place, centre, kind) : null));
  const points = places.map((place, index): FunnelPoint => {
    if (place.base <= 0) return { figure: null, lower: centre, upper: centre, outlier: null };
    const others = squares.filter((square, at) => square !== null && at !== index).filter((square) => square !== null);
    const expected = place.base * centre;
    const exact = limitsOf(place, centre, kind);
    const widening = widenBy(others);
    const lower = expected - (expected - exact.lower) * widening;
    const upper = expected + (exact.upper - expected) * widening;
    const outlier = place.cases > upper ? 'HIGH' : place.cases < lower ? 'LOW' : null;
    return { figure: place.cases / place.base, lower: Math.max(lower, 0) / place.base, upper: upper / place.base, outlier };
  });
  return { centre, points };
}

/** How many times wider than chance, by how the others are scattered: never narrower. */
function widenBy(others: readonly number[]): number {
  const scatter = others.length === 0 ? 1 : sumOf(others) / others.length;
  if (scatter <= 1) return 1;
  const probability = 1 - (1 - WITHIN) / 2;
  return (tQuantile(probability, others.length) / normalQuantile(probability)) * Math.sqrt(scatter);
}

function squaredScore({ cases, base }: FunnelPlace, centre: number, kind: 'RATE' | 'SHARE'): number {
  const expected = base * centre;
  const variance = kind === 'RATE' ? expected : expected * (1 - centre);
  return variance === 0 ? 0 : (cases - expected) ** 2 / variance;
}

function limitsOf({ base }: FunnelPlace, centre: number, kind: 'RATE' | 'SHARE'): CountLimits {
  return kind === 'RATE' ? poissonLimits(base * centre, WITHIN) : binomialLimits(base, centre, WITHIN);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
