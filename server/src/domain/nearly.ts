/**
 * How far two computed numbers may lie apart and still be one: a mean of equals is not always
 * exactly their value.
 */
const RELATIVE_ERROR = 1e-9;

/**
 * Whether one number lies above another by more than the error of computing them. Ends that are
 * open are infinite.
 */
export function isAbove(value: number, other: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(other)) return value > other;
  return value - other > RELATIVE_ERROR * Math.max(1, Math.abs(value), Math.abs(other));
}
