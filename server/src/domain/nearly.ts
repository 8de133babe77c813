/**
 * How far apart two computed numbers may be and still count as equal: the mean of equal values is
 * not always exactly that value.
 */
const RELATIVE_ERROR = 1e-9;

/**
 * Whether one number is greater than another by more than the rounding error. Either number may be
 * infinite.
 */
export function isAbove(value: number, other: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(other)) return value > other;
  return value - other > RELATIVE_ERROR * Math.max(1, Math.abs(value), Math.abs(other));
}
