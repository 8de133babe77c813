import {
  binomialLimits,
  type CountLimits,
  normalQuantile,
  poissonLimits,
  tQuantile,
} from '#domain/distributions.js';

/** A place or an agency in a funnel: its cases and its base. */
export interface FunnelPlace {
  readonly cases: number;
  /**
   * For a rate, what it is measured against (people, posts); for a share, the cases that it is a
   * share of.
   */
  readonly base: number;
}

/** Whether each case is one of the base (SHARE) or is only measured against the base (RATE). */
export type FunnelKind = 'RATE' | 'SHARE';

/** A place compared with the whole. Figures are cases for each unit of the base. */
export interface FunnelPoint {
  /** The figure of the place; null if it has no base. */
  readonly figure: number | null;
  /** The lower limit of the figure that is expected if the place is like the others. */
  readonly lower: number;
  readonly upper: number;
  /** The side on which the figure is outside the limits; null within them. */
  readonly outlier: 'HIGH' | 'LOW' | null;
}

export interface Funnel {
  /** The figure of the whole. */
  readonly centre: number;
  /** The points of all places given, in the same order. */
  readonly points: readonly FunnelPoint[];
}

/** The limits of places with this base. Figures are cases for each unit of the base. */
export interface FunnelLimits {
  readonly base: number;
  readonly lower: number;
  readonly upper: number;
  readonly innerLower: number;
  readonly innerUpper: number;
}

/** The probability that a place is within its limits by chance. */
const WITHIN = 0.998;

/** The probability within the inner limits, which are drawn but mark nothing. */
const WITHIN_INNER = 0.95;

/**
 * Which places differ from the whole by more than chance, and by more than places differ anyway
 * (FINDINGS 4): exact limits, Poisson for a rate and binomial for a share, widened if the other
 * places are scattered more than by chance.
 */
export function drawFunnel(places: readonly FunnelPlace[], kind: FunnelKind): Funnel {
  const centre = centreOf(places);
  const squares = squaredScores(places, kind);
  return {
    centre,
    points: places.map((place, index) =>
      toPoint(place, { centre, kind, widening: widenBy(without(squares, index)) }),
    ),
  };
}

/**
 * How a place would be marked in the same funnel with each of these numbers of cases: the mark if
 * it is the same for all of them, otherwise null.
 */
export function markOver(
  places: readonly FunnelPlace[],
  { index, cases }: { readonly index: number; readonly cases: readonly number[] },
  kind: FunnelKind,
): FunnelPoint['outlier'] {
  const marks = cases.map((each) => {
    const moved = places.map((place, at) => (at === index ? { ...place, cases: each } : place));
    const widening = widenBy(without(squaredScores(moved, kind), index));
    const place = moved[index];
    return place ? toPoint(place, { centre: centreOf(moved), kind, widening }).outlier : null;
  });
  const [first = null] = marks;
  return marks.every((mark) => mark === first) ? first : null;
}

/**
 * The limits as drawn, at each of the given bases. Each place has its own limits, because it is
 * compared with the others. The drawn limits are as wide as for one more place among those within
 * the limits, adjusted so that each place is on its own side of them.
 */
export function traceLimits(
  places: readonly FunnelPlace[],
  kind: FunnelKind,
  bases: readonly number[],
): readonly FunnelLimits[] {
  const { centre, points } = drawFunnel(places, kind);
  const squares = squaredScores(places, kind).filter((_, index) => points[index]?.outlier === null);
  const reach = places.map((place) => (place.base > 0 ? reachOf(place, centre, kind) : 0));
  const ends = (isOutside: boolean) =>
    reach.filter((_, index) => (points[index]?.outlier !== null) === isOutside);
  const [inside, outside] = [Math.max(0, ...ends(false)), Math.min(Infinity, ...ends(true))];
  const known = squares.filter((square) => square !== null);
  const wanted = widenBy(known);
  const widening =
    wanted >= inside && wanted < outside
      ? wanted
      : outside === Infinity
        ? Math.max(wanted, inside)
        : (inside + outside) / 2;
  const scatter = widening <= 1 ? 1 : widening / spreadOf(known.length, WITHIN);
  const inner = widening <= 1 ? 1 : Math.max(1, scatter * spreadOf(known.length, WITHIN_INNER));
  return bases.map((base) => {
    const [outer, within] = [
      widen({ base, centre, kind, widening, within: WITHIN }),
      widen({ base, centre, kind, widening: inner, within: WITHIN_INNER }),
    ];
    return {
      base,
      lower: outer.lower,
      upper: outer.upper,
      innerLower: within.lower,
      innerUpper: within.upper,
    };
  });
}

