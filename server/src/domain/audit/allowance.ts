/** How many times something may still be done at some moment. It fills up again with time. */
export interface Allowance {
  /** From 0 to `most`, fractions included. */
  readonly left: number;
  /** The moment, in milliseconds from any beginning. */
  readonly at: number;
}

export interface AllowanceRule {
  /** At once, after long enough without any. */
  readonly most: number;
  /** After how many milliseconds there is one more. */
  readonly oneEveryMs: number;
}

/**
 * Uses one of an allowance, where there is a whole one left. A moment before the last one counts as
 * that one.
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
