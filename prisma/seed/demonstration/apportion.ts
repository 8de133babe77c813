/**
 * Splits a whole number into parts. Each part gets 1, and the rest is divided by weight. Any
 * remainder goes to the parts that lost most by rounding, and to the first of equal parts. The
 * total must be at least the number of parts.
 */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const free = total - weights.length;
  if (free < 0) throw new Error(`${total} cannot be shared among ${weights.length}.`);
  const shares = weights.map((weight) => (free * weight) / sum);
  const whole = shares.map(Math.floor);
  const left = free - whole.reduce((all, part) => all + part, 0);
  const byLoss = shares
    .map((share, index) => ({ index, loss: share - Math.floor(share) }))
    .sort((a, b) => b.loss - a.loss);
  const favoured = new Set(byLoss.slice(0, left).map(({ index }) => index));
  return whole.map((part, index) => 1 + part + (favoured.has(index) ? 1 : 0));
}
