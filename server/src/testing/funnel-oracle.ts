/**
 * Funnels, and ratios of two places, computed independently by another method: summation and
 * numerical integration, without a library or the code being tested.
 */

export interface OraclePlace {
  readonly cases: number;
  readonly base: number;
}

export type OracleKind = 'RATE' | 'SHARE';

/** The probability of each count from 0 on, computed from that of the previous count. */
function pmfOf({
  base,
  centre,
  kind,
}: {
  readonly base: number;
  readonly centre: number;
  readonly kind: OracleKind;
}): readonly number[] {
  const mean = base * centre;
  const most = kind === 'SHARE' ? base : Math.ceil(mean + 20 * Math.sqrt(mean) + 60);
  const logs = [kind === 'RATE' ? -mean : base * Math.log(1 - centre)];
  for (let count = 1; count <= most; count++) {
    const factor =
      kind === 'RATE' ? mean / count : ((base - count + 1) / count) * (centre / (1 - centre));
    logs.push((logs.at(-1) ?? 0) + Math.log(factor));
  }
  return logs.map((log) => Math.exp(log));
}

/**
 * The range of counts outside which the probability is at most this high, half of it on each side.
 */
function chanceOf(
  of: Parameters<typeof pmfOf>[0],
  within: number,
): { readonly lower: number; readonly upper: number } {
  if (of.centre <= 0) return { lower: 0, upper: 0 };
  if (of.kind === 'SHARE' && of.centre >= 1) return { lower: of.base, upper: of.base };
  const pmf = pmfOf(of);
  const tail = (1 - within) / 2;
  let [lower, below] = [0, 0];
  while (below + (pmf[lower] ?? 0) <= tail) below += pmf[lower++] ?? 0;
  let [upper, above] = [pmf.length - 1, 0];
  while (above + (pmf[upper] ?? 0) <= tail) above += pmf[upper--] ?? 0;
  return { lower, upper };
}

/** An integral by Simpson’s rule. */
function areaUnder(
  curve: (x: number) => number,
  [from, to]: readonly [number, number],
  parts = 2000,
): number {
  const step = (to - from) / parts;
  let sum = curve(from) + curve(to);
  for (let index = 1; index < parts; index++)
    sum += (index % 2 === 1 ? 4 : 2) * curve(from + index * step);
  return (sum * step) / 3;
}

