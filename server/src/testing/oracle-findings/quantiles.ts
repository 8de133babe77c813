/** The inverse of the normal distribution, by bisection. */
export function z(probability: number): number {
  let low = -10;
  let high = 10;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (normal(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const knownT = new Map<string, number>();

/** The inverse of Student's distribution. */
export function t(probability: number, freedom: number): number {
  const name = `${String(probability)} ${String(freedom)}`;
  const known = knownT.get(name) ?? invertT(probability, freedom);
  knownT.set(name, known);
  return known;
}

/**
 * The inverse of Student's distribution, computed by adding up the density in small steps from the
 * middle.
 */
function invertT(probability: number, freedom: number): number {
  const density = (at: number): number => (1 + (at * at) / freedom) ** (-(freedom + 1) / 2);
  const step = 0.0005;
  // The range covers almost all of one half. Beyond it, the tail follows a power law.
  const far = 60;
  let half = 0;
  for (let at = step / 2; at < far; at += step) half += density(at) * step;
  half += (density(far) * far) / freedom;
  const wanted = (2 * probability - 1) * half;
  let sum = 0;
  let at = 0;
  while (sum < wanted && at < far) {
    sum += density(at + step / 2) * step;
    at += step;
  }
  return at;
}

function normal(at: number): number {
  // Marsaglia’s series, accurate enough between -8 and 8
  if (at < -8) return 0;
  if (at > 8) return 1;
  let sum = 0;
  let term = at;
  for (let step = 3; sum + term !== sum; step += 2) {
    sum += term;
    term = (term * at * at) / step;
  }
  return 0.5 + sum * Math.exp(-0.5 * at * at - 0.918_938_533_204_672_8);
}
