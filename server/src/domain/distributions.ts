import jstat from 'jstat';

/** The value that a standard normal variable stays below with the given probability. */
export function normalQuantile(probability: number): number {
  return jstat.normal.inv(probability, 0, 1);
}

/**
 * The value that a variable with Student's t distribution stays below with the given probability.
 */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  return jstat.studentt.inv(probability, degreesOfFreedom);
}

/** The value that a variable with the beta distribution stays below with the given probability. */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  return jstat.beta.inv(probability, alpha, beta);
}

/** The range in which a count is expected, both ends included. */
export interface CountLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The exact range of a count with the Poisson distribution: at most half of the remaining
 * probability is below `lower`, and at most half above `upper`.
 *
 * @param probability of lying within the limits, such as 0.998
 */
export function poissonLimits(mean: number, probability: number): CountLimits {
  if (mean <= 0) return { lower: 0, upper: 0 };
  const logOfMean = Math.log(mean);
  const logOf = (count: number) => count * logOfMean - mean - jstat.gammaln(count + 1);
  return findLimits({ mode: Math.floor(mean), most: Infinity, probability, logOf });
}

/**
 * The exact range of the number of `cases` that have something, if each has it with probability
 * `share`.
 *
 * @param probability of lying within the limits, such as 0.998
 */
export function binomialLimits(cases: number, share: number, probability: number): CountLimits {
  if (share <= 0 || cases === 0) return { lower: 0, upper: 0 };
  if (share >= 1) return { lower: cases, upper: cases };
  const [ofAll, ofOne, ofOther] = [jstat.gammaln(cases + 1), Math.log(share), Math.log(1 - share)];
  const logOf = (count: number) =>
    ofAll -
    jstat.gammaln(count + 1) -
    jstat.gammaln(cases - count + 1) +
    count * ofOne +
    (cases - count) * ofOther;
  return findLimits({
    mode: Math.min(Math.floor((cases + 1) * share), cases),
    most: cases,
    probability,
    logOf,
  });
}

interface Distribution {
  /** The most likely count. */
  readonly mode: number;
  /** The largest possible count. */
  readonly most: number;
  readonly probability: number;
  /** The log-probability of a count. */
  readonly logOf: (count: number) => number;
}

/**
 * Adds up each tail from its far end, where terms are smallest, until it holds more than half of
 * what may lie outside.
 */
function findLimits({ mode, most, probability, logOf }: Distribution): CountLimits {
  const tail = (1 - probability) / 2;
  // Counts are less and less likely away from the mode, so a tail's end can be found without trying
  // every count.
  const end = (step: 1 | -1) => {
    const isEnd = (distance: number) => {
      const next = mode + step * (distance + 1);
      return next < 0 || next > most || logOf(mode + step * distance) <= MIN_LOG;
    };
    let [short, far] = [0, 1];
    while (!isEnd(far)) [short, far] = [far, far * 2];
    if (isEnd(short)) return mode;
    while (far - short > 1) {
      const middle = Math.floor((short + far) / 2);
      if (isEnd(middle)) far = middle;
      else short = middle;
    }
    return mode + step * far;
  };
  const walk = (from: number, step: 1 | -1) => {
    let count = from;
    for (let outside = Math.exp(logOf(count)); outside <= tail; outside += Math.exp(logOf(count)))
      count += step;
    return count;
  };
  return { lower: walk(end(-1), 1), upper: walk(end(1), -1) };
}

/** A log-probability below which a count adds nothing to a tail. */
const MIN_LOG = -50;