/** The argument at which an increasing function reaches a value. */
function solve(
  rises: (x: number) => number,
  wanted: number,
  [from, to]: readonly [number, number],
): number {
  let [low, high] = [from, to];
  for (let turn = 0; turn < 45; turn++) {
    const middle = (low + high) / 2;
    if (rises(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Caches the results of a function of numbers. */
function once<Key extends readonly number[]>(
  make: (...key: Key) => number,
): (...key: Key) => number {
  const known = new Map<string, number>();
  return (...key) => {
    const made = known.get(key.join()) ?? make(...key);
    known.set(key.join(), made);
    return made;
  };
}

/** A quantile of the normal distribution, for a probability above a half. */
const oracleZ = once((probability: number) => {
  const density = (x: number) => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return solve((x) => 0.5 + areaUnder(density, [0, x], 400), probability, [0, 10]);
});

/**
 * A quantile of Student’s distribution, for a probability above a half: with x as the tangent of an
 * angle its density is a power of a cosine.
 */
const oracleT = once((probability: number, freedom: number) => {
  const density = (angle: number) => Math.cos(angle) ** (freedom - 1);
  const half = areaUnder(density, [0, Math.PI / 2]);
  const angle = solve((to) => 0.5 + areaUnder(density, [0, to]) / (2 * half), probability, [
    0,
    Math.PI / 2,
  ]);
  return Math.sqrt(freedom) * Math.tan(angle);
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

function centreOf(places: readonly OraclePlace[]): number {
  const measured = places.filter(({ base }) => base > 0);
  return sum(measured.map(({ cases }) => cases)) / sum(measured.map(({ base }) => base));
}

/**
 * The factor by which the limits of a place are wider than chance, from the scatter of the other
 * places.
 */
export function oracleWidening(
  places: readonly OraclePlace[],
  left: ReadonlySet<number>,
  { kind, within }: { readonly kind: OracleKind; readonly within: number },
): number {
  const centre = centreOf(places);
  const squares = places.flatMap(({ cases, base }, index) => {
    if (left.has(index) || base <= 0) return [];
    const variance = base * centre * (kind === 'RATE' ? 1 : 1 - centre);
    return [variance === 0 ? 0 : (cases - base * centre) ** 2 / variance];
  });
  const phi = squares.length === 0 ? 1 : sum(squares) / squares.length;
  if (phi <= 1) return 1;
  const probability = (1 + within) / 2;
  return (oracleT(probability, squares.length) / oracleZ(probability)) * Math.sqrt(phi);
}

/** The limits of each place, in cases per unit of its base, and whether the place is outside. */
export function oracleFunnel(places: readonly OraclePlace[], kind: OracleKind) {
  const centre = centreOf(places);
  return places.map((place, index) => {
    if (place.base <= 0) return null;
    const expected = place.base * centre;
    const chance = chanceOf({ base: place.base, centre, kind }, 0.998);
    const widening = oracleWidening(places, new Set([index]), { kind, within: 0.998 });
    const lower = expected - (expected - chance.lower) * widening;
    const upper = expected + (chance.upper - expected) * widening;
    return {
      lower: Math.max(0, lower) / place.base,
      upper: (kind === 'SHARE' ? Math.min(place.base, upper) : upper) / place.base,
      outlier: place.cases > upper ? 'HIGH' : place.cases < lower ? 'LOW' : null,
    } as const;
  });
}

/** A quantile of a beta distribution with one parameter of at least 1. */
function oracleBeta(probability: number, alpha: number, beta: number): number {
  if (beta < 1) return 1 - oracleBeta(1 - probability, beta, alpha);
  if (alpha < 1) {
    // With x as a power of u, the curve is finite at its start.
    const density = (u: number) => (1 - u ** (1 / alpha)) ** (beta - 1);
    const all = areaUnder(density, [0, 1]);
    return solve((to) => areaUnder(density, [0, to]) / all, probability, [0, 1]) ** (1 / alpha);
  }
  // With x as the square of a sine, neither end is steep.
  const logAt = (angle: number) =>
    (2 * alpha - 1) * Math.log(Math.sin(angle)) + (2 * beta - 1) * Math.log(Math.cos(angle));
  const peak = Math.atan(Math.sqrt((2 * alpha - 1) / (2 * beta - 1)));
  const density = (angle: number) =>
    angle <= 0 || angle >= Math.PI / 2 ? 0 : Math.exp(logAt(angle) - logAt(peak));
  const all = areaUnder(density, [0, Math.PI / 2]);
  return (
    Math.sin(solve((to) => areaUnder(density, [0, to]) / all, probability, [0, Math.PI / 2])) ** 2
  );
}

interface OracleCompared {
  readonly one: OraclePlace;
  readonly other: OraclePlace;
  /** Whether the cases of one place are included in those of the other. */
  readonly isPart: boolean;
  readonly kind: OracleKind;
  readonly within: number;
  readonly widening: number;
}

/** The interval of the ratio of two figures. */
export function oracleRatio({ one, other, isPart, kind, within, widening }: OracleCompared): {
  readonly lower: number;
  readonly upper: number;
} {
  const tail = (1 - within) / 2;
  if (kind === 'RATE') {
    const [mine, theirs] = [
      one.cases / widening ** 2,
      (other.cases - (isPart ? one.cases : 0)) / widening ** 2,
    ];
    const lower = mine === 0 ? 0 : oracleBeta(tail, mine, theirs + 1);
    const upper = theirs === 0 ? 1 : oracleBeta(1 - tail, mine + 1, theirs);
    const bases = other.base / one.base;
    return isPart
      ? { lower: lower * bases, upper: upper * bases }
      : { lower: (lower / (1 - lower)) * bases, upper: (upper / (1 - upper)) * bases };
  }
  const isBare = [one, other].some(({ cases, base }) => cases === 0 || cases === base);
  const added = isBare ? 0.5 : 0;
  const [a, m, b, n] = [
    one.cases + added,
    one.base + 2 * added,
    other.cases + added,
    other.base + 2 * added,
  ];
  const deviation =
    Math.sqrt(Math.max(0, (m - a) / (a * m) + (isPart ? -1 : 1) * ((n - b) / (b * n)))) * widening;
  const middle = Math.log(a / m) - Math.log(b / n);
  const z = oracleZ(1 - tail);
  return { lower: Math.exp(middle - z * deviation), upper: Math.exp(middle + z * deviation) };
}