/**
 * How far each place is from the whole in standard deviations of chance, squared; null if it has no
 * base.
 */
export function squaredScores(
  places: readonly FunnelPlace[],
  kind: FunnelKind,
): readonly (number | null)[] {
  const centre = centreOf(places);
  return places.map(({ cases, base }) => {
    if (base <= 0) return null;
    const expected = base * centre;
    const variance = kind === 'RATE' ? expected : expected * (1 - centre);
    return variance === 0 ? 0 : (cases - expected) ** 2 / variance;
  });
}

/**
 * The factor by which the limits are wider than by chance alone, from the scatter of the other
 * places; never less than 1.
 */
export function widenBy(others: readonly (number | null)[], within = WITHIN): number {
  const known = others.filter((square) => square !== null);
  const scatter = known.length === 0 ? 1 : sumOf(known) / known.length;
  return scatter <= 1 ? 1 : spreadOf(known.length, within) * Math.sqrt(scatter);
}

/** How much wider limits from this many places are than limits from very many. */
function spreadOf(places: number, within: number): number {
  const probability = 1 - (1 - within) / 2;
  return tQuantile(probability, Math.max(1, places)) / normalQuantile(probability);
}

function centreOf(places: readonly FunnelPlace[]): number {
  const measured = places.filter(({ base }) => base > 0);
  const base = sumOf(measured.map((place) => place.base));
  return base === 0 ? 0 : sumOf(measured.map(({ cases }) => cases)) / base;
}

interface Limited {
  readonly centre: number;
  readonly kind: FunnelKind;
  readonly widening: number;
}

function toPoint({ cases, base }: FunnelPlace, limited: Limited): FunnelPoint {
  if (base <= 0)
    return { figure: null, lower: limited.centre, upper: limited.centre, outlier: null };
  const expected = base * limited.centre;
  const exact = limitsOf(base, limited);
  const lower = expected - (expected - exact.lower) * limited.widening;
  const upper = expected + (exact.upper - expected) * limited.widening;
  const outlier = cases > upper ? 'HIGH' : cases < lower ? 'LOW' : null;
  const most = limited.kind === 'SHARE' ? Math.min(upper, base) : upper;
  return { figure: cases / base, lower: Math.max(lower, 0) / base, upper: most / base, outlier };
}

function widen({
  base,
  centre,
  kind,
  widening,
  within,
}: Limited & { readonly base: number; readonly within: number }): CountLimits {
  const expected = base * centre;
  const exact = limitsOf(base, { centre, kind }, within);
  const [lower, upper] = [
    expected - (expected - exact.lower) * widening,
    expected + (exact.upper - expected) * widening,
  ];
  return {
    lower: Math.max(0, lower) / base,
    upper: (kind === 'SHARE' ? Math.min(upper, base) : upper) / base,
  };
}

/** The factor by which the limits would have to be wider than by chance alone to reach a place. */
function reachOf({ cases, base }: FunnelPlace, centre: number, kind: FunnelKind): number {
  const expected = base * centre;
  const exact = limitsOf(base, { centre, kind });
  const width = cases > expected ? exact.upper - expected : expected - exact.lower;
  return width === 0 ? 0 : Math.abs(cases - expected) / width;
}

function limitsOf(
  base: number,
  { centre, kind }: Omit<Limited, 'widening'>,
  within = WITHIN,
): CountLimits {
  return kind === 'RATE'
    ? poissonLimits(base * centre, within)
    : binomialLimits(base, centre, within);
}

function without<Value>(values: readonly Value[], index: number): readonly Value[] {
  return values.filter((_, at) => at !== index);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
