/** How many more times something may be done at a given moment. It refills over time. */
export interface Allowance {
  /** How many uses are left, from 0 to `most`, fractions included. */
  readonly left: number;
  /** The moment at which `left` was counted, in milliseconds from any origin. */
  readonly at: number;
}

export interface AllowanceRule {
  /** The maximum of `left`. */
  readonly most: number;
  /** Milliseconds until one more use is added. */
  readonly oneEveryMs: number;
}

/**
 * Takes one use from an allowance if a whole one is left. A moment earlier than the last counts as
 * the last.
 */
export function useOne(
  { left, at }: Allowance,
  now: number,
  { most, oneEveryMs }: AllowanceRule,
): { readonly isAllowed: boolean; readonly allowance: Allowance } {
  const filled = Math.min(left + Math.max(now - at, 0) / oneEveryMs, most);
  const isAllowed = filled >= 1;
  return { isAllowed, allowance: { left: isAllowed ? filled - 1 : filled, at: Math.max(now, at) } };
}
